import type { Io } from '../cli/command.ts';
import { runCommandLine } from '../cli/run-command-line.ts';
import { commands } from '../commands.ts';
import type { Finished } from './run-cli.ts';

/** What the program prints and ends with, without a process of its own: for the many ways to ask it wrongly. `typed`: its secrets. */
export async function runHere(
  args: string[],
  env: NodeJS.ProcessEnv = {},
  typed: string[] = [],
): Promise<Finished> {
  let [out, err] = ['', ''];
  const io: Io = {
    out: (line) => void (out += `${line}\n`),
    print: (text) => void (out += text),
    stream: (pieces) => Promise.resolve(void (out += [...pieces].join(''))),
    err: (line) => void (err += `${line}\n`),
    secret: () => Promise.resolve(typed.shift() ?? ''),
    env: { ...process.env, ...env },
    // Nobody asks it to stop.
    stopped: () => new Promise(() => undefined),
  };
  const code = await runCommandLine(commands, args, io);
  return { code, out, err };
}

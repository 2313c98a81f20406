import { InputError } from '../../adapters/feeds/replay/input-error.ts';
import { SourceError } from '../../adapters/feeds/source/source-error.ts';
import { nearest } from '../../adapters/settings/nearest.ts';
import { SettingsFault } from '../../adapters/settings/settings-fault.ts';
import { Problem, usageProblem } from '../problem.ts';
import { programVersion } from '../../adapters/project-root.ts';
import type { Command, Io } from './command.ts';
import { commandHelp, generalHelp } from './help-text.ts';
import { readCommandLine } from './read-command-line.ts';

/**
 * Does what the arguments say and gives the exit code. Every failure is one line on standard error, with a tip and
 * never with a stack (CALLWALL_DEBUG=1 adds it).
 */
export async function runCommandLine(
  commands: readonly Command[],
  args: readonly string[],
  io: Io,
): Promise<number> {
  try {
    return await dispatch(commands, args, io);
  } catch (fault) {
    const problem = asProblem(fault);
    const tip = problem.tip === '' ? '' : ` — tip: ${problem.tip}`;
    io.err(`callwall: ${oneLine(problem.message)}${oneLine(tip)}`);
    if (io.env['CALLWALL_DEBUG'] === '1' && fault instanceof Error) io.err(fault.stack ?? '');
    return problem.exitCode;
  }
}

async function dispatch(commands: readonly Command[], args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) throw usageProblem('no command given', 'callwall --help lists them');
  if (name === '--version' || name === '-v' || name === '-V') return say(io, programVersion());
  if (name === '--help' || name === '-h') return say(io, generalHelp(commands));
  if (name === 'help') return help(commands, rest, io);
  const command = find(commands, name);
  const line = readCommandLine(command, rest);
  return line.flag('help') ? say(io, commandHelp(command)) : await command.run(line, io);
}

function help(commands: readonly Command[], rest: readonly string[], io: Io): number {
  const [name] = rest;
  return say(io, name === undefined ? generalHelp(commands) : commandHelp(find(commands, name)));
}

function say(io: Io, text: string): number {
  io.out(text);
  return 0;
}

function find(commands: readonly Command[], name: string): Command {
  const command = commands.find((each) => each.name === name);
  if (command !== undefined) return command;
  const near = nearest(name, [...commands.map((each) => each.name), 'help']);
  const tip = near === undefined ? 'callwall --help lists the commands' : `did you mean ${near}?`;
  throw usageProblem(name.startsWith('-') ? `unknown option ${name}` : `unknown command ${name}`, tip);
}

function asProblem(fault: unknown): Problem {
  if (fault instanceof Problem) return fault;
  if (fault instanceof SettingsFault)
    return new Problem(fault.message, 'docs/settings.md explains every key', 2);
  if (fault instanceof InputError) return withTip(fault.message, 2);
  if (fault instanceof SourceError) return withTip(fault.message, 1);
  const said = fault instanceof Error ? fault.message : String(fault);
  return new Problem(`internal error: ${said}`, 'set CALLWALL_DEBUG=1 to see where', 1);
}

/** The feeds' own problems bring their tip at the end of the message. */
function withTip(message: string, exitCode: 1 | 2): Problem {
  const [said = '', tip = ''] = message.split(/\. Tip: /);
  return new Problem(said, tip, exitCode);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, '; ');
}

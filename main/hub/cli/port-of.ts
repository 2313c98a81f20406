import { usageProblem } from '../problem.ts';
import type { CommandLine } from './command.ts';

/** The value of `--port`, or undefined. @throws Problem when it is no port number. */
export function portOf(line: CommandLine): number | undefined {
  const asked = line.text('port');
  if (asked === undefined) return undefined;
  const port = Number(asked);
  if (/^\d+$/.test(asked) && port <= 65_535) return port;
  throw usageProblem(`--port ${asked} is not a port`, 'a number from 0 (any free port) to 65535');
}

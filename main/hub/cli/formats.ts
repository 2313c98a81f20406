import { usageProblem } from '../problem.ts';
import type { CommandLine, OptionSpec } from './command.ts';

/** How an answer is printed. */
export type Format = 'json' | 'csv';

/** The option of every command that prints rows. */
export const formatOption: OptionSpec = { value: 'json|csv', help: 'how to print it' };

/** The format asked for; undefined when none was. @throws Problem */
export function formatOf(line: CommandLine): Format | undefined {
  const asked = line.text('format');
  if (asked === undefined || asked === 'json' || asked === 'csv') return asked;
  throw usageProblem(`--format ${asked} is unknown`, 'json or csv');
}

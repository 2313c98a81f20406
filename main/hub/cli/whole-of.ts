import { usageProblem } from '../problem.ts';
import type { CommandLine } from './command.ts';

/** The value of an option that takes a whole number from `least` on; undefined when it is not given. @throws Problem */
export function wholeOf(line: CommandLine, name: string, least: number): number | undefined {
  const text = line.text(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
  throw usageProblem(`--${name} ${text} is not a number of that kind`, `a whole number from ${least} on`);
}

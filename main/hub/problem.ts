/**
 * A problem for the person at the command line, told in one line with a tip and without a stack. Exit codes: 1 it did
 * not work, 2 it was asked for in a wrong way.
 */
export class Problem extends Error {
  readonly tip: string;
  readonly exitCode: 1 | 2;

  constructor(message: string, tip: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = 'Problem';
    this.tip = tip;
    this.exitCode = exitCode;
  }
}

/** A wrong use of the command line (exit code 2). */
export function usageProblem(message: string, tip: string): Problem {
  return new Problem(message, tip, 2);
}

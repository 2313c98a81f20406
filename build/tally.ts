/** Counts of one part of the test run. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed, by name; told again at the end of a run, whose middle is long. */
  failures: string[];
}

/** The sum of several parts. */
export function sumTallies(parts: readonly Tally[]): Tally {
  const sum = (key: 'passed' | 'failed' | 'skipped') => parts.reduce((total, part) => total + part[key], 0);
  const failures = parts.flatMap((part) => part.failures);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), failures };
}

/** The last line of a run, plain and alone, for people and for whoever counts: `12 passed, 0 failed, 1 skipped`. */
export function tallyLine({ passed, failed, skipped }: Omit<Tally, 'failures'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Prints the last line; the process exits with 1 when something failed or nothing ran. */
export function finish(parts: readonly Tally[]): void {
  const total = sumTallies(parts);
  for (const failure of total.failures) process.stdout.write(`failed: ${failure}\n`);
  process.stdout.write(`\n${tallyLine(total)}\n`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

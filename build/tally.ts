/** Counts of one part of the test run. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** The sum of several parts. */
export function sumTallies(parts: readonly Tally[]): Tally {
  const sum = (key: keyof Tally) => parts.reduce((total, part) => total + part[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The last line of a run, plain and alone, for people and for whoever counts: `12 passed, 0 failed, 1 skipped`. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Prints the last line; the process exits with 1 when something failed or nothing ran. */
export function finish(parts: readonly Tally[]): void {
  const total = sumTallies(parts);
  process.stdout.write(`\n${tallyLine(total)}\n`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

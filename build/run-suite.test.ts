import { describe, expect, it } from 'vitest';
import { countReport } from './run-suite.ts';
import { sumTallies, tallyLine } from './tally.ts';

const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

describe('the count of a test run', () => {
  it('takes passed, failed, skipped and to-do tests from the report', () => {
    const report = { ...clean, numFailedTests: 2, numPendingTests: 4, numTodoTests: 1 };
    expect(countReport(report, 1)).toEqual({ passed: 3, failed: 2, skipped: 5 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ];
    expect(countReport({ ...clean, testResults }, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('counts a run that ended badly with every test passed as one failure', () => {
    expect(countReport(clean, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  it('is told in one plain line that names skipped tests only when there are some', () => {
    const parts = [countReport(clean, 0), { passed: 5, failed: 0, skipped: 0 }];
    expect(tallyLine(sumTallies(parts))).toBe('8 passed, 0 failed');
    expect(tallyLine({ passed: 8, failed: 1, skipped: 2 })).toBe('8 passed, 1 failed, 2 skipped');
  });
});

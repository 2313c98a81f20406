import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './run-command.ts';
import { countReport, countTwice } from './run-suite.ts';
import { sumTallies, tallyLine } from './tally.ts';

const clean = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };

describe('the count of a test run', () => {
  it('takes passed, failed, skipped and to-do tests from the report', () => {
    const report = { ...clean, numFailedTests: 2, numPendingTests: 4, numTodoTests: 1 };
    expect(countReport(report, 1)).toMatchObject({ passed: 3, failed: 2, skipped: 5 });
  });

  it('names each test that failed and its file', () => {
    const assertionResults = [
      { fullName: 'the sum is right', status: 'failed' },
      { fullName: 'it is fast', status: 'passed' },
    ];
    const testResults = [{ name: join(root, 'main/sum.test.ts'), status: 'failed', assertionResults }];
    const report = { ...clean, numFailedTests: 1, testResults };
    expect(countReport(report, 1).failures).toEqual(['main/sum.test.ts: the sum is right']);
  });

  it('counts a file that could not be loaded as one failure', () => {
    const testResults = [
      { name: join(root, 'a.test.ts'), status: 'failed', assertionResults: [] },
      {
        name: join(root, 'b.test.ts'),
        status: 'passed',
        assertionResults: [{ fullName: 'x', status: 'passed' }],
      },
    ];
    const failures = ['a.test.ts: not loaded'];
    expect(countReport({ ...clean, testResults }, 1)).toEqual({ passed: 3, failed: 1, skipped: 0, failures });
  });

  it('counts a run that ended badly with every test passed as one failure', () => {
    const failures = ['an error outside of any test'];
    expect(countReport(clean, 1)).toEqual({ passed: 3, failed: 1, skipped: 0, failures });
  });

  it('takes the second outcome of files that were run again, and the first of all others', () => {
    const file = (name: string, ...states: string[]) => ({
      name: join(root, name),
      status: states.includes('failed') ? 'failed' : 'passed',
      assertionResults: states.map((status) => ({ fullName: status, status })),
    });
    const first = { ...clean, testResults: [file('a', 'passed', 'skipped'), file('b', 'passed', 'failed')] };
    const late = { ...clean, testResults: [file('b', 'passed', 'passed')] };
    expect(countTwice(first, late, 0)).toEqual({ passed: 3, failed: 0, skipped: 1, failures: [] });
    const broken = { ...clean, testResults: [file('b', 'passed', 'failed')] };
    expect(countTwice(first, broken, 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: 1,
      failures: ['b: failed'],
    });
  });

  it('is told in one plain line that names skipped tests only when there are some', () => {
    const parts = [countReport(clean, 0), { passed: 5, failed: 0, skipped: 0, failures: [] }];
    expect(tallyLine(sumTallies(parts))).toBe('8 passed, 0 failed');
    expect(tallyLine({ passed: 8, failed: 1, skipped: 2 })).toBe('8 passed, 1 failed, 2 skipped');
  });
});

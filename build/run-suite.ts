import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root, runScript } from './run-command.ts';
import type { Tally } from './tally.ts';

/** The part of vitest's JSON report that is counted. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
}

/** With more files than this failing, it is not the machine: nothing is run again. */
const FEW_FILES = 6;

/**
 * Runs one vitest configuration to its end and counts. A few files that failed are run once more, alone, and it is
 * said which: a loaded machine may be late once, a defect fails again.
 * @param config path of the configuration from the root
 */
export async function runSuite(config: string, env: NodeJS.ProcessEnv = {}): Promise<Tally> {
  const first = await runFiles(config, [], env);
  if (first === undefined) return { passed: 0, failed: 1, skipped: 0, failures: [`${config}: no report`] };
  const failed = first.report.testResults.filter((file) => file.status === 'failed').map((file) => file.name);
  const tally = countReport(first.report, first.code);
  if (failed.length === 0 || failed.length > FEW_FILES) return tally;
  for (const failure of tally.failures) process.stdout.write(`again, alone: ${failure}\n`);
  const second = await runFiles(config, failed, env);
  return second === undefined ? tally : countTwice(first.report, second.report, second.code);
}

async function runFiles(config: string, files: readonly string[], env: NodeJS.ProcessEnv) {
  const path = join(root, '.cache', `${config.replaceAll(/\W+/g, '-')}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(path, { force: true });
  const args = ['run', ...files, '--config', config, '--reporter=default', '--reporter=json'];
  args.push(`--outputFile.json=${path}`);
  const { code } = await runScript('node_modules/vitest/vitest.mjs', args, { show: true, env });
  if (!existsSync(path)) return undefined;
  const report: VitestReport = JSON.parse(readFileSync(path, 'utf8'));
  return { report, code };
}

/** The count of a run whose failed files were run again: theirs is the second outcome, the others' the first. */
export function countTwice(first: VitestReport, again: VitestReport, exitCode: number): Tally {
  const kept = first.testResults.filter((file) => file.status !== 'failed');
  const testResults = [...kept, ...again.testResults];
  const count = (...states: string[]) =>
    testResults.flatMap((file) => file.assertionResults).filter((test) => states.includes(test.status))
      .length;
  return countReport(
    {
      numPassedTests: count('passed'),
      numFailedTests: count('failed'),
      numPendingTests: count('pending', 'skipped', 'disabled'),
      numTodoTests: count('todo'),
      testResults,
    },
    exitCode,
  );
}

/**
 * Counts a report. A file that could not be loaded has no tests of its own and counts as one failure, and so does
 * a run that ended badly although every test passed (an error outside of any test).
 */
export function countReport(report: VitestReport, exitCode: number): Tally {
  const notLoaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  const failed = report.numFailedTests + notLoaded;
  return {
    passed: report.numPassedTests,
    failed: exitCode !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: exitCode !== 0 && failed === 0 ? ['an error outside of any test'] : failuresOf(report),
  };
}

function failuresOf(report: VitestReport): string[] {
  return report.testResults
    .filter((file) => file.status === 'failed')
    .flatMap((file) => {
      const tests = file.assertionResults.filter((test) => test.status === 'failed');
      const name = relative(root, file.name);
      return tests.length > 0 ? tests.map((test) => `${name}: ${test.fullName}`) : [`${name}: not loaded`];
    });
}

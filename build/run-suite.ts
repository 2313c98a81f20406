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

/**
 * Runs one vitest configuration to its end and counts.
 * @param config path of the configuration from the root
 */
export async function runSuite(config: string, env: NodeJS.ProcessEnv = {}): Promise<Tally> {
  const report = join(root, '.cache', `${config.replaceAll(/\W+/g, '-')}.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  rmSync(report, { force: true });
  const args = [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const { code } = await runScript('node_modules/vitest/vitest.mjs', args, { show: true, env });
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0, failures: [`${config}: no report`] };
  return countReport(JSON.parse(readFileSync(report, 'utf8')), code);
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

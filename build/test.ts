import { findOrInstallChromium, findOrInstallHeadlessShell, noBrowserTip } from './chromium.ts';
import { runSuite } from './run-suite.ts';
import { runStaticChecks } from './static-checks.ts';
import { finish } from './tally.ts';
import type { Tally } from './tally.ts';

/** Without a browser the suites are skipped, visibly, on a person's machine; a CI run has failed. */
async function runEndToEnd(browser: string | undefined): Promise<Tally> {
  if (browser !== undefined) {
    const shell = findOrInstallHeadlessShell();
    return runSuite('build/e2e.config.ts', { CHROME_PATH: browser, HEADLESS_PATH: shell ?? browser });
  }
  process.stdout.write(`${noBrowserTip}\n`);
  return process.env['CI']
    ? { passed: 0, failed: 1, skipped: 0, failures: ['end to end: no browser'] }
    : { passed: 0, failed: 0, skipped: 1, failures: [] };
}

// First of all, since tests beside the code read files back with what is installed together with the browser.
const browser = findOrInstallChromium(true);
finish([await runStaticChecks(), await runSuite('vitest.config.ts'), await runEndToEnd(browser)]);

import { checkLayers } from './check-layers.ts';
import { root, runScript } from './run-command.ts';
import type { Outcome } from './run-command.ts';
import type { Tally } from './tally.ts';

interface Check {
  name: string;
  run(): Promise<Outcome>;
}

const checks: readonly Check[] = [
  { name: 'types', run: () => runScript('node_modules/typescript/bin/tsc', ['-b']) },
  { name: 'layers', run: async () => runLayerCheck() },
  { name: 'lint', run: () => runScript('node_modules/oxlint/bin/oxlint', ['--deny-warnings']) },
  {
    name: 'unused',
    run: () => runScript('node_modules/knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
  },
  { name: 'format', run: () => runScript('node_modules/oxfmt/bin/oxfmt', ['--check']) },
];

/** What can be said without running the product; each check counts as one test. */
export async function runStaticChecks(): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const check of checks) {
    const started = performance.now();
    const { code, output } = await check.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${seconds} s)\n`);
    if (code === 0) tally.passed += 1;
    else {
      tally.failed += 1;
      tally.failures.push(`check ${check.name}`);
      process.stdout.write(`${output.trimEnd()}\n`);
    }
  }
  return tally;
}

function runLayerCheck(): Outcome {
  const { filesRead, violations } = checkLayers(root);
  const output = [...violations, `${filesRead} files read, ${violations.length} violations`].join('\n');
  return { code: filesRead > 0 && violations.length === 0 ? 0 : 1, output };
}

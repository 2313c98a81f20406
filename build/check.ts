import { runSuite } from './run-suite.ts';
import { runStaticChecks } from './static-checks.ts';
import { finish } from './tally.ts';

finish([await runStaticChecks(), await runSuite('vitest.config.ts')]);

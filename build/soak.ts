import { runSuite } from './run-suite.ts';
import { finish } from './tally.ts';

// `npm run soak` runs a week of every simulated hotline (some minutes), `npm run soak -- small 96789` only those.
finish([await runSuite('build/soak.config.ts', { SOAK_PROFILES: process.argv.slice(2).join(' ') })]);

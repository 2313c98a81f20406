import { parseArgs } from 'node:util';

/** `--rounds N --seconds S` of a benchmark run by hand, e.g. `node dist/bench/ingest.js --rounds 1 --seconds 3`. */
export function benchOptions(usual: { rounds: number; seconds: number }): {
  rounds: number;
  seconds: number;
} {
  const { values } = parseArgs({ options: { rounds: { type: 'string' }, seconds: { type: 'string' } } });
  return { rounds: Number(values.rounds ?? usual.rounds), seconds: Number(values.seconds ?? usual.seconds) };
}

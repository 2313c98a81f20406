import { parseArgs } from 'node:util';

/** What a benchmark does unless it is told otherwise. */
interface Usual {
  rounds: number;
  seconds: number;
  minutes?: number;
}

/**
 * What a benchmark run by hand is told, e.g. `node dist/bench/paint.js --rounds 1 --seconds 3 --scene floor`.
 * `scenes`: names separated by commas; null = all. `minutes`: of a long run.
 */
export function benchOptions(usual: Usual): Required<Usual> & { scenes: string[] | null } {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      minutes: { type: 'string' },
      scene: { type: 'string' },
    },
  });
  return {
    rounds: Number(values.rounds ?? usual.rounds),
    seconds: Number(values.seconds ?? usual.seconds),
    minutes: Number(values.minutes ?? usual.minutes ?? 0),
    scenes: values.scene?.split(',') ?? null,
  };
}

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const module = join(import.meta.dirname, 'hold-memory.ts');

interface Grown {
  /** Largest size of the young generation, MiB. */
  most: number;
  /** The largest share of 100 ms in which the process had something to do, or waited for a core that others had. */
  busiest: number;
}

/** What becomes of a process that makes what lives for a while and rests in between. */
function grown(first: string, restMs: number): Grown {
  const work = `
    const { getHeapSpaceStatistics } = await import('node:v8');
    const { setTimeout: wait } = await import('node:timers/promises');
    const { performance } = await import('node:perf_hooks');
    ${first}
    let [most, busiest] = [0, 0];
    let seen = performance.eventLoopUtilization();
    setInterval(() => {
      const now = performance.eventLoopUtilization();
      busiest = Math.max(busiest, performance.eventLoopUtilization(now, seen).utilization);
      seen = now;
    }, 100).unref();
    for (let round = 0; round < 200; round++) {
      const kept = Array.from({ length: 3000 }, () => []);
      for (let i = 0; i < 20_000; i++) kept[i % 3000] = [i, kept[(i * 7) % 3000].length, { i }];
      most = Math.max(most, getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size);
      globalThis.kept = (globalThis.kept ?? []).slice(-8).concat([Array.from({ length: 30_000 }, (_, i) => ({ i }))]);
      await wait(${restMs});
    }
    console.log(JSON.stringify({ most: most / 1048576, busiest }));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', work], { encoding: 'utf8' }),
  );
}

/** Less than what the station takes for load. */
const SPARE = 0.8;
const held = `const { holdMemory } = await import(${JSON.stringify(module)}); holdMemory();`;

test(
  'the young generation stays small while there is time to spare, which it does not by itself',
  { timeout: 240_000 },
  ({ skip }) => {
    // Where others have the cores there is no time to spare: then it may grow.
    let run = grown(held, 30);
    for (const rest of [60, 120]) if (run.busiest >= SPARE) run = grown(held, rest);
    if (run.busiest >= SPARE) skip('the machine is too busy to have time to spare');
    expect(run.most).toBeLessThanOrEqual(4);
    expect(grown('', 30).most).toBeGreaterThan(4);
  },
);

test('under load it may grow', { timeout: 60_000 }, () => {
  expect(grown(held, 0).most).toBeGreaterThan(4);
});

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const module = join(import.meta.dirname, 'hold-memory.ts');

/**
 * Largest size of the young generation, MiB, of a process that makes what lives for a while and rests in between: so many
 * times as long as it worked, or not at all.
 */
function grown(first: string, rest: number): number {
  const work = `
    const { getHeapSpaceStatistics } = await import('node:v8');
    const { setTimeout: wait } = await import('node:timers/promises');
    ${first}
    let most = 0;
    for (let round = 0; round < 200; round++) {
      const begun = performance.now();
      const kept = Array.from({ length: 3000 }, () => []);
      for (let i = 0; i < 20_000; i++) kept[i % 3000] = [i, kept[(i * 7) % 3000].length, { i }];
      most = Math.max(most, getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size);
      globalThis.kept = (globalThis.kept ?? []).slice(-8).concat([Array.from({ length: 30_000 }, (_, i) => ({ i }))]);
      await wait(${rest} * (performance.now() - begun));
    }
    console.log(most / 1048576);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', work], { encoding: 'utf8' }));
}

const held = `const { holdMemory } = await import(${JSON.stringify(module)}); holdMemory();`;

test(
  'the young generation stays small while there is time to spare, which it does not by itself',
  { timeout: 60_000 },
  () => {
    expect(grown(held, 4)).toBeLessThanOrEqual(4);
    expect(grown('', 4)).toBeGreaterThan(4);
  },
);

test('under load it may grow', { timeout: 60_000 }, () => {
  expect(grown(held, 0)).toBeGreaterThan(4);
});

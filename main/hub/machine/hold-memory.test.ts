import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const module = join(import.meta.dirname, 'hold-memory.ts');

/** Largest size of the young generation, MiB, of a process that keeps making what lives for a while. */
function grown(first: string): number {
  const work = `
    const { getHeapSpaceStatistics } = await import('node:v8');
    const { setTimeout: wait } = await import('node:timers/promises');
    ${first}
    let most = 0;
    for (let round = 0; round < 60; round++) {
      const kept = Array.from({ length: 3000 }, () => []);
      for (let i = 0; i < 400_000; i++) kept[i % 3000] = [i, kept[(i * 7) % 3000].length, { i }];
      most = Math.max(most, getHeapSpaceStatistics().find((space) => space.space_name === 'new_space').space_size);
      globalThis.kept = (globalThis.kept ?? []).slice(-8).concat([Array.from({ length: 30_000 }, (_, i) => ({ i }))]);
      await wait(round < 20 ? 10 : 0);
    }
    console.log(most / 1048576);`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', work], { encoding: 'utf8' }));
}

test('the young generation stays small under load, which it does not by itself', { timeout: 60_000 }, () => {
  const held = grown(`const { holdMemory } = await import(${JSON.stringify(module)}); holdMemory();`);
  expect(held).toBeLessThanOrEqual(32);
  expect(grown('')).toBeGreaterThan(held);
});

import { expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { openPace, PACE } from './pace.ts';

test('a hundred pushes may come at once, then twenty a second', () => {
  const clock = manualClock();
  const pace = openPace(clock);
  const taken = (tries: number): number =>
    Array.from({ length: tries }, pace.take).filter((ms) => ms === 0).length;
  expect(taken(150)).toBe(PACE.atOnce);
  expect(pace.take()).toBe(1000 / PACE.perSecond);
  clock.pass(1_000);
  expect(taken(150)).toBe(PACE.perSecond);
  clock.pass(3_600_000);
  expect(taken(150)).toBe(PACE.atOnce);
});

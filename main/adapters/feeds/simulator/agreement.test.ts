import { expect, onTestFinished, test } from 'vitest';
import { gauges } from './testing/disagreements.ts';
import type { RunOptions } from './testing/simulated-run.ts';
import { simulatedRun } from './testing/simulated-run.ts';

async function run(options: RunOptions) {
  const done = await simulatedRun(options);
  onTestFinished(done.close);
  expect(done.summary.rejected).toBe(0);
  expect(done.now).toBeLessThanOrEqual(done.until);
  return done;
}

// The incidents of these hours: a regional outage, a feed cut, a restart and a storm of short abandons.
test.each([
  { profile: '95598', day: '2026-11-24', from: 19, seats: 400 },
  { profile: '11183', day: '2026-11-27', from: 11, seats: 300 },
  { profile: '95388', day: '2026-11-26', from: 10 },
  { profile: '96789', day: '2026-11-29', from: 20 },
])('a peak hour of $profile is reported as it happened', { timeout: 120_000 }, async (options) => {
  const { station, check, again } = await run({ ...options, hours: 1 });
  for (const slot of ['15m', '60m'] as const) {
    const { figures, differences } = check(slot);
    expect(differences.slice(0, 10)).toEqual([]);
    expect(figures).toBeGreaterThan(5_000);
  }
  const { reported, happened } = gauges(station.folder, again);
  expect(reported).toEqual(happened);
  expect(station.verify().differences).toEqual([]);
});

test('a week of small is reported as it happened', { timeout: 300_000 }, async () => {
  const { station, check, log } = await run({ profile: 'small', day: '2026-11-23', from: 0, hours: 168 });
  expect(log.contacts.length).toBeGreaterThan(3_000);
  for (const slot of ['60m', '1d'] as const) {
    const { figures, differences } = check(slot);
    expect(differences.slice(0, 10)).toEqual([]);
    expect(figures).toBeGreaterThan(5_000);
  }
  expect(station.verify().differences).toEqual([]);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createZone } from '../../../../shared/time/zone-day.ts';
import type { SlotLength } from '../../../../shared/time/slots.ts';
import { openReader } from '../../archive/open-reader.ts';
import { fedStation } from '../../archive/testing/fed-station.ts';
import { simulate } from './simulate.ts';
import { disagreements, gauges } from './testing/disagreements.ts';
import { readTruth } from './testing/read-truth.ts';
import { recountTruth } from './testing/recount-truth.ts';

const HOUR = 3_600_000;
const zone = 'Asia/Shanghai';

/** Real source, real socket, real database; then the figures of the report against what really happened. */
async function run(profile: string, day: string, from: number, hours: number, seats?: number) {
  const station = await fedStation(zone);
  const folder = mkdtempSync(join(tmpdir(), 'callwall-truth-'));
  onTestFinished(async () => {
    await station.close();
    rmSync(folder, { recursive: true });
  });
  const truth = join(folder, 'truth.jsonl');
  const start = createZone(zone).dayByDate(day).start + from * HOUR;
  const done = await simulate({
    to: station.url,
    profile,
    seats,
    seed: 7,
    speed: 'max',
    truth,
    forMs: hours * HOUR,
    start: `${day}T${String(from).padStart(2, '0')}:00`,
  });
  expect(done.rejected).toBe(0);
  const until = start + hours * HOUR;
  const log = readTruth(truth);
  const again = recountTruth(log, nowOf(station.folder, until));
  const check = (slot: SlotLength): number => {
    const compared = disagreements(station, again, { from: start, to: until, slot });
    expect(compared.differences.slice(0, 10)).toEqual([]);
    return compared.figures;
  };
  return { station, check, log, again };
}

/** The database's now, up to which open waits have lasted: its newest event. */
function nowOf(folder: string, until: number): number {
  const reader = openReader(folder);
  const now = reader.newest();
  reader.close();
  expect(now).toBeGreaterThan(until - 24 * HOUR);
  expect(now).toBeLessThanOrEqual(until);
  return now;
}

// The incidents of these hours: a regional outage, a feed cut, a restart, a storm and a sick-out.
test.each([
  ['95598', '2026-11-24', 19, 400],
  ['11183', '2026-11-27', 11, 300],
  ['95388', '2026-11-26', 10, undefined],
  ['96789', '2026-11-29', 20, undefined],
])(
  'a peak hour of %s is reported as it happened',
  { timeout: 120_000 },
  async (profile, day, from, seats) => {
    const { station, check, again } = await run(profile, day, from, 1, seats);
    expect(check('15m')).toBeGreaterThan(20_000);
    check('60m');
    const { reported, happened } = gauges(station.folder, again);
    expect(reported.queues).toEqual(happened.queues);
    expect(reported.agents).toMatchObject(happened.agents);
    expect(station.verify().differences).toEqual([]);
  },
);

test('a week of small is reported as it happened', { timeout: 300_000 }, async () => {
  const { station, check, log } = await run('small', '2026-11-23', 0, 168);
  expect(log.contacts.length).toBeGreaterThan(3_000);
  expect(check('60m')).toBeGreaterThan(100_000);
  check('1d');
  expect(station.verify().differences).toEqual([]);
});

import { expect, test } from 'vitest';
import { createZone } from '../../../shared/time/zone-day.ts';
import { Complaints } from './complaints.ts';
import type { StoredHour } from './history.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const start = Date.UTC(2026, 0, 5);
const zone = createZone('UTC');

/** Complaints that keep their hours in a map, told of one an hour for so many days. */
function quiet(days: number) {
  const stored = new Map<number, StoredHour>();
  const complaints = new Complaints({
    zone,
    newest: start,
    totals: {},
    settings: { categories: [], regions: [] },
    archive: {
      complaintHours: (from, to) =>
        [...stored.values()].filter((hour) => hour.start >= from && hour.start < to),
      hasComplaint: () => false,
      complaintState: () => ({
        categories: [],
        regions: [],
        hours: [],
        first: Infinity,
        complaints: [],
        topics: [],
        hotspots: [],
        massEvents: [],
        lastHotspot: 0,
        lastMass: 0,
      }),
    },
  });
  let [seq, mono] = [0, 0];
  /** Every time it is looked at, half a millisecond has passed. */
  const clock = (): number => (mono += 0.5);
  const file = (time: number): void => {
    const data = { complaint: `k${++seq}`, category: ['power'], region: ['north'] };
    complaints.take({ code: 1, epoch: 1 }, { type: 'complaint.filed', seq, time, data });
  };
  /** One commit: how long it judged, ms. */
  const commit = (now: number): number => {
    mono += 1_000;
    const from = mono;
    complaints.judge(now, clock);
    const { hours } = complaints.takeChanges();
    for (const hour of hours) stored.set(hour.start, hour);
    complaints.written(now);
    return mono - from;
  };
  for (let hour = 0; hour < days * 24; hour++) {
    file(start + hour * HOUR);
    commit(start + (hour + 1) * HOUR);
  }
  return { complaints, file, commit };
}

test('a complaint of a month ago holds no commit up, and what is hot now is seen meanwhile', () => {
  const now = start + 40 * DAY + 10 * 60_000;
  const { complaints, file, commit } = quiet(40);
  commit(now);
  expect(complaints.isDue(now, Infinity)).toBe(false);
  file(now - 30 * DAY);
  for (let n = 0; n < 19; n++) file(now - 1_000);
  expect(commit(now)).toBeLessThan(20);
  expect([...complaints.lives.values()]).toMatchObject([{ n: 19, state: 'emerging', past: false }]);
  let commits = 1;
  for (; complaints.isDue(now, Infinity); commits++) expect(commit(now)).toBeLessThan(20);
  // 720 hours at half a millisecond each, ten at a time and one commit a second.
  expect(commits).toBeGreaterThan(20);
  expect(complaints.totals()).toMatchObject({ complaintsJudged: start + 40 * DAY });
});

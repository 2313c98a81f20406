import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Dimension } from '../../../shared/measure/counters.ts';
import { ledgers } from '../../../shared/measure/counters.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { DATABASE } from './open-archive.ts';
import { hotlines } from './testing/hotline.ts';
import type { ReportRow } from './testing/report-objects.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

const zone = createZone('Europe/Berlin');
const day = zone.dayByDate('2026-10-25');
const DAY = 86_400_000;

/** All reports that whole days can serve. */
function reports(rig: Rig, from = day.start, to = day.end): ReportRow[][] {
  return ([[], ['queue']] as Dimension[][]).flatMap((by) =>
    ledgers.flatMap((ledger) =>
      (['1d', 'total'] as const).map((slot) => rig.rows({ from, to, slot, ledger, by })),
    ),
  );
}

function open(rig: Rig): Database.Database {
  const db = new Database(join(rig.folder, DATABASE));
  onTestFinished(() => void db.close());
  return db;
}
const stored = (db: Database.Database): number =>
  Number(db.prepare('SELECT count(*) FROM day_figures').pluck().get());
const sum = (rig: Rig, days = [{ start: day.start, end: day.end }]): void =>
  void Array.from(rig.archive.sumDays(days));

test(
  'reports from whole days are those from their quarter hours, whatever happened',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(hotlines({ start: day.start, hours: 24, contacts: 12 }), ({ events, acw }) => {
        const rig = stationRig({ settings: { zone: zone.name } });
        try {
          const source = rig.source({ clock: 'source', acw, agentStates: true, last: events.length });
          source.events(...events);
          rig.commit();
          const before = reports(rig);
          sum(rig);
          expect(reports(rig)).toEqual(before);
          expect(rig.verify().differences).toEqual([]);
        } finally {
          rig.close();
        }
      }),
      { numRuns: 8 },
    );
  },
);

/** Three days of calls; the first of the next day waits on. */
function threeDays(): Rig {
  const rig = stationRig({ settings: { zone: 'UTC' }, now: 4 * DAY });
  onTestFinished(() => rig.close());
  const source = rig.source({ clock: 'source', last: 99 });
  for (const at of [0, 1, 2]) {
    source.contact('queued', `c${at}`, { queue: 'q1' }, at * DAY + 3_600_000);
    source.contact('abandoned', `c${at}`, { stage: 'queue' }, at * DAY + 3_609_000);
  }
  source.contact('queued', 'waits', { queue: 'q1' }, 3 * DAY);
  rig.commit();
  source.close();
  return rig;
}
const spans = [0, 1, 2].map((at) => ({ start: at * DAY, end: (at + 1) * DAY }));

test('a day is read as a whole, and forgotten when one of its figures changes, in the same transaction', () => {
  const rig = threeDays();
  const db = open(rig);
  const before = reports(rig, 0, 4 * DAY);
  sum(rig, spans);
  expect(stored(db)).toBe(3);
  expect(reports(rig, 0, 4 * DAY)).toEqual(before);
  // Emptied, it shows that it is what is read, and that a recount finds it.
  const { figures } = db
    .prepare<[], { figures: Buffer }>('SELECT figures FROM day_figures WHERE start = 0')
    .get()!;
  db.prepare("UPDATE day_figures SET figures = x'' WHERE start = 0").run();
  expect(rig.rows({ from: 0, to: 3 * DAY, slot: 'total' })[0]).toMatchObject({ offered: 2 });
  expect(rig.verify().differences).toEqual([
    expect.stringContaining('its sums are not those of its quarter hours'),
  ]);
  db.prepare('UPDATE day_figures SET figures = ? WHERE start = 0').run(figures);
  const late = rig.source({ clock: 'source', epoch: 'late', last: 2 });
  late.contact('queued', 'late', { queue: 'q2' }, DAY + 1_000);
  late.contact('abandoned', 'late', { stage: 'queue' }, DAY + 2_000);
  rig.commit();
  expect(db.prepare('SELECT start FROM day_figures ORDER BY start').pluck().all()).toEqual([0, 2 * DAY]);
  expect(rig.rows({ from: 0, to: 3 * DAY, slot: '1d' }).map((row) => row['offered'])).toEqual([1, 2, 1]);
  sum(rig, spans);
  expect(stored(db)).toBe(3);
  expect(rig.rows({ from: 0, to: 3 * DAY, slot: '1d' }).map((row) => row['offered'])).toEqual([1, 2, 1]);
  expect(rig.verify().differences).toEqual([]);
});

test('days of another zone are never counted twice, and a day in which somebody still waits is read by quarter hours', () => {
  const rig = threeDays();
  sum(rig, [
    ...spans,
    { start: 2 * DAY - 3_600_000, end: 3 * DAY - 3_600_000 },
    { start: 3 * DAY, end: 4 * DAY },
  ]);
  expect(rig.rows({ from: 0, to: 4 * DAY, slot: 'total' })[0]).toMatchObject({
    offered: 4,
    open: 1,
    depthEnd: 1,
  });
  expect(rig.rows({ from: 0, to: 4 * DAY, slot: '1d' }).map((row) => row['offered'])).toEqual([1, 1, 1, 1]);
});

test('the night’s purge sums up the days that are over, and only those', () => {
  const rig = threeDays();
  const db = open(rig);
  expect(stored(db)).toBe(0);
  rig.clock.pass(700_000);
  expect(db.prepare('SELECT start FROM day_figures ORDER BY start').pluck().all()).toEqual([0, DAY, 2 * DAY]);
});

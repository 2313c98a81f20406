import fc from 'fast-check';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createZone } from '../../../shared/time/zone-day.ts';
import { hourHotspots } from '../../station/hotspots/hour-hotspots.ts';
import type { HourHotspot } from '../../station/hotspots/hour-hotspots.ts';
import { naiveCells } from '../../station/testing/naive-complaints.ts';
import type { NaiveComplaint } from '../../station/testing/naive-complaints.ts';
import { openReader } from './open-reader.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

vi.setConfig({ testTimeout: 120_000 });

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const start = Date.UTC(2026, 4, 18);
const utc = createZone('UTC');
const numRuns = Number(process.env['RUNS'] ?? 12);

let numbered = 0;
function eventOf({ time, category, region }: NaiveComplaint): object {
  return { type: 'complaint.filed', time, data: { complaint: `k${++numbered}`, category, region } };
}

function open(): Rig {
  const rig = stationRig({ now: start + 60 * DAY });
  onTestFinished(() => rig.close());
  return rig;
}

/** What the stored hours amount to. @param level null: what is shown */
function hotspotsOf(rig: Rig, from: number, to: number, level: string | null = null): HourHotspot[] {
  const reader = openReader(rig.folder);
  try {
    return [...hourHotspots(reader, utc, { from, to, level })];
  } finally {
    reader.close();
  }
}

/** Says complaints in batches; between them the clock goes on, so that the station looks at them. */
function say(rig: Rig, complaints: readonly NaiveComplaint[], size = 50): void {
  const source = rig.source({ clock: 'source', epoch: `e${numbered}`, last: 0 });
  for (let at = 0; at < complaints.length; at += size) {
    source.events(...complaints.slice(at, at + size).map(eventOf));
    rig.clock.pass(1_100);
  }
  source.close();
}

/** Complaints of some weeks, with bursts in single cells, in classes and in regions. */
const background = fc.array(
  fc.record({
    hour: fc.nat(35 * 24),
    minute: fc.nat(59),
    category: fc.constantFrom(['power', 'outage'], ['power', 'bill'], ['water'], ['gas', 'smell', 'street']),
    region: fc.constantFrom(['north'], ['south', 'harbour'], ['south', 'hill']),
    times: fc.oneof(
      { weight: 8, arbitrary: fc.constant(1) },
      { weight: 1, arbitrary: fc.integer({ min: 4, max: 30 }) },
    ),
  }),
  { minLength: 10, maxLength: 120 },
);
const complaintsOf = (drawn: typeof background extends fc.Arbitrary<infer T> ? T : never): NaiveComplaint[] =>
  drawn
    .flatMap(({ hour, minute, category, region, times }) =>
      Array.from({ length: times }, (_, at) => ({
        time: start + hour * HOUR + ((minute * 60_000 + at * 1_000) % HOUR),
        category,
        region,
      })),
    )
    .toSorted((a, b) => a.time - b.time);

test('every level of every hour is counted and judged as a naive recount from the list does', () => {
  fc.assert(
    fc.property(background, fc.nat(100), (drawn, percent) => {
      const complaints = complaintsOf(drawn);
      const cut = Math.round((complaints.length * percent) / 100);
      const rig = stationRig({ now: start + 60 * DAY });
      try {
        // What comes late, however late, is judged as if it had come in time.
        say(rig, [...complaints.slice(cut), ...complaints.slice(0, cut)]);
        const naive = naiveCells(complaints).filter(({ hot }) => hot);
        const found = ['0', '1', '2', '3'].flatMap((c) =>
          ['0', '1', '2'].flatMap((r) => hotspotsOf(rig, start, start + 60 * DAY, `c${c}r${r}`)),
        );
        const keyed = (
          cells: readonly Pick<HourHotspot, 'start' | 'category' | 'region' | 'n' | 'expected' | 'score'>[],
        ) =>
          Object.fromEntries(
            cells.map(({ start: at, category, region, n, expected, score }) => [
              `${at}|${category.join('/')}|${region.join('/')}`,
              [n, expected.toFixed(9), score.toFixed(6)],
            ]),
          );
        expect(keyed(found)).toEqual(keyed(naive));
        expect(rig.verify().differences).toEqual([]);
      } finally {
        rig.close();
      }
    }),
    { numRuns },
  );
});

test('doubled and late complaints count once, in their own hour', () => {
  const rig = open();
  const source = rig.source({ clock: 'source', last: 100 });
  const one = { time: start + 90 * 60_000, category: ['power'], region: ['north'] };
  source.events(...[0, 1, 2, 3, 4, 5].map((at) => eventOf({ ...one, time: one.time + at })));
  // A day before, so that there is something to compare with.
  source.events(eventOf({ ...one, category: ['water'], time: one.time - DAY }));
  rig.commit();
  // The same places again: whatever stands there now, they were counted.
  source.send({ t: 'batch', from: 1, events: [eventOf(one), eventOf(one)] });
  source.events(eventOf({ ...one, time: start + 30 * 60_000 }));
  rig.commit();
  expect(hotspotsOf(rig, start, start + DAY, 'c1r1').map(({ start: at, n }) => [at, n])).toEqual([
    [start + HOUR, 6],
  ]);
  expect(rig.verify().differences).toEqual([]);
  expect(rig.station.health().events).toMatchObject({ committed: 8, duplicates: 2 });
});

test('while there is no day to compare with nothing is a hotspot; what is known a day later is judged', () => {
  const rig = open();
  const at = (time: number) =>
    Array.from({ length: 6 }, (_, n) => ({ time: time + n, category: ['power'], region: ['north'] }));
  // Of the day before hour 22 nothing is known, of hours 23 to 25 only that there were six an hour, of hour 26 that there was none.
  say(
    rig,
    [0, 22, 23, 24, 25, 26].flatMap((hour) => at(start + hour * HOUR)),
  );
  const hours = (level: string | null) =>
    hotspotsOf(rig, start, start + 3 * DAY, level).map((row) => (row.start - start) / HOUR);
  expect([hours(null), hours('c0r0')]).toEqual([[26], [26]]);
  // Now all have a day before, and hour 0 is a hotspot that those a day later leave out.
  say(rig, [{ time: start - DAY, category: ['water'], region: ['south'] }]);
  expect(hours('c1r1')).toEqual([0, 22, 23, 24, 25, 26]);
});

test('a complaint told again, in another event, under another numbering or after a restart, counts once; the first one wins', () => {
  const rig = open();
  const at = start + 90 * 60_000;
  const filed = (complaint: string, time: number, region = 'north') => ({
    type: 'complaint.filed',
    time,
    data: { complaint, category: ['power'], region: [region] },
  });
  const six = [1, 2, 3, 4, 5, 6].map((each) => filed(`same-${each}`, at + each));
  let source = rig.source({ clock: 'source', last: 100 });
  source.events(filed('quiet', at - DAY, 'west'), ...six, filed('same-1', at + 7, 'south'));
  rig.commit();
  source.events(...six);
  rig.commit();
  source.close();
  rig.restart();
  source = rig.source({ clock: 'source', epoch: 'e2', last: 100 });
  source.events(...six);
  // Of another source it is another complaint.
  rig.source({ source: 'crm', clock: 'source', last: 100 }).events(filed('same-1', at + 8));
  rig.commit();
  expect(hotspotsOf(rig, start, start + DAY, 'c1r1').map(({ region, n }) => [region, n])).toEqual([
    [['north'], 7],
  ]);
  const reader = openReader(rig.folder);
  onTestFinished(() => reader.close());
  const query = { from: at, to: at + HOUR, category: [], region: [], limit: 100 };
  expect(reader.complaintRows(query)).toHaveLength(7);
  expect(rig.verify().differences).toEqual([]);
});

test('a complaint that comes two months late makes no hotspot of hours whose history is no more in memory', () => {
  const rig = open();
  const place = { category: ['power'], region: ['north'] };
  const daily = Array.from({ length: 95 * 5 }, (_, n) => ({
    ...place,
    time: start + Math.floor(n / 5) * DAY + 10 * HOUR + (n % 5),
  }));
  say(rig, daily);
  say(rig, [{ ...place, time: start + 30 * DAY + 10 * HOUR + 7 }]);
  const reader = openReader(rig.folder);
  onTestFinished(() => reader.close());
  expect(reader.hotspotsBetween(0, Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  expect(reader.complaintHours(0, Number.MAX_SAFE_INTEGER).filter(({ hot }) => hot.length > 0)).toEqual([]);
});

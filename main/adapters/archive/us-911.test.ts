import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { ComplaintPlace } from '../../../shared/model/hotspot.ts';
import { parseLocal } from '../../../shared/time/parse-local.ts';
import { slotStart } from '../../../shared/time/slots.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { hourHotspots } from '../../station/hotspots/hour-hotspots.ts';
import type { HourHotspot } from '../../station/hotspots/hour-hotspots.ts';
import { projectRoot } from '../project-root.ts';
import { DATABASE } from './open-archive.ts';
import { openReader } from './open-reader.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const file = join(projectRoot, '..', 'shared', 'data', 'us_911', 'calls.csv.gz');
const there = existsSync(file);
const zone = createZone('America/New_York');
const DAY = 86_400_000;

interface Call {
  time: number;
  category: string[];
  region: string[];
}

/** The calls of the file: class = category and type, region = township. */
function readCalls(): Call[] {
  const text = gunzipSync(readFileSync(file)).toString('utf8');
  const rows: { time: string; category: string; type: string; twp: string }[] = parse(text, {
    columns: true,
  });
  return rows
    .map(({ time, category, type, twp }) => ({
      time: parseLocal(zone, time.replace(' ', 'T')).ms!,
      category: [category, type],
      region: [twp],
    }))
    .toSorted((a, b) => a.time - b.time);
}

const at = (text: string): number => parseLocal(zone, text).ms!;
const calls = there ? readCalls() : [];
const first = calls[0]?.time ?? 0;
const end = (calls.at(-1)?.time ?? 0) + 3_600_000;
let rig: Rig;
let rows: HourHotspot[] = [];

/** Half of it as history, as fast as it goes; the rest an hour at a time, as it would come. */
function feed(source: ReturnType<Rig['source']>): void {
  const history = calls.findLastIndex(({ time }) => time < at('2016-01-15'));
  for (let from = 0; from < calls.length;) {
    const hour = slotStart(zone, calls[from]!.time, '60m');
    const to =
      from < history
        ? Math.min(history, from + 500)
        : calls.findIndex(({ time }) => time >= hour + 3_600_000);
    const until = to < 0 ? calls.length : to;
    source.events(
      ...calls.slice(from, until).map(({ time, ...data }, n) => ({
        type: 'complaint.filed',
        time,
        data: { complaint: `c${from + n}`, ...data },
      })),
    );
    rig.clock.pass(1_050);
    from = until;
  }
}

beforeAll(() => {
  if (!there) return;
  rig = stationRig({ settings: { zone: 'America/New_York' }, now: end });
  feed(rig.source({ source: 'county', clock: 'source' }));
  const reader = openReader(rig.folder);
  rows = [
    ...hourHotspots(reader, zone, {
      from: slotStart(zone, first, '60m'),
      to: slotStart(zone, end, '60m'),
      level: null,
    }),
  ];
  reader.close();
  return () => rig.close();
});

/* An independent computation: every cell of the file, by the plain mean of the hours around the same time of the days before. */

type Counts = Map<string, number>;
const hourly = new Map<number, Counts>();
const keysOf = ({ category: [c = '', t = ''], region: [r = ''] }: Call): string[] => [
  `${c}>${t}@${r}`,
  `${c}>${t}@`,
  `${c}>@${r}`,
  `${c}>@`,
  `>@${r}`,
  '>@',
];
for (const call of calls) {
  const hour = Math.floor(call.time / 3_600_000);
  const counts: Counts = hourly.get(hour) ?? new Map();
  hourly.set(hour, counts);
  for (const key of keysOf(call)) counts.set(key, (counts.get(key) ?? 0) + 1);
}
function usual(key: string, hour: number): number {
  const values: number[] = [];
  for (let day = 1; day <= 28; day++)
    for (const beside of [-1, 0, 1]) {
      const then = hour - 24 * day + beside;
      if (then * 3_600_000 >= first) values.push(hourly.get(then)?.get(key) ?? 0);
    }
  return Math.max(0.02, values.reduce((a, b) => a + b, 0) / Math.max(1, values.length));
}
/** −log10 of the tail: 1 less the terms below where that is exact enough, else the terms above. */
function surprise(n: number, mean: number): number {
  let [term, below] = [Math.exp(-mean), 0];
  for (let k = 0; k < n; term *= mean / ++k) below += term;
  if (below < 0.999) return -Math.log10(1 - below);
  let tail = 0;
  for (let k = n; k < n + 200; term *= mean / ++k) tail += term;
  return -Math.log10(tail);
}
const keyOf = ({ category: [c = '', t = ''], region: [r = ''] }: ComplaintPlace): string => `${c}>${t}@${r}`;

/** What a storm is named after, and what else is listed in it. */
const keysIn = (row: ComplaintPlace & { others: readonly ComplaintPlace[] }): string[] =>
  [row, ...row.others].map(keyOf);

/** All that an hour has of a storm that another storm of the hour has, too: cells that are hot by the computation above. */
function sharedParents(hour: readonly HourHotspot[]): string[] {
  const counts = hourly.get((hour[0]?.start ?? 0) / 3_600_000) ?? new Map<string, number>();
  const hot = [...counts].filter(([key, n]) => {
    const isCoarse = key.includes('>@') || key.startsWith('>');
    return n >= (isCoarse ? 5 : 4) && surprise(n, usual(key, hour[0]!.start / 3_600_000)) >= 8.5;
  });
  return hot.map(([key]) => key).filter((key) => hour.filter((row) => isPartOf(row, key)).length > 1);
}
/** Whether a storm has a cell in a cell. */
function isPartOf(row: HourHotspot, key: string): boolean {
  const [cls = '', region = ''] = key.split('@');
  const [category = '', type = ''] = cls.split('>');
  return [row, ...row.others].some(
    (each) =>
      (category === '' || each.category[0] === category) &&
      (type === '' || each.category[1] === type) &&
      (region === '' || each.region[0] === region),
  );
}

/** Whether all or most complaints of a cell in an hour are those of the cells that are shown then. */
function isCovered(key: string, hour: number, shown: readonly string[]): boolean {
  const of = calls.filter((call) => Math.floor(call.time / 3_600_000) === hour && keysOf(call).includes(key));
  const inside = of.filter((call) => keysOf(call).some((each) => shown.includes(each)));
  return 2 * inside.length >= of.length;
}

if (!there) console.log('skip: ../shared/data/us_911 is not there');

test.runIf(there)('every call of the file is counted once, in its class, township and hour', () => {
  const db = new Database(join(rig.folder, DATABASE), { readonly: true });
  onTestFinished(() => void db.close());
  expect(db.prepare('SELECT count(*) FROM complaints').pluck().get()).toBe(calls.length);
  const reader = openReader(rig.folder);
  onTestFinished(() => reader.close());
  for (const level of ['c0r0', 'c1r0', 'c2r0', 'c1r1', 'c2r1'])
    for (const row of hourHotspots(reader, zone, { from: at('2016-01-23'), to: at('2016-01-25'), level }))
      expect([keyOf(row), row.n]).toEqual([keyOf(row), hourly.get(row.start / 3_600_000)?.get(keyOf(row))]);
  expect(rig.verify().differences).toEqual([]);
});

test.runIf(there)('every burst that an independent computation finds is shown within its hour', () => {
  const bursts: string[] = [];
  const missed: string[] = [];
  for (const [hour, counts] of hourly) {
    if (hour * 3_600_000 < first + 7 * DAY) continue;
    for (const [key, n] of counts) {
      if (n < 6 || key.startsWith('>')) continue;
      const score = surprise(n, usual(key, hour));
      if (score < 12) continue;
      bursts.push(key);
      const shown = rows.filter((row) => row.start === hour * 3_600_000).flatMap(keysIn);
      if (!isCovered(key, hour, shown))
        missed.push(`${new Date(hour * 3_600_000).toISOString()} ${key} ${n} ${score.toFixed(1)}`);
    }
  }
  console.log(`us_911: ${bursts.length} bursts, ${rows.length} rows shown`);
  expect(bursts.length).toBeGreaterThan(50);
  expect(missed).toEqual([]);
});

test.runIf(there)('next to nothing is shown that the independent computation finds usual', () => {
  const told = rows.flatMap(({ start, others, ...row }) =>
    [row, ...others].map((each) => ({ ...each, start })),
  );
  const usualOnes = told.filter((row) => surprise(row.n, usual(keyOf(row), row.start / 3_600_000)) < 1.3);
  expect(usualOnes.length / told.length).toBeLessThanOrEqual(0.02);
});

test.runIf(there)(
  'the blizzard and the storm are one hotspot each of their own class, not one for every township',
  () => {
    const of = (from: string, to: string): HourHotspot[] =>
      rows.filter(({ start }) => start >= at(from) && start < at(to));
    const blizzard = of('2016-01-23T06:00', '2016-01-23T23:00');
    for (let start = at('2016-01-23T06:00'); start < at('2016-01-23T23:00'); start += 3_600_000) {
      const hour = blizzard.filter((row) => row.start === start).map(keysIn);
      expect(hour.flat()).toContain('Traffic>DISABLED VEHICLE@');
      expect(hour.length).toBeLessThanOrEqual(3);
    }
    const storm = of('2016-02-24T20:00', '2016-02-24T22:00');
    expect(storm.flatMap(keysIn)).toContain('Traffic>ROAD OBSTRUCTION@');
    expect(storm.filter(({ region }) => region.length > 0)).toEqual([]);
  },
);

test.runIf(there)(
  'what has a hot class or township in common is one hotspot in every hour of both days',
  () => {
    const split: string[] = [];
    for (const day of ['2016-01-23', '2016-02-24'])
      for (let start = at(day); start < at(day) + DAY; start += 3_600_000) {
        const hour = rows.filter((row) => row.start === start);
        for (const key of sharedParents(hour))
          split.push(`${new Date(start).toISOString()} ${key}: ${hour.map(keyOf).join(', ')}`);
      }
    expect(split).toEqual([]);
    const worst = rows.filter(({ start }) => start === at('2016-02-24T21:00'));
    expect(worst.map(keyOf)).toHaveLength(1);
    expect(worst[0]?.others.length).toBeGreaterThanOrEqual(3);
  },
);

test.runIf(there)(
  'live, the blizzard is one hotspot from its first hour on, seen before that hour is over',
  () => {
    const reader = openReader(rig.folder);
    onTestFinished(() => reader.close());
    const day = reader
      .hotspotsBetween(at('2016-01-23T06:00'), at('2016-01-23T22:00'), 500)
      .filter((record) => keysIn(record).includes('Traffic>DISABLED VEHICLE@'));
    expect(day).toHaveLength(1);
    const storms = reader.hotspotsBetween(at('2016-02-24T19:00'), at('2016-02-24T23:00'), 500);
    // Each is named after whichever of its classes is the most unusual.
    expect(storms.length).toBeLessThanOrEqual(2);
    const [storm] = storms.toSorted((one, other) => one.seenAt - other.seenAt);
    expect(storm?.seenAt).toBeLessThanOrEqual(at('2016-02-24T20:00'));
  },
);

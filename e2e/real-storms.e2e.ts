import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { askHub } from './support/ask-hub.ts';
import { runProgram, startHub } from './support/hub-process.ts';
import type { HubProcess } from './support/hub-process.ts';
import { scratch } from './support/scratch.ts';
import { isPartOf, judgedHours, placeOf } from './testing/judged-hours.ts';
import type { JudgedCell, ToldComplaint } from './testing/judged-hours.ts';

const packed = join(import.meta.dirname, '..', '..', 'shared', 'data', 'us_911', 'calls.csv.gz');
const there = existsSync(packed);
if (!there) process.stdout.write('skip: storms of Montgomery County (../shared is not here)\n');

const zone = 'America/New_York';
const span = ['--from', '2015-12-10', '--to', '2016-04-01'];
const levels = ['c0r0', 'c1r0', 'c2r0', 'c0r1', 'c1r1', 'c2r1'];
/** From then on eight weeks are known and the factor of the weekday moves expectations: the oracle has none. */
const FACTORS_FROM = '2016-02-04';
/** A week is little, a day less: bursts are asked for from then on. */
const KNOWN_FROM = '2015-12-17';

interface PrintedHotspot {
  hour: string;
  category: string[];
  region: string[];
  level: string;
  n: number;
  expected: number;
  score: number;
  state: string;
}
const keyOf = ({ hour, place }: Pick<JudgedCell, 'hour' | 'place'>): string => `${hour} ${place}`;
const placed = (row: PrintedHotspot) => ({ ...row, place: placeOf(row.category, row.region) });

describe.skipIf(!there)('the calls of Montgomery County through the built program', () => {
  const text = there ? gunzipSync(readFileSync(packed)).toString() : '';
  const rows: Record<string, string>[] = parse(text, { columns: true });
  const calls = rows.map(({ time = '', category = '', type = '', twp = '' }): ToldComplaint => ({
    hour: time.slice(0, 13),
    category: [category, type],
    region: [twp],
  }));
  let hub: HubProcess;
  let folder = '';
  let judged: JudgedCell[] = [];
  let hot: JudgedCell[] = [];
  let byKey = new Map<string, JudgedCell>();
  let shown: ReturnType<typeof placed>[] = [];

  const hotspots = async (...args: string[]) => {
    const { code, out } = await runProgram('hotspots', '--data', folder, ...args);
    expect(code).toBe(0);
    const printed: { rows: PrintedHotspot[] } = JSON.parse(out);
    return printed.rows.map(placed);
  };

  beforeAll(async () => {
    const closers: (() => Promise<void>)[] = [];
    const tidy = scratch((run) => void closers.push(run));
    folder = tidy.folder();
    const file = join(folder, 'calls.csv');
    writeFileSync(file, text);
    hub = await startHub({ folder, settings: { zone } });
    tidy.keep(hub, () => hub.signal('SIGTERM'));
    const told = ['--mapping', 'montgomery-911', '--speed', 'max', '--to', hub.feed];
    const replayed = await runProgram('replay', file, ...told);
    expect(replayed).toEqual({
      code: 0,
      out: expect.stringContaining(`${rows.length} events acknowledged, 0 in`),
    });
    judged = judgedHours(calls);
    byKey = new Map(judged.map((cell) => [keyOf(cell), cell]));
    hot = judged.filter((cell) => cell.hot && cell.hour >= KNOWN_FROM);
    shown = await hotspots(...span);
    return async () => {
      for (const close of closers) await close();
    };
  }, 120_000);

  test('are counted as the file has them: all, by class and by township, hour by hour', async () => {
    const from = Date.parse('2015-12-10T00:00:00-05:00');
    const to = Date.parse('2016-04-01T00:00:00-04:00');
    const places = new Set(
      calls.flatMap(({ category: [c = ''], region: [r = ''] }) => ['@', `${c}@`, `@${r}`, `${c}@${r}`]),
    );
    const DAY = 86_400_000;
    for (const place of ['@', 'EMS@', '@NORRISTOWN', 'Fire@ABINGTON']) {
      expect(places).toContain(place);
      const [category = [], region = []] = place.split('@').map((side) => (side === '' ? [] : [side]));
      const counts: number[] = [];
      for (let start = from; start < to; start += 28 * DAY) {
        const until = Math.min(to, start + 28 * DAY);
        const { rows: hours } = await askHub(hub.url, 'complaints.hours', {
          from: start,
          to: until,
          category,
          region,
        });
        counts.push(...hours.map(({ n }) => n).filter((n) => n > 0));
      }
      expect(counts).toEqual(judged.filter((cell) => cell.place === place).map(({ n }) => n));
    }
    const verified = await runProgram('verify', '--data', folder);
    expect(verified).toEqual({ code: 0, out: expect.stringContaining('no difference') });
  });

  test('every cell that is a hotspot by an independent computation is one within its hour, and no other', async () => {
    const printed = (await Promise.all(levels.map((level) => hotspots(...span, '--level', level)))).flat();
    for (const row of printed) expect([keyOf(row), row.n]).toEqual([keyOf(row), byKey.get(keyOf(row))?.n]);
    const isBefore = ({ hour }: { hour: string }): boolean => hour < FACTORS_FROM;
    const keys = new Set(printed.map(keyOf));
    const all = judged.filter((cell) => cell.hot);
    expect([...new Set(printed.filter(isBefore).map(keyOf))].toSorted()).toEqual(
      all.filter(isBefore).map(keyOf).toSorted(),
    );
    // With the factor of the weekday scores are a little others.
    expect(all.filter((cell) => cell.score > 9 && !keys.has(keyOf(cell)))).toEqual([]);
    expect(printed.filter((row) => byKey.get(keyOf(row))!.score < 7)).toEqual([]);
    const differ = all.filter((cell) => !keys.has(keyOf(cell))).length;
    process.stdout.write(
      `us_911: ${all.length} hot cells, ${printed.length} printed, ${differ} of them not\n`,
    );
  });

  test('every hour with a burst shows a hotspot of it; nothing usual is shown', () => {
    const byHour = Map.groupBy(
      hot.filter(({ score }) => score > 9),
      ({ hour }) => hour,
    );
    const unseen = [...byHour].filter(([hour, bursts]) => {
      const top = bursts.toSorted((a, b) => b.score - a.score)[0]!;
      const now = shown.filter((row) => row.hour === hour);
      return !now.some(({ place }) => isPartOf(place, top.place) || isPartOf(top.place, place));
    });
    expect(byHour.size).toBeGreaterThan(50);
    expect(unseen).toEqual([]);
    const usual = shown.filter((row) => byKey.get(keyOf(row))!.score < 1.3);
    const cells = judged.filter(({ score }) => score < 1.3);
    process.stdout.write(
      `us_911: ${byHour.size} hours with bursts, ${unseen.length} missed; ${shown.length} rows shown, ${usual.length} of them usual, of ${cells.length} usual cells\n`,
    );
    expect(usual.length).toBeLessThanOrEqual(0.02 * shown.length);
    expect(usual.length).toBeLessThanOrEqual(0.02 * cells.length);
  });

  test('the first day, with which there is nothing to compare, shows nothing', () => {
    expect(shown.filter(({ hour }) => hour < '2015-12-11T16')).toEqual([]);
  });
});

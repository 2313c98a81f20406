import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Summary, SummaryValue } from '../../../../shared/model/summary.ts';
import { summarySchema } from '../../../../shared/model/summary.ts';
import { settingsSchema } from '../../../../shared/model/settings.ts';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { createWords } from '../../../../shared/words/words.ts';
import type { Language } from '../../../../shared/words/words.ts';
import { makeSummary } from '../../../station/shift/summary.ts';
import type { SummarySpans } from '../../../station/shift/summary-asked.ts';
import { periodSpans, rangeSpans, shiftSpans } from '../../../station/shift/summary-span.ts';
import { naiveCells } from '../../../station/testing/naive-complaints.ts';
import { openReader } from '../../archive/open-reader.ts';
import { stationRig } from '../../archive/testing/station-rig.ts';
import type { Rig } from '../../archive/testing/station-rig.ts';
import { eventfulDays } from './testing/eventful-days.ts';
import type { EventfulDays } from './testing/eventful-days.ts';
import { kpiValues, orderRows, rowsBy, samples, slotRows, teamRows } from './testing/recount-summary.ts';
import type { Range, SummaryTruth } from './testing/recount-summary.ts';
import { recountTruth } from './testing/recount-truth.ts';

const zone = createZone('Asia/Shanghai');
const input = { zone: zone.name, centre: '小型热线' };
const settings = settingsSchema.parse(input);
const HOUR = 3_600_000;
let rig: Rig;
let toldAt: number;
let days: EventfulDays;
let truth: SummaryTruth;

beforeAll(() => {
  days = eventfulDays(zone, '2026-11-18', 8);
  toldAt = days.lastDay + 13 * HOUR;
  rig = stationRig({ now: toldAt, settings: input });
  feed(rig, days);
  const note = {
    key: 'note-1',
    note: null,
    kind: 'written',
    by: '王敏',
    role: 'leader',
    follow: false,
  } as const;
  const body = { text: '=1+1', queue: '', about: null };
  rig.archive.alone(() => rig.archive.addNoteEntry({ ...note, at: days.until - 1, body }));
  truth = { ...days, again: recountTruth(days.log, newest()) };
}, 240_000);
afterAll(() => rig.close());

/** Everything is told at once, by a source that brings its own time. */
function feed({ commit, source: connect }: Rig, { steps }: EventfulDays): void {
  const source = connect({
    acw: true,
    agentStates: true,
    clock: 'source',
    zone: zone.name,
    simulated: true,
    last: steps.length,
  });
  for (let at = 0, end = 0; at < steps.length; at = end) {
    const { gap } = steps[at]!;
    end = at + 1;
    if (gap !== undefined) {
      source.send({ t: 'gap', ...gap });
      source.skip(gap.to + 1);
      continue;
    }
    while (end < at + 500 && steps[end] !== undefined && steps[end]!.gap === undefined) end++;
    source.events(...steps.slice(at, end).map(({ event }) => event));
    commit();
  }
  // Under load commits are further apart.
  rig.clock.pass(1_000);
}

function newest(): number {
  const reader = openReader(rig.folder);
  try {
    return reader.newest();
  } finally {
    reader.close();
  }
}

function summaryOf(spans: SummarySpans, language: Language): Summary {
  const reader = openReader(rig.folder);
  try {
    return makeSummary(reader, settings, {
      ...spans,
      words: createWords(language),
      shift: '夜班',
      team: '甲值',
      leader: '王敏',
      writtenAt: days.until,
      issue: 1,
      changes: [],
    });
  } finally {
    reader.close();
  }
}

/** Rows of a table by what the first `names` columns say, the others as they are. */
function valuesOf(summary: Summary, key: string, names: number): [string, SummaryValue[]][] {
  const found = summary.tables.find((each) => each.key === key);
  if (!found) throw new Error(`there is no table ${key}`);
  for (const row of found.rows) expect(row).toHaveLength(found.columns.length);
  return found.rows.map((row) => [row.slice(0, names).join(' '), row.slice(names)]);
}
const numbersOf = (summary: Summary, key: string, names: number) =>
  valuesOf(summary, key, names).map(([, values]) => values);

const plan = settingsSchema.parse({
  shifts: [
    { name: '夜班', from: '20:00', to: '08:00' },
    { name: '早班', from: '08:00', to: '16:00' },
  ],
});
const cases: [string, SummarySpans | null][] = [
  ['a day', periodSpans('day', zone, '2026-11-25')],
  ['the day before', periodSpans('day', zone, '2026-11-24')],
  ['a night shift', shiftSpans(plan, zone, '夜班', '2026-11-24')],
  ['an early shift', shiftSpans(plan, zone, '早班', '2026-11-25')],
  ['a week', periodSpans('week', zone, '2026-11-25')],
  ['a month', periodSpans('month', zone, '2026-11-03')],
  [
    'three hours',
    rangeSpans(zone, {
      start: zone.dayByDate('2026-11-25').start + 9 * HOUR,
      end: zone.dayByDate('2026-11-25').start + 12 * HOUR,
    }),
  ],
];
const names: Record<Language, Record<string, string>> = {
  'zh-CN': { '': '未说明', voice: '电话', chat: '在线客服', web: '网站' },
  en: { '': 'Not said', voice: 'Phone', chat: 'Chat', web: 'Web' },
};

describe.each(['zh-CN', 'en'] as const)('in %s every number is what really happened', (language) => {
  test.each(cases)('of %s', (_, spans) => {
    const { span, previous, earlier } = spans!;
    const summary = summaryOf(spans!, language);
    expect(summarySchema.safeParse(summary).error).toBeUndefined();
    checkKpi(summary, [span, previous, earlier]);
    const starts = slotStarts(span, summary.tables.find(({ key }) => key === 'slots')!.rows.length);
    expect(numbersOf(summary, 'slots', 1)).toEqual(slotRows(truth, starts, span));
    const byId = (found: Map<string, SummaryValue[]>) =>
      Object.fromEntries([...found].map(([id, row]) => [names[language][id] ?? id, row]));
    const table = (key: string, names: number) => Object.fromEntries(valuesOf(summary, key, names));
    const queues = Object.fromEntries(
      valuesOf(summary, 'queues', 2).map(([id, row]) => [id.split(' ')[0], row]),
    );
    expect(queues).toEqual(byId(rowsBy(truth, 'queue', span)));
    expect(table('teams', 1)).toEqual(byId(teamRows(truth, span)));
    expect(table('channels', 1)).toEqual(byId(rowsBy(truth, 'channel', span)));
    expect(table('languages', 1)).toEqual(byId(rowsBy(truth, 'language', span)));
    expect(table('businesses', 1)).toEqual(byId(rowsBy(truth, 'business', span)));
    checkOrders(summary, span);
    checkHotspots(summary, span);
    checkQuality(summary, span);
    expect(summary.digest.length).toBeLessThanOrEqual(8);
    expect(summary.simulated).toBe(true);
  });
});

function slotStarts({ start, end }: Range, count: number): number[] {
  return Array.from({ length: count }, (_, at) => start + (at * (end - start)) / count);
}

function checkKpi(summary: Summary, ranges: (Range | null)[]): void {
  const of = ranges.map((range) => {
    const values = range && kpiValues(truth, range);
    return values && values.counts.some((n) => n !== 0) ? values : null;
  });
  const rows = (part: 'rates' | 'times' | 'counts') =>
    kpiValues(truth, ranges[0]!)[part].map((_, at) => of.map((values) => values && values[part][at]));
  // value, target, gap, distance, previous, earlier, contacts, low, high
  const rates = numbersOf(summary, 'kpi', 1);
  expect(rates.map(([value, , , , before, earlier]) => [value, before, earlier])).toEqual(rows('rates'));
  expect(rates.map((row) => row[6])).toEqual(samples(truth, ranges[0]!));
  expect(rates.map((row) => row[1])).toEqual([0.97, 0.8, ...Array<null>(8).fill(null)]);
  for (const [value, target, gap, , , , contacts, low, high] of rates) {
    expect(gap).toEqual(
      typeof target === 'number' && typeof value === 'number' ? expect.closeTo(value - target, 6) : null,
    );
    const small = typeof contacts === 'number' && contacts > 0 && contacts < 200;
    expect([low === null, high === null]).toEqual([!small, !small]);
    if (small)
      expect(wilson(Number(value), contacts)).toEqual(
        [low, high].map((edge) => expect.closeTo(Number(edge), 5)),
      );
  }
  expect(numbersOf(summary, 'kpiTimes', 1)).toEqual(rows('times'));
  expect(numbersOf(summary, 'kpiCounts', 1)).toEqual(rows('counts'));
}

/** The textbook's formula of the score interval. */
function wilson(p: number, n: number): [number, number] {
  const z2 = 1.959964 ** 2;
  const root = 1.959964 * Math.sqrt((p * (1 - p) + z2 / (4 * n)) / n);
  return [(p + z2 / (2 * n) - root) / (1 + z2 / n), (p + z2 / (2 * n) + root) / (1 + z2 / n)];
}

function checkOrders(summary: Summary, span: Range): void {
  const { kinds, all, links } = orderRows(truth, span);
  const rows = valuesOf(summary, 'orders', 1);
  expect(rows.at(-1)?.[1]).toEqual(kinds.size === 0 ? undefined : all);
  const sorted = (lists: Iterable<SummaryValue[]>) =>
    [...lists].map((list) => JSON.stringify(list)).toSorted();
  expect(sorted(rows.slice(0, -1).map(([, values]) => values))).toEqual(sorted(kinds.values()));
  expect(sorted(numbersOf(summary, 'orderLinks', 2))).toEqual(sorted(links.values()));
}

function checkHotspots(summary: Summary, { start, end }: Range): void {
  const hot = naiveCells(days.log.complaints.map(({ at: time, ...place }) => ({ time, ...place }))).filter(
    (cell) => cell.hot && cell.start >= start && cell.start < end,
  );
  const rows = valuesOf(summary, 'hotspots', 2);
  expect(rows.length > 0).toBe(hot.length > 0);
  for (const [, [, , peakAt, n, expected, score]] of rows)
    expect(hot.filter((cell) => cell.start === peakAt)).toContainEqual(
      expect.objectContaining({
        n,
        expected: expect.closeTo(Number(expected), 5),
        score: expect.closeTo(Number(score), 4),
      }),
    );
  expect(rows.every(([, [since, hours]]) => Number(since) >= start && Number(hours) >= 1)).toBe(true);
}

function checkQuality(summary: Summary, { start, end }: Range): void {
  const noticed = toldAt >= start && toldAt < end;
  expect(numbersOf(summary, 'quality', 2).map(([count]) => count)).toEqual([
    noticed ? days.missing : 0,
    noticed ? days.refused : 0,
    // What a source replays is counted, not marked.
    0,
    kpiValues(truth, { start, end }).counts[6],
  ]);
}

test('in the days that are summed up everything occurs', () => {
  const all = summaryOf(periodSpans('month', zone, '2026-11-25'), 'zh-CN');
  const counts = new Map(
    all.tables.find(({ key }) => key === 'kpiCounts')!.rows.map(([name, value]) => [name, Number(value)]),
  );
  for (const name of [
    '进队',
    '应答',
    '放弃',
    '短放弃',
    '流出',
    '失联',
    'IVR 中离开',
    '自助办结',
    '转接',
    '投诉',
  ])
    expect([name, counts.get(name)! > 0]).toEqual([name, true]);
  for (const key of ['hotspots', 'orders', 'orderLinks', 'notes', 'teams'])
    expect([key, all.tables.find((each) => each.key === key)!.rows.length > 0]).toEqual([key, true]);
  for (const agent of days.teamOf.keys()) expect(JSON.stringify(all)).not.toContain(`"${agent}"`);
  expect(days.teamOf.size).toBeGreaterThan(5);
});

import { expect } from 'vitest';
import type { Summary, SummaryValue } from '../../../../../shared/model/summary.ts';
import { summarySchema } from '../../../../../shared/model/summary.ts';
import type { Language } from '../../../../../shared/words/words.ts';
import type { SummarySpans } from '../../../../station/shift/summary-asked.ts';
import { openReader } from '../../../archive/open-reader.ts';
import type { Rig } from '../../../archive/testing/station-rig.ts';
import type { Telling } from './eventful-days.ts';
import { kpiValues, orderRows, rowsBy, samples, slotRows, teamRows } from './recount-summary.ts';
import type { Range, SummaryTruth } from './recount-summary.ts';

const names: Record<Language, Record<string, string>> = {
  'zh-CN': {
    '': '未说明',
    voice: '电话',
    chat: '在线客服',
    web: '网站',
    app: 'App',
    wechat: '微信',
    robot: '机器人',
  },
  en: {
    '': 'Not said',
    voice: 'Phone',
    chat: 'Chat',
    web: 'Web',
    app: 'App',
    wechat: 'WeChat',
    robot: 'Robot',
  },
};

/** Everything is told at once, by a source that brings its own time. */
export function feedDays(rig: Rig, steps: readonly Telling[], zone: string): void {
  const source = rig.source({
    acw: true,
    agentStates: true,
    clock: 'source',
    zone,
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
    rig.commit();
  }
  // Under load commits are further apart.
  rig.clock.pass(1_000);
}

/** The newest time that the station knows of, epoch ms. */
export function newestOf(rig: Rig): number {
  const reader = openReader(rig.folder);
  try {
    return reader.newest();
  } finally {
    reader.close();
  }
}

/** Every number of the tables of figures and orders is what really happened. */
export function checkSummary(summary: Summary, spans: SummarySpans, truth: SummaryTruth): void {
  const { span, previous, earlier } = spans;
  expect(summarySchema.safeParse(summary).error).toBeUndefined();
  checkKpi(summary, truth, [span, previous, earlier]);
  const starts = slotStarts(span, summary.tables.find(({ key }) => key === 'slots')!.rows.length);
  expect(numbersOf(summary, 'slots', 1)).toEqual(slotRows(truth, starts, span));
  const byId = (found: Map<string, SummaryValue[]>) =>
    Object.fromEntries([...found].map(([id, row]) => [names[summary.language][id] ?? id, row]));
  const table = (key: string) => Object.fromEntries(valuesOf(summary, key, 1));
  const queues = Object.fromEntries(
    valuesOf(summary, 'queues', 2).map(([id, row]) => [id.split(' ')[0], row]),
  );
  expect(queues).toEqual(byId(rowsBy(truth, 'queue', span)));
  expect(table('teams')).toEqual(byId(teamRows(truth, span)));
  expect(table('channels')).toEqual(byId(rowsBy(truth, 'channel', span)));
  expect(table('languages')).toEqual(byId(rowsBy(truth, 'language', span)));
  expect(table('businesses')).toEqual(byId(rowsBy(truth, 'business', span)));
  checkOrders(summary, truth, span);
}

/** Rows of a table by what the first `names` columns say, the others as they are. */
export function valuesOf(summary: Summary, key: string, names: number): [string, SummaryValue[]][] {
  const found = summary.tables.find((each) => each.key === key);
  if (!found) throw new Error(`there is no table ${key}`);
  for (const row of found.rows) expect(row).toHaveLength(found.columns.length);
  return found.rows.map((row) => [row.slice(0, names).join(' '), row.slice(names)]);
}
/** The same without what the columns say. */
export const numbersOf = (summary: Summary, key: string, names: number) =>
  valuesOf(summary, key, names).map(([, values]) => values);

function slotStarts({ start, end }: Range, count: number): number[] {
  return Array.from({ length: count }, (_, at) => start + (at * (end - start)) / count);
}

function checkKpi(summary: Summary, truth: SummaryTruth, ranges: (Range | null)[]): void {
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

function checkOrders(summary: Summary, truth: SummaryTruth, span: Range): void {
  const { kinds, all, links } = orderRows(truth, span);
  const rows = valuesOf(summary, 'orders', 1);
  expect(rows.at(-1)?.[1]).toEqual(kinds.size === 0 ? undefined : all);
  const sorted = (lists: Iterable<SummaryValue[]>) =>
    [...lists].map((list) => JSON.stringify(list)).toSorted();
  expect(sorted(rows.slice(0, -1).map(([, values]) => values))).toEqual(sorted(kinds.values()));
  expect(sorted(numbersOf(summary, 'orderLinks', 2))).toEqual(sorted(links.values()));
}

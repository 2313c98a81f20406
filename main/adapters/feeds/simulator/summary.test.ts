import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Summary } from '../../../../shared/model/summary.ts';
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
import { hasProgram } from '../../export/testing/office.ts';
import { checkFiles } from '../../export/testing/read-back.ts';
import { checkSummary, feedDays, newestOf, numbersOf, valuesOf } from './testing/check-summary.ts';
import { eventfulDays } from './testing/eventful-days.ts';
import type { EventfulDays } from './testing/eventful-days.ts';
import { kpiValues } from './testing/recount-summary.ts';
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
  feedDays(rig, days.steps, zone.name);
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
  truth = { ...days, again: recountTruth(days.log, newestOf(rig)) };
}, 240_000);
afterAll(() => rig.close());

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
describe.each(['zh-CN', 'en'] as const)('in %s every number is what really happened', (language) => {
  test.each(cases)('of %s', (_, spans) => {
    const summary = summaryOf(spans!, language);
    checkSummary(summary, spans!, truth);
    checkHotspots(summary, spans!.span);
    checkQuality(summary, spans!.span);
    expect(summary.digest.length).toBeLessThanOrEqual(8);
    expect(summary.simulated).toBe(true);
  });
});

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

const readers = [hasProgram('soffice'), hasProgram('pdftotext')];
describe.runIf(readers.every(Boolean))(
  'the files say what the document says, cell by cell, read by other programs',
  () => {
    test.each([
      ['a week', periodSpans('week', zone, '2026-11-25'), 'zh-CN'],
      ['a night shift', shiftSpans(plan, zone, '夜班', '2026-11-24'), 'en'],
    ] as const)('%s', (_, spans, language) => checkFiles(summaryOf(spans!, language)), 240_000);
  },
);

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

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { settingsSchema } from '../../../../shared/model/settings.ts';
import type { SummaryValue } from '../../../../shared/model/summary.ts';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { createWords } from '../../../../shared/words/words.ts';
import { makeSummary } from '../../../station/shift/summary.ts';
import { periodSpans } from '../../../station/shift/summary-span.ts';
import { hasProgram } from '../../export/testing/office.ts';
import { checkFiles } from '../../export/testing/read-back.ts';
import { openReader } from '../open-reader.ts';

type Line = Record<string, string>;
const isReadable = [hasProgram('soffice'), hasProgram('pdftotext')].every(Boolean);
const asked = { shift: '', team: '', leader: '', writtenAt: 0, issue: 1, changes: [] };

/**
 * The summary of a month of the Anonymous Bank, in both languages, against its reference: day by day, by type, and the
 * month; and what its files say, read by other programs. @param bank the folder with the reference. @param month `YYYY-MM`
 */
export async function checkSummaryOfMonth(folder: string, bank: string, month: string): Promise<void> {
  const reference = (name: string): Line[] =>
    parse<Line>(readFileSync(join(bank, 'reference', name), 'utf8'), { columns: true });
  const reader = openReader(folder);
  const settings = settingsSchema.parse({ zone: 'UTC' });
  const spans = periodSpans('month', createZone('UTC'), `${month}-09`);
  for (const language of ['zh-CN', 'en'] as const) {
    const words = createWords(language);
    const summary = makeSummary(reader, settings, { ...spans, ...asked, words });
    if (language === 'en' && isReadable) await checkFiles(summary);
    const { tables } = summary;
    const rowsOf = (key: string): SummaryValue[][] => tables.find((each) => each.key === key)!.rows;
    const days = new Map(rowsOf('slots').map(([day, ...row]) => [day, row]));
    expect(days.size).toBeGreaterThanOrEqual(28);
    const lines = reference('daily.csv').filter(({ date = '' }) => date.startsWith(month));
    expect(lines.length).toBeGreaterThan(25);
    for (const line of lines)
      expect([line['date'], ...ours(days.get(line['date'])!), days.get(line['date'])![15]]).toEqual([
        line['date'],
        ...told(line),
        Number(line['peak_queue_depth']),
      ]);
    const types = new Map(rowsOf('businesses').map(([type, ...row]) => [type, row]));
    for (const line of reference('monthly_by_type.csv').filter((line) => line['month'] === month))
      if (types.has(line['type']))
        expect([line['type'], ...ours(types.get(line['type'])!)]).toEqual([line['type'], ...told(line)]);
      else expect([line['type'], line['offered']]).toEqual([line['type'], '0']);
    const [whole] = reference('monthly.csv').filter((line) => line['month'] === month);
    const [offered, answered, abandoned, rate, asa, longest] = told(whole!);
    const values = (key: string) => rowsOf(key).map(([, value]) => value);
    expect(values('kpi')[0]).toEqual(rate);
    expect(values('kpiCounts').slice(0, 3)).toEqual([offered, answered, abandoned]);
    expect(values('kpiCounts')[8]).toBe(Number(whole!['ivr_only']));
    expect([values('kpiTimes')[0], values('kpiTimes')[5]]).toEqual([asa, longest]);
  }
  reader.close();
}

/** In the order of a table's columns: what the reference tells of. */
function told(line: Line) {
  const n = (name: string): number => Number(line[name]);
  const ms = (name: string): unknown => (line[name] === '' ? null : expect.closeTo(n(name) * 1000, 2));
  const rate = line['connect_rate'] === '' ? null : n('connect_rate');
  return [n('offered'), n('answered'), n('abandoned'), rate, ms('asa_s'), n('max_wait_s') * 1000];
}

/** The same of a row of ours: offered, answered, abandoned, connect rate, speed of answer, longest wait. */
function ours(row: readonly SummaryValue[]): unknown[] {
  return [row[0], row[1], row[2], row[6], row[9], row[14]];
}

import type { Field } from '../../../shared/csv/csv-text.ts';
import { csvLines } from '../../../shared/csv/csv-text.ts';
import type { Summary, SummaryColumn, SummaryTable, SummaryValue } from '../../../shared/model/summary.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Words } from '../../../shared/words/words.ts';
import { zipFiles } from './zip-files.ts';

/** Without it, spreadsheets read Chinese as the system's old code page. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A zip with one CSV a table, in the tables' order: rates 0–1, durations in seconds with all decimals, times local to the
 * minute; a null is an empty cell.
 */
export function summaryCsv(summary: Summary, words: Words): Uint8Array {
  const zone = createZone(summary.zone);
  const files = summary.tables.map((table, at) => [
    `${String(at + 1).padStart(2, '0')}-${table.key}.csv`,
    BYTE_ORDER_MARK + [...tableLines(table, zone, words)].join(''),
  ]);
  return zipFiles(Object.fromEntries(files), summary.writtenAt);
}

function tableLines({ columns, rows }: SummaryTable, zone: Zone, { say }: Words): Generator<string> {
  const titles = columns.map(({ title, kind }) =>
    kind === 'duration' ? say('export.seconds', { title }) : title,
  );
  return csvLines(
    titles,
    rows.map((row) => columns.map((column, at) => fieldOf(zone, column, row[at] ?? null))),
  );
}

function fieldOf(zone: Zone, { kind }: SummaryColumn, value: SummaryValue): Field {
  if (typeof value !== 'number') return value;
  if (kind === 'duration') return value / 1000;
  return kind === 'time' ? formatLocal(zone, value, 'isoMinute').replace('T', ' ') : value;
}

import type { Span } from '../../../shared/time/slots.ts';
import type { StoredSlot } from '../archive-port.ts';
import { wholeLayout } from './layout.ts';
import { column, emptyRow, family, QUARTER_MS } from './row.ts';
import type { Row, StepPeak } from './row.ts';
import { encodeRow } from './row-codec.ts';
import { RowReader } from './row-reader.ts';

/** A combination's day while it is summed up, and the end of its last row. */
interface DaySum {
  row: Row;
  until: number;
}

/**
 * The rows of centre and queues summed over a day, joined to one piece as those of a quarter hour are. Peaks are each
 * combination's own: that of several together is not known from them.
 * @param slots quarter hours of the day, by rising start. @param width columns of a ledger
 */
export function sumOfDay(slots: Iterable<StoredSlot>, day: Span, width: number): Uint8Array {
  const sums = new Map<number, DaySum>();
  const reader = new RowReader();
  for (const [start, figures] of slots) {
    for (let next = 0; next < figures.length; next = reader.next) {
      reader.open(figures, next, start);
      const sum = sums.get(reader.combo) ?? emptyDay(day, reader.combo, width);
      sums.set(reader.combo, sum);
      add(sum.row, reader, width);
      sum.until = start + QUARTER_MS;
    }
  }
  return joined(Array.from(sums.values(), (sum) => encodeDay(sum, day)));
}

function emptyDay(day: Span, combo: number, width: number): DaySum {
  const row = emptyRow(family.scope, day.start, combo, wholeLayout(width));
  // Its peaks are those of its quarter hours.
  return { row: { ...row, tracks: null, formulaVersion: 0 }, until: 0 };
}

function add(row: Row, reader: RowReader, width: number): void {
  for (const ledger of [0, 1, 2] as const) {
    const longest = reader.addLedger(ledger, row.counts, ledger * width, width);
    if (longest > row.waitMax[ledger]) row.waitMax[ledger] = longest;
  }
  row.formulaVersion = Math.max(row.formulaVersion, reader.formulaVersion);
  raise(row.depth, reader.depth);
  raise(row.service, reader.service);
  row.depth.end = reader.depth.end;
}

/** Where a peak was first. */
function raise(into: StepPeak, { max, maxAt }: StepPeak): void {
  if (max > into.max) Object.assign(into, { max, maxAt });
}

function encodeDay({ row, until }: DaySum, { end }: Span): Uint8Array {
  // The codec takes the time in queue from there.
  row.depth.areaMs = row.counts[column.queueMs]!;
  // Nobody was left where the last quarter hours have no row.
  if (until < end) row.depth.end = 0;
  return encodeRow(row).figures;
}

function joined(rows: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(rows.reduce((size, row) => size + row.length, 0));
  let at = 0;
  for (const row of rows) {
    bytes.set(row, at);
    at += row.length;
  }
  return bytes;
}

import type {
  Summary,
  SummaryTable,
  SummaryValue,
  SummaryValueKind,
} from '../../../../shared/model/summary.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { NONE } from '../../../../shared/words/format.ts';
import type { SummaryHead } from '../../../../shared/summary-text/summary-head.ts';
import { textWidth } from '../text-width.ts';
import { targetOf, valueText } from '../../../../shared/summary-text/value-text.ts';
import {
  cellName,
  columnName,
  emptyCell,
  isFormulaLike,
  numberCell,
  sheetNumber,
  textCell,
} from './cells.ts';
import type { Style, Styles } from './styles.ts';
import { worksheet } from './worksheet.ts';

/** Row of the column titles, from 0: above it stand the table's title and whose it is. */
export const HEAD_ROW = 3;
/** Widths in characters; longer texts are wrapped. */
const NARROWEST = 9;
const WIDEST = 46;
/** From here on a rate would be rounded to that of a faultless day. */
const NEARLY_ALL = 0.9995;

/** What sheets are made from. */
export interface SheetContext {
  summary: Summary;
  head: SummaryHead;
  zone: Zone;
  styles: Styles;
}

/** The sheet of one table: title, whose it is, the rows under a frozen head, notes. */
export function tableSheet(context: SheetContext, table: SummaryTable): string {
  const { head, styles } = context;
  const { columns, rows, title, notes } = table;
  const { subtitle, span, marks } = head;
  const first = HEAD_ROW + 1;
  const widths = columns.map((_, at) => columnWidth(context, table, at));
  const level = levelOf(context.summary, table);
  const lines = [
    rowXml(0, [textCell(0, 0, title, styles.of('title'))], 26),
    rowXml(1, [textCell(1, 0, [head.title, subtitle, span].join(' · '), styles.of('soft'))]),
    rowXml(2, [textCell(2, 0, marks.join(' · '), styles.of('mark'))]),
    rowXml(
      HEAD_ROW,
      columns.map((column, at) => textCell(HEAD_ROW, at, column.title, styles.of('head'))),
      34,
    ),
    ...rows.map((row, at) =>
      rowXml(first + at, [
        ...rowCells(context, table, row, first + at),
        ...(level === null ? [] : [numberCell(first + at, levelColumn(table), level, styles.rate(1))]),
      ]),
    ),
    ...notes.map((note, at) => {
      const line = first + rows.length + 1 + at;
      return rowXml(line, [textCell(line, 0, note, styles.of('soft'))]);
    }),
  ];
  const last = `${columnName(columns.length - 1)}${first + rows.length}`;
  return worksheet({
    rows: lines,
    widths: level === null ? widths : [...widths, NARROWEST, NARROWEST],
    lastHidden: level !== null,
    frozen: cellName(first, 1),
    filter: `${cellName(HEAD_ROW, 0)}:${last}`,
    foot: head.writtenAt,
    marks,
    drawing: false,
  });
}

/** The target that a chart draws beside the rates of a table: a level line needs its own cells. */
export function levelOf({ charts }: Summary, { key }: SummaryTable): number | null {
  return charts.find(({ table, lines }) => table === key && lines.length > 0)?.target ?? null;
}

/** Where those stand: hidden, an empty column away from the table, so that its filter leaves them out. */
export function levelColumn({ columns }: SummaryTable): number {
  return columns.length + 1;
}

/** A row of a sheet. @param height in points */
export function rowXml(row: number, cells: readonly string[], height?: number): string {
  const fixed = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
  return `<row r="${row + 1}"${fixed}>${cells.join('')}</row>`;
}

function rowCells(
  { summary, zone, styles }: SheetContext,
  table: SummaryTable,
  values: readonly SummaryValue[],
  row: number,
): string[] {
  return table.columns.map(({ key, kind }, at) => {
    const value = values[at] ?? null;
    // A chart would draw the dash as a zero.
    if (value === null && isDrawn(summary, table, key)) return emptyCell(row, at, styles.of('none'));
    if (value === null) return textCell(row, at, NONE, styles.of('none'));
    if (typeof value === 'string')
      return textCell(row, at, value, styles.of(isFormulaLike(value) ? 'guarded' : 'text'));
    const target = value >= NEARLY_ALL ? 1 : targetOf(summary, table, key, values);
    return numberCell(row, at, sheetNumber(zone, kind, value), numberStyle(styles, kind, value, target));
  });
}

function numberStyle(styles: Styles, kind: SummaryValueKind, value: number, target: number): Style {
  if (kind !== 'rate') return styles.of(kind === 'text' ? 'count' : kind);
  return value < 0 ? styles.of('below') : styles.rate(target);
}

function isDrawn({ charts }: Summary, { key }: SummaryTable, column: string): boolean {
  return charts.some(({ table, bars, lines }) => table === key && [...bars, ...lines].includes(column));
}

/** Wide enough for every value, and for the title in two lines. */
function columnWidth({ zone }: SheetContext, { columns, rows }: SummaryTable, at: number): number {
  const column = columns[at]!;
  const widest = rows.reduce(
    (width, row) => Math.max(width, textWidth(valueText(zone, column, row[at] ?? null))),
    textWidth(column.title) / 2 + 1,
  );
  return Math.min(WIDEST, Math.max(NARROWEST, widest * 1.1 + 2));
}

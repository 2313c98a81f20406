import { FORMULA_LIKE } from '../../../../shared/csv/formula-like.ts';
import type { SummaryValueKind } from '../../../../shared/model/summary.ts';
import { pieceAt } from '../../../../shared/time/local.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import type { Style } from './styles.ts';
import { cellText } from './xml.ts';

const DAY = 86_400_000;
/** Serial number of 1970-01-01 in the calendar that spreadsheets count from 1900. */
const EPOCH = 25_569;

/** `A1`, from row and column counted from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `A`, `Z`, `AA`; counted from 0. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : columnName(rest - 1)) + String.fromCharCode(65 + (column % 26));
}

/** A cell with a text that is in it, never a formula: what begins with `=` is a text as well. */
export function textCell(row: number, column: number, text: string, style: Style): string {
  return `<c r="${cellName(row, column)}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(text)}</t></is></c>`;
}

export function numberCell(row: number, column: number, value: number, style: Style): string {
  return `<c r="${cellName(row, column)}" s="${style}"><v>${value}</v></c>`;
}

/** Nothing in it, yet a part of the table's grid. */
export function emptyCell(row: number, column: number, style: Style): string {
  return `<c r="${cellName(row, column)}" s="${style}"/>`;
}

export function isFormulaLike(text: string): boolean {
  return FORMULA_LIKE.test(text);
}

/**
 * A number as a spreadsheet holds it: times as the centre's local date, cut to the minute, durations as parts of a day, cut
 * to the second as all screens show them (a spreadsheet would round).
 */
export function sheetNumber(zone: Zone, kind: SummaryValueKind, value: number): number {
  if (kind === 'duration') return Math.trunc(value / 1000) / 86_400;
  if (kind !== 'time') return value;
  const local = value + pieceAt(zone.dayOf(value), value).offset;
  return (Math.floor(local / 60_000) * 60_000) / DAY + EPOCH;
}

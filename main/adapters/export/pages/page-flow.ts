import type { Summary, SummaryTable } from '../../../../shared/model/summary.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import type { Words } from '../../../../shared/words/words.ts';
import type { Mark, Page } from './marks.ts';
import { inks } from './marks.ts';
import { placeText } from './place-text.ts';
import { CELL_PAD, layTable } from './table-layout.ts';
import type { TableLayout } from './table-layout.ts';
import type { Typeface } from './typeface.ts';
import { wrapText } from './wrap.ts';

/** A4 across, in points. */
const WIDTH = 841.89;
const HEIGHT = 595.28;
export const MARGIN = 36;
const TOP = 58;
const BOTTOM = HEIGHT - 42;
export const INNER = WIDTH - 2 * MARGIN;
const NOTE = 8.5;
/** A table up to this height is not parted, of a longer one so many rows stand below its head. */
const SHORT = (BOTTOM - TOP) / 2;
const FIRST_ROWS = 4;

/** Fills pages from above and begins a new one where something does not fit. */
export interface PageFlow {
  pages: Page[];
  /** A place of this height; on the next page when this one is too full. @returns its upper edge */
  room(height: number): number;
  /** What is left of this page, in points. */
  left(): number;
  add(marks: readonly Mark[]): void;
  gap(height: number): void;
}

export function createFlow(): PageFlow {
  const pages: Page[] = [{ width: WIDTH, height: HEIGHT, marks: [] }];
  let y = TOP;
  return {
    pages,
    room(height) {
      if (y + height > BOTTOM && y > TOP) {
        pages.push({ width: WIDTH, height: HEIGHT, marks: [] });
        y = TOP;
      }
      y += height;
      return y - height;
    },
    left: () => BOTTOM - y,
    add: (marks) => void pages.at(-1)!.marks.push(...marks),
    gap: (height) => void (y += height),
  };
}

/** Lines of text, wrapped. */
export function flowTexts(flow: PageFlow, face: Typeface, texts: readonly string[], size: number): void {
  for (const text of texts) {
    for (const line of wrapText(face, text, size, INNER)) {
      const y = flow.room(size * 1.5);
      flow.add([placeText(face, line, { x: MARGIN, y: y + size * 1.1, size, ink: inks.text })]);
    }
  }
}

/** A table with its notes; each page of it has title and head, and no row is cut. */
export function flowTable(
  flow: PageFlow,
  face: Typeface,
  summary: Summary,
  table: SummaryTable,
  zone: Zone,
  { say }: Words,
): void {
  const layout = layTable(face, summary, table, zone, INNER);
  const [head, ...rows] = layout.rows;
  const headHeight = rowHeight(layout, head!);
  const begin = (title: string, least: number): void => {
    const y = flow.room(24 + headHeight + least);
    flow.gap(-least);
    flow.add([
      placeText(face, title, { x: MARGIN, y: y + 14, size: 12, ink: inks.deep, bold: true }),
      ...rowMarks(face, layout, head!, y + 24, headHeight, true),
    ]);
  };
  begin(table.title, leastRows(rows.map((row) => rowHeight(layout, row))));
  for (const row of rows) {
    const height = rowHeight(layout, row);
    const page = flow.pages.length;
    let y = flow.room(height);
    if (flow.pages.length > page) {
      flow.gap(-height);
      begin(say('export.continued', { title: table.title }), height);
      y = flow.room(height);
    }
    flow.add(rowMarks(face, layout, row, y, height, false));
  }
  flow.gap(4);
  flowTexts(flow, face, rows.length === 0 ? [say('export.empty'), ...table.notes] : table.notes, NOTE);
  flow.gap(14);
}

/** The height of as many rows as have to stand below the head: all of a short table, the first of a long one. */
function leastRows(heights: readonly number[]): number {
  const all = heights.reduce((total, each) => total + each, 0);
  const first = heights.slice(0, FIRST_ROWS).reduce((total, each) => total + each, 0);
  return Math.max(NOTE * 2, all <= SHORT ? all : first);
}

function rowHeight({ size }: TableLayout, cells: readonly string[][]): number {
  return Math.max(...cells.map(({ length }) => length)) * size * 1.3 + 5;
}

function rowMarks(
  face: Typeface,
  { size, widths, rightAligned }: TableLayout,
  cells: readonly string[][],
  y: number,
  height: number,
  isHead: boolean,
): Mark[] {
  let left = MARGIN;
  const width = widths.reduce((total, each) => total + each, 0);
  const texts = cells.flatMap((lines, at) => {
    const right = rightAligned[at] === true;
    const x = right ? left + widths[at]! - CELL_PAD : left + CELL_PAD;
    left += widths[at]!;
    const first = y + (isHead ? (height - lines.length * size * 1.3) / 2 : 2.5) + size;
    return lines.map((line, index) =>
      placeText(face, line, {
        x,
        y: first + index * size * 1.3,
        size,
        ink: isHead ? inks.paper : inks.text,
        bold: isHead,
        align: right ? 'right' : 'left',
      }),
    );
  });
  const line = y + height;
  return [
    isHead
      ? { kind: 'box', x: MARGIN, y, width, height, ink: inks.deep }
      : { kind: 'line', points: [MARGIN, line, MARGIN + width, line], width: 0.5, ink: inks.edge, dash: 0 },
    ...texts,
  ];
}

import type { Summary } from '../../../../shared/model/summary.ts';
import type { Zone } from '../../../../shared/time/zone-day.ts';
import { formatTarget } from '../../../../shared/words/format.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { wrapText } from './wrap.ts';
import { targetOf, valueText } from '../../../../shared/summary-text/value-text.ts';
import type { Area } from './chart-marks.ts';
import type { Mark } from './marks.ts';
import { inks } from './marks.ts';
import { placeText } from './place-text.ts';
import type { Typeface } from './typeface.ts';

const PER_ROW = 4;
/** How many figures of each table of key figures become tiles, in their order. */
const PER_TABLE = [4, 2, 2];
const HEIGHT = 70;
const GAP = 8;

/** Height in points of the tiles of a summary. */
export function tilesHeight(summary: Summary): number {
  return Math.ceil(tilesOf(summary).length / PER_ROW) * (HEIGHT + GAP);
}

/** The first key figures, large, each with its target. */
export function tileMarks(
  face: Typeface,
  summary: Summary,
  zone: Zone,
  { x, y, width }: Omit<Area, 'height'>,
  { say }: Words,
): Mark[] {
  const wide = (width - GAP * (PER_ROW - 1)) / PER_ROW;
  return tilesOf(summary).flatMap(({ table, row }, at) => {
    const left = x + (at % PER_ROW) * (wide + GAP);
    const top = y + Math.floor(at / PER_ROW) * (HEIGHT + GAP);
    const index = table.columns.findIndex(({ key }) => key === 'value');
    const column = table.columns[index]!;
    const goal = row[table.columns.findIndex(({ key }) => key === 'target')];
    const distance = row[table.columns.findIndex(({ key }) => key === 'distance')];
    const below = [
      typeof goal === 'number' ? say('export.target', { target: formatTarget(goal) }) : '',
      typeof distance === 'string' ? distance : '',
    ].filter((text) => text !== '');
    const value = valueText(zone, column, row[index] ?? null, targetOf(summary, table, column.key, row));
    return [
      { kind: 'box', x: left, y: top, width: wide, height: HEIGHT, ink: inks.pale },
      { kind: 'box', x: left, y: top, width: 3, height: HEIGHT, ink: inks.deep },
      placeText(face, String(row[0] ?? ''), { x: left + 11, y: top + 16, size: 9, ink: inks.soft }),
      placeText(face, value, { x: left + 11, y: top + 39, size: 20, ink: inks.deep, bold: true }),
      ...wrapText(face, below.join(' · '), 8, wide - 22).map((text, line) =>
        placeText(face, text, { x: left + 11, y: top + 54 + line * 10, size: 8, ink: inks.soft }),
      ),
    ] satisfies Mark[];
  });
}

function tilesOf({ tables }: Summary) {
  return tables
    .filter(({ key, columns }) => key.startsWith('kpi') && columns.some((column) => column.key === 'value'))
    .flatMap((table, at) => {
      const index = table.columns.findIndex(({ key }) => key === 'value');
      const known = table.rows.filter((row) => typeof row[index] === 'number');
      return known.slice(0, PER_TABLE[at] ?? 0).map((row) => ({ table, row }));
    });
}

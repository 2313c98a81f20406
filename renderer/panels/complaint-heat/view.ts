import {
  type ComplaintGrid,
  gridKey,
  type GridSide,
  type GridSum,
  together,
} from '../../complaints/complaint-grid.ts';
import { shortName } from '../short-name.ts';
import { formatCount } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';

/** One class of the map; `cells`: a letter a region, as `drawHeat` has them, a space where nobody complained. */
export interface ComplaintHeatRow {
  key: string;
  name: string;
  n: string;
  level: Level;
  cells: string;
}

export interface ComplaintHeatView {
  rows: ComplaintHeatRow[];
  columns: { key: string; name: string }[];
}

/** What the map has room for, and how long names of classes may be, in sizes of their type. */
export interface HeatRoom {
  rows: number;
  columns: number;
  nameEms: number;
}

/** Names of regions stand upright; longer ones would take the map's height. */
const COLUMN_EMS = 4.6;

const letters = { normal: 'n', watch: 'w', warning: 'a', critical: 'c' } as const satisfies Record<
  Level,
  string
>;

/**
 * Classes by regions: those first that have the most unusual cell, then those with the most complaints; the rest in a
 * last line and a last column of their own.
 */
export function complaintHeatView(grid: ComplaintGrid, room: HeatRoom, { say }: Words): ComplaintHeatView {
  const classes = ranked(grid.classes, room.rows);
  const regions = ranked(
    grid.regions.filter(({ n, score }) => n > 0 || score > 0),
    room.columns,
  );
  const sum = (rows: readonly GridSide[], columns: readonly GridSide[]): GridSum =>
    together(
      rows.flatMap((row) => columns.flatMap((column) => grid.cells.get(gridKey(row.key, column.key)) ?? [])),
    );
  const groups = [
    ...regions.alone.map((region) => [region]),
    ...(regions.rest.length > 0 ? [regions.rest] : []),
  ];
  const row = (key: string, name: string, rows: readonly GridSide[]): ComplaintHeatRow => {
    const { n, level } = together(rows);
    const cells = groups.map((columns) => letterOf(sum(rows, columns))).join('');
    return { key, name: shortName(name, room.nameEms), n: formatCount(n), level, cells };
  };
  return {
    rows: [
      ...classes.alone.map((each) => row(each.key, each.name, [each])),
      ...(classes.rest.length > 0
        ? [row('', say('hotspots.heat.rest', { count: classes.rest.length }), classes.rest)]
        : []),
    ],
    columns: [
      ...regions.alone.map(({ key, name }) => ({ key, name: shortName(name, COLUMN_EMS, 'bare') })),
      ...(regions.rest.length > 0 ? [{ key: '', name: say('hotspots.heat.restRegions') }] : []),
    ],
  };
}

function ranked(sides: readonly GridSide[], most: number): { alone: GridSide[]; rest: GridSide[] } {
  // Among usual ones a score is chance, and would shuffle them from one minute to the next.
  const unusual = ({ level, score }: GridSide) => (level === 'normal' ? 0 : score);
  const order = sides.toSorted((a, b) => unusual(b) - unusual(a) || b.n - a.n);
  const count = order.length > most ? most - 1 : order.length;
  return { alone: order.slice(0, count), rest: order.slice(count) };
}

function letterOf({ n, level }: GridSum): string {
  return n === 0 && level === 'normal' ? ' ' : letters[level];
}

import { placeKey } from '../../../shared/model/hotspot.ts';
import type { Cell, Cells } from './cells.ts';
import { HALF, isScattered, rest } from './is-scattered.ts';
import { isHot } from './judge-cells.ts';
import type { Judged } from './judge-cells.ts';
import { mergeStorms } from './merge-storms.ts';

/** A hotspot that explains others: what is shown. */
export interface Shown extends Judged {
  /** Coarser cells that are unusual only because of it, the most unusual first. */
  folded: Judged[];
  /** What has risen with it in the same storm and is not explained by it, the most unusual first. */
  others: Judged[];
}

const sides = ['categories', 'regions'] as const;

/** What hotspots are explained with: complaints and expectation of any cell. */
export interface Counted {
  cells: Cells;
  n(cell: Cell): number;
  expected(cell: Cell): number;
}

/**
 * The hotspots that explain all of them, the most unusual first. The most unusual cell that nothing explains yet is
 * taken, or the finer one that its rise is made of, again and again; it explains
 * - coarser and crossing cells that are not hot without its complaints, and
 * - finer cells that have risen no more than it has.
 * A cell whose rise is that of a few hot parts among many quiet ones explains nothing: the parts are shown. What
 * a hot cell has in common is one storm (`mergeStorms`) and named after the most unusual of it.
 */
export function explain(counted: Counted, hot: readonly Judged[]): Shown[] {
  const { cells } = counted;
  const shown: Judged[] = [];
  const scattered = new Set<Cell>();
  let open = hot.toSorted((a, b) => byUnusual(cells, a, b));
  for (let top = open[0]; top !== undefined; top = open[0]) {
    const found = narrowed(cells, top, open);
    open = open.filter((other) => other !== found);
    const partsBy = (side: (typeof sides)[number]): Judged[] =>
      hot.filter(({ cell }) => cells.isChild(cell, found.cell, side));
    if (sides.some((side) => isScattered(cells, found, partsBy(side), scattered))) scattered.add(found.cell);
    else {
      shown.push(found);
      open = open.filter((other) => isUnexplained(counted, other, shown));
    }
  }
  const ordered = shown.toSorted((a, b) => byUnusual(cells, a, b));
  return folded(cells, mergeStorms(cells, ordered, hot), hot);
}

/** The most unusual first, then the finest; where that is the same, nothing about the order they came in decides. */
function byUnusual(cells: Cells, a: Judged, b: Judged): number {
  return (
    b.score - a.score ||
    cells.depth(b.cell) - cells.depth(a.cell) ||
    b.n - a.n ||
    (placeKey(cells.place(a.cell)) < placeKey(cells.place(b.cell)) ? -1 : 1)
  );
}

/** The most specific cell that a rise is made of: it holds most of it, and without it there is none. */
function narrowed(cells: Cells, top: Judged, open: readonly Judged[]): Judged {
  const finer = open.find(
    (other) =>
      other !== top &&
      cells.isWithin(other.cell, top.cell) &&
      other.n - other.expected >= HALF * (top.n - top.expected) &&
      !isHot(cells, top.cell, top.n - other.n, rest(top.expected, other.expected)),
  );
  return finer === undefined ? top : narrowed(cells, finer, open);
}

/** Is a cell still hot when what is shown is taken away, and when its share in the rise of coarser ones is expected? */
function isUnexplained(counted: Counted, { cell, n, expected }: Judged, shown: readonly Judged[]): boolean {
  const { cells } = counted;
  let [left, usual, rise] = [n, expected, 1];
  for (const each of shown) {
    if (cells.isWithin(cell, each.cell)) {
      rise = Math.max(rise, each.n / each.expected);
      continue;
    }
    const common = cells.common(cell, each.cell);
    if (common === null) continue;
    left -= counted.n(common);
    usual = rest(usual, counted.expected(common));
  }
  return isHot(cells, cell, left, usual * rise);
}

/** Coarser cells fold into the most unusual of the storms that have a finer one. */
function folded(cells: Cells, storms: readonly Judged[][], hot: readonly Judged[]): Shown[] {
  const all = storms.flatMap(([top, ...others]): Shown[] =>
    top === undefined ? [] : [{ ...top, folded: [], others }],
  );
  const known = new Set(storms.flat().map(({ cell }) => cell));
  for (const coarse of hot.toSorted((a, b) => byUnusual(cells, a, b))) {
    if (known.has(coarse.cell)) continue;
    all
      .find((each) => [each, ...each.others].some(({ cell }) => cells.isWithin(cell, coarse.cell)))
      ?.folded.push(coarse);
  }
  return all;
}

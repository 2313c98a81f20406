import type { Cell, Cells } from './cells.ts';
import { isScattered } from './is-scattered.ts';
import type { Judged } from './judge-cells.ts';

/**
 * Puts together what one storm has made hot: cells that a hot cell has in common, be it one of them. A common cell whose
 * rise is that of a few of its regions among many quiet ones joins nothing: those are storms apart. That only a few of
 * its classes rise is what a storm is, and parts nobody.
 * @param shown the most unusual first: so are the storms, and the cells of each
 */
export function mergeStorms(cells: Cells, shown: readonly Judged[], hot: readonly Judged[]): Judged[][] {
  let storms = shown.map((each) => [each]);
  if (storms.length < 2) return storms;
  const parts = Map.groupBy(hot, ({ cell }) => cells.parent(cell, 'regions'));
  const scattered = new Set<Cell>();
  // Parts before what they are parts of: a scattered part counts as a quiet one.
  for (const common of hot.toSorted((a, b) => cells.depth(b.cell) - cells.depth(a.cell))) {
    if (isScattered(cells, common, parts.get(common.cell) ?? [], scattered)) {
      scattered.add(common.cell);
      continue;
    }
    const of = storms.filter((storm) => storm.some(({ cell }) => cells.isWithin(cell, common.cell)));
    if (of.length < 2) continue;
    const joined = shown.filter((each) => of.some((storm) => storm.includes(each)));
    storms = storms.flatMap((storm) => (storm === of[0] ? [joined] : of.includes(storm) ? [] : [storm]));
  }
  return storms;
}

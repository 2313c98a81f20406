import { poissonScore } from '../../../shared/measure/poisson-score.ts';
import type { Unusual } from '../../../shared/model/hotspot.ts';
import type { Cell, Cells } from './cells.ts';

/** From this score on a cell is a hotspot … */
export const HOT_SCORE = 8;
/** … if it has so many complaints, a coarse one more. */
const LEAST_COUNT = 4;
const LEAST_COARSE = 5;

/** A cell with what is unusual about it. */
export interface Judged extends Unusual {
  cell: Cell;
}

/** Whether so many complaints where so many are expected make a cell a hotspot. */
export function isHot(cells: Cells, cell: Cell, n: number, expected: number): boolean {
  // Most cells have few complaints, and a score costs a logarithm.
  return (
    n >= (cells.isCoarse(cell) ? LEAST_COARSE : LEAST_COUNT) &&
    n > expected &&
    poissonScore(n, expected) >= HOT_SCORE
  );
}

/** The hotspots among cells, by what is expected in each. @param counts complaints by cell of all levels */
export function hotCells(
  cells: Cells,
  counts: ReadonlyMap<Cell, number>,
  expected: (cell: Cell) => number,
): Judged[] {
  const hot: Judged[] = [];
  for (const [cell, n] of counts) {
    if (n < LEAST_COUNT) continue;
    const usual = expected(cell);
    if (isHot(cells, cell, n, usual)) hot.push({ cell, n, expected: usual, score: poissonScore(n, usual) });
  }
  return hot;
}

import { LEAST_EXPECTED } from '../../../shared/measure/poisson-score.ts';
import type { Cell, Cells } from './cells.ts';
import { isHot } from './judge-cells.ts';
import type { Judged } from './judge-cells.ts';

/** A finer cell must hold so much of a rise to explain it alone, or some of them so much of what is usual to share it. */
export const HALF = 0.5;

/**
 * Is the rise of a cell that of a few hot parts among many that are as usual?
 * @param parts the hot ones of those that it is divided into by class, or by region
 * @param scattered parts that are so themselves: none of what is usual in them counts as risen
 */
export function isScattered(
  cells: Cells,
  whole: Judged,
  parts: readonly Judged[],
  scattered: ReadonlySet<Cell>,
): boolean {
  if (parts.length === 0) return false;
  const n = parts.reduce((sum, part) => sum + part.n, 0);
  const usual = parts.reduce((sum, part) => sum + part.expected, 0);
  const broad = parts.reduce((sum, part) => sum + (scattered.has(part.cell) ? 0 : part.expected), 0);
  return broad < HALF * whole.expected && !isHot(cells, whole.cell, whole.n - n, rest(whole.expected, usual));
}

/** What is expected of a whole without a part of it. */
export function rest(whole: number, part: number): number {
  return Math.max(LEAST_EXPECTED, whole - part);
}

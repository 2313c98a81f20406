import { maxVarintBytes, readVarint, writeVarint } from '../../../shared/measure/varint.ts';
import { categoryOf, cellOf, regionOf } from './cells.ts';
import type { Cell } from './cells.ts';

/** Counts by cell as bytes: class, region and count one after the other, in the order of the cells; zeros left out. */
export function encodeCells(counts: ReadonlyMap<Cell, number>): Uint8Array {
  const bytes = new Uint8Array(counts.size * 3 * maxVarintBytes);
  let at = 0;
  for (const [cell, n] of [...counts].sort(([a], [b]) => a - b)) {
    if (n === 0) continue;
    at = writeVarint(bytes, at, categoryOf(cell));
    at = writeVarint(bytes, at, regionOf(cell));
    at = writeVarint(bytes, at, n);
  }
  return bytes.slice(0, at);
}

/** Tells each cell with its count. @throws RangeError when the bytes end within a number */
export function eachCell(bytes: Uint8Array, visit: (cell: Cell, n: number) => void): void {
  const reader = { bytes, at: 0 };
  while (reader.at < bytes.length) {
    const category = readVarint(reader);
    const region = readVarint(reader);
    visit(cellOf(category, region), readVarint(reader));
  }
}

/** The same as a map. */
export function decodeCells(bytes: Uint8Array): Map<Cell, number> {
  const counts = new Map<Cell, number>();
  eachCell(bytes, (cell, n) => counts.set(cell, n));
  return counts;
}

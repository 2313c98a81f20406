import type { Row } from './row.ts';
import { emptyRow, families, lengthOf } from './row.ts';

/** Where rows come from when they are not in memory. */
export interface RowSource {
  loadRow(family: number, start: number, combo: number): Row | undefined;
  /** Start of the newest stored row of a family, −Infinity when there is none. */
  newestRow(family: number): number;
}

/** All rows of one stored slot, by combination. */
interface Table {
  start: number;
  /** Nothing of this slot is stored yet: no use asking for it. */
  fresh: boolean;
  rows: (Row | undefined)[];
}

/** The rows in memory: those of the slots events touch now, loaded on demand, written when dirty. */
export interface Rows {
  /** The row of `combo` whose slot holds `time`. */
  at(family: number, time: number, combo: number): Row;
  /** The same if it exists in memory or in the archive, without making one. */
  find(family: number, start: number, combo: number): Row | undefined;
  /** Rows changed since the last `written`. */
  dirty(): readonly Row[];
  /** The dirty rows have been committed: forget that, and let go of slots long past. */
  written(): void;
  touch(row: Row): void;
}

/** Tables kept of each family besides dirty ones: enough for live slots and a replayed day's neighbours. */
const KEPT = 4;

/** Rows over an archive; `width` columns a ledger. */
export function createRows(source: RowSource, width: number): Rows {
  const tables = new Map<number, Map<number, Table>>(families.map((each) => [each, new Map()]));
  const recent = new Map<number, Table>();
  let newest = newestRows(source);
  let changed: Row[] = [];

  function tableOf(of: number, start: number): Table {
    const last = recent.get(of);
    if (last?.start === start) return last;
    const byStart = tables.get(of)!;
    let table = byStart.get(start);
    if (!table) {
      table = { start, fresh: start > newest.get(of)!, rows: [] };
      byStart.set(start, table);
    }
    recent.set(of, table);
    return table;
  }

  function touch(row: Row): void {
    if (row.dirty) return;
    row.dirty = true;
    changed.push(row);
  }

  return {
    at(of, time, combo) {
      const start = time - (time % lengthOf(of));
      const table = tableOf(of, start);
      let row = table.rows[combo];
      if (!row) {
        row = (table.fresh ? undefined : source.loadRow(of, start, combo)) ?? emptyRow(of, start, combo, width);
        table.rows[combo] = row;
      }
      if (!row.dirty) touch(row);
      return row;
    },
    find(of, start, combo) {
      const table = tables.get(of)!.get(start);
      const row = table?.rows[combo];
      if (row || table?.fresh || start > newest.get(of)!) return row;
      return source.loadRow(of, start, combo);
    },
    dirty: () => changed,
    written() {
      for (const row of changed) row.dirty = false;
      changed = [];
      newest = newestRows(source);
      for (const [of, byStart] of tables) {
        if (byStart.size <= KEPT) continue;
        const stale = [...byStart.keys()].toSorted((a, b) => b - a).slice(KEPT);
        for (const start of stale) byStart.delete(start);
        recent.delete(of);
      }
    },
    touch,
  };
}

function newestRows(source: RowSource): Map<number, number> {
  return new Map(families.map((each) => [each, source.newestRow(each)]));
}

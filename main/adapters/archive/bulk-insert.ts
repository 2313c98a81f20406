import type Database from 'better-sqlite3';

type Value = number | string | null | Uint8Array;

/** Rows that one statement takes, largest first; more than the first gain little and cost compile time. */
const SIZES = [32, 8, 1] as const;

/** Collects rows and inserts many with one statement: about half the cost of one statement a row. */
export interface BulkInsert {
  add(...row: Value[]): void;
  /** Inserts what is still collected. Must run before the rows are read and before COMMIT. */
  flush(): void;
  /** Forgets what is still collected, after a rollback. */
  drop(): void;
}

/**
 * Prepares e.g. `INSERT OR FAIL INTO events` (`before`) … `ON CONFLICT …` (`after`) for rows like `values`: a number of
 * them, or the text of each, `?` where one is given. Of a statement that may not fail half-way (`OR ABORT`, the default)
 * SQLite copies every page it touches aside; all of ours end in a rollback when they fail, so `OR FAIL` will do.
 */
export function bulkInsert(
  db: Database.Database,
  before: string,
  row: number | readonly string[],
  after = '',
): BulkInsert {
  const texts = typeof row === 'number' ? Array.from({ length: row }, () => '?') : row;
  const columns = texts.filter((text) => text === '?').length;
  const statements = SIZES.map((size) => {
    const rows = Array.from({ length: size }, () => `(${texts.join(',')})`);
    return { width: size * columns, statement: db.prepare(`${before} VALUES ${rows.join(',')} ${after}`) };
  });
  const full = SIZES[0] * columns;
  const values: Value[] = Array.from({ length: full }, () => null);
  let held = 0;

  function flush(): void {
    let at = 0;
    for (const { width, statement } of statements) {
      // Spread: better-sqlite3 takes arguments at half the cost of an array's elements.
      for (; held - at >= width; at += width)
        statement.run(...(width === full ? values : values.slice(at, at + width)));
    }
    held = 0;
  }

  return {
    add(...added) {
      for (let i = 0; i < columns; i++) values[held + i] = added[i]!;
      held += columns;
      if (held === full) flush();
    },
    flush,
    drop() {
      held = 0;
    },
  };
}

import { decodeRow, decodeTracks, encodeRow, encodeTracks } from './row-codec.ts';
import type { StoredRow, StoredTracks } from './row-codec.ts';
import type { Row, Tracks } from './row.ts';
import type { Formulas } from './formulas.ts';
import { emptyRow, emptyTracks, layoutOf, lengthOf } from './row.ts';
import { settleLongest } from './longest-waits.ts';
import { SlotTables } from './slot-tables.ts';
import type { SlotTable } from './slot-tables.ts';
import { tracksOfSpans } from './tracks-of-spans.ts';
import type { Span } from './span.ts';

/** Where rows come from when they are not in memory. */
export interface RowSource {
  loadRow(family: number, start: number, combo: number): StoredRow | undefined;
  loadTracks(family: number, start: number, combo: number): StoredTracks | undefined;
  rowsBetween(family: number, from: number, to: number): Iterable<StoredRow>;
  /** Start of the newest stored row of a family, −Infinity when there is none. */
  newestRow(family: number): number;
  /** Slots whose steps were not stored yet when the station stopped. */
  unsealed(): SlotKey[];
  /** Spans of all contacts that may touch `[from, to)`. */
  spansBetween(from: number, to: number): Iterable<readonly Span[]>;
}

/** A stored slot of one family. */
export interface SlotKey {
  family: number;
  start: number;
}

/** What a commit writes of the rows. */
export interface RowChanges {
  rows: StoredRow[];
  /** Slots that ended by then (epoch ms) will hardly change any more. */
  over: number;
  tracks: StoredTracks[];
  /** Slots whose steps are only in memory from now on, and those whose steps are stored with this commit. */
  unsealed: SlotKey[];
  sealed: SlotKey[];
}

/** The rows in memory: those of the slots events touch now, loaded on demand, written when dirty. */
export interface Rows {
  /** The row of `combo` whose slot holds `time`, to be changed. */
  at(family: number, time: number, combo: number): Row;
  /** The slot of a family that holds `time`, epoch ms. */
  slot(family: number, time: number): { start: number; end: number };
  /** The row's steps, to be changed. */
  tracks(row: Row): Tracks;
  /** A row to look at, if there is one. */
  find(family: number, start: number, combo: number): Row | undefined;
  dirty(): readonly Row[];
  /** What is to be written; slots that ended before `over` get their steps stored. */
  changes(over: number): RowChanges;
  /** The changes have been committed: forget them, and let go of slots long past. */
  written(): void;
}

/** Rows over an archive, each under the formula in force in its slot. */
export function createRows(source: RowSource, formulas: Formulas): Rows {
  return new RowsInMemory(source, formulas);
}

class RowsInMemory implements Rows {
  private readonly source: RowSource;
  private readonly formulas: Formulas;
  private readonly tables: SlotTables;
  private changed: Row[] = [];

  constructor(source: RowSource, formulas: Formulas) {
    this.source = source;
    this.formulas = formulas;
    this.tables = new SlotTables((of) => source.newestRow(of), source.unsealed());
  }

  at(of: number, time: number, combo: number): Row {
    const table = this.tables.at(of, time);
    const row = table.rows[combo] ?? this.rowOf(table, combo);
    if (!row.dirty) this.touch(row);
    return row;
  }

  slot(of: number, time: number): { start: number; end: number } {
    return this.tables.at(of, time);
  }

  find(of: number, start: number, combo: number): Row | undefined {
    const table = this.tables.find(of, start);
    const row = table?.rows[combo];
    if (row || table?.fresh || this.tables.isFresh(of, start)) return row;
    const stored = this.source.loadRow(of, start, combo);
    return stored && decodeRow(stored, this.formulas.width);
  }

  tracks(row: Row): Tracks {
    row.tracksDirty = true;
    return row.tracks ?? this.loadTracks(row);
  }

  dirty(): readonly Row[] {
    return this.changed;
  }

  changes(over: number): RowChanges {
    const sealed = this.seal(over);
    const open: SlotKey[] = [];
    const tracks: StoredTracks[] = [];
    for (const row of this.changed) {
      settleLongest(row);
      const table = this.tables.at(row.family, row.start);
      if (table.sealed) {
        const steps = row.tracksDirty ? encodeTracks(row) : null;
        if (steps) tracks.push(steps);
      } else if (!table.noted) {
        table.noted = true;
        if (this.tables.noteUnsealed(row)) open.push({ family: row.family, start: row.start });
      }
    }
    this.tables.noteSealed(sealed);
    return { rows: this.changed.map(encodeRow), over, tracks, unsealed: open, sealed };
  }

  written(): void {
    for (const row of this.changed) {
      row.dirty = false;
      row.tracksDirty = false;
      // The steps of a slot that is over are on disk: a late event has them loaded again.
      if (this.tables.at(row.family, row.start).sealed) row.tracks = null;
    }
    this.changed = [];
    this.tables.written();
  }

  private loadTracks(row: Row): Tracks {
    const table = this.tables.at(row.family, row.start);
    if (!table.sealed && !table.rebuilt) this.rebuild(table);
    if (row.tracks) return row.tracks;
    const stored = this.source.loadTracks(row.family, row.start, row.combo);
    row.tracks = stored
      ? decodeTracks(stored, { depth: row.depth.carry, service: row.service.carry })
      : withCarries(emptyTracks(row.family, row.start), row);
    return row.tracks;
  }

  private rowOf(table: SlotTable, combo: number): Row {
    let row = table.rows[combo];
    if (row) return row;
    const stored = table.fresh ? undefined : this.source.loadRow(table.family, table.start, combo);
    row = stored ? decodeRow(stored, this.formulas.width) : this.newRow(table, combo);
    table.rows[combo] = row;
    return row;
  }

  private newRow({ family, start, counts }: SlotTable, combo: number): Row {
    const { formulas } = this;
    const layout = layoutOf(family, formulas.width);
    const row = emptyRow(family, start, combo, layout, counts.next(layout.size));
    row.formulaVersion = formulas.at(start).version;
    return row;
  }

  private touch(row: Row): void {
    if (row.dirty) return;
    row.dirty = true;
    this.changed.push(row);
  }

  /** After a restart in the middle of a slot: all its steps from the contacts, in one pass. */
  private rebuild(table: SlotTable): void {
    table.rebuilt = true;
    const spans = this.source.spansBetween(table.start, table.start + lengthOf(table.family));
    for (const [combo, made] of tracksOfSpans(spans, table.family, table.start)) {
      const row = this.rowOf(table, combo);
      row.tracks ??= withCarries(made, row);
    }
  }

  /** Marks the steps of the slots that are over for storing, also of rows that were not touched since a restart. */
  private seal(over: number): SlotKey[] {
    const due = this.tables.toSeal(over);
    for (const table of due) {
      if (!table.fresh) {
        for (const { combo } of this.source.rowsBetween(table.family, table.start, table.start + 1))
          this.rowOf(table, combo);
        if (!table.rebuilt) this.rebuild(table);
      }
      table.sealed = true;
      for (const row of table.rows) {
        if (!row?.tracks) continue;
        this.touch(row);
        row.tracksDirty = true;
      }
    }
    return due.map(({ family, start }) => ({ family, start }));
  }
}

function withCarries(tracks: Tracks, row: Row): Tracks {
  tracks.depth.carry = row.depth.carry;
  tracks.service.carry = row.service.carry;
  return tracks;
}

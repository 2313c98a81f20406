import { decodeRow, decodeTracks, encodeRow, encodeTracks } from './row-codec.ts';
import type { StoredRow, StoredTracks } from './row-codec.ts';
import type { Row, Tracks } from './row.ts';
import { emptyRow, emptyTracks, families, family, lengthOf } from './row.ts';
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
  tracks: StoredTracks[];
  /** Slots whose steps are only in memory from now on, and those whose steps are stored with this commit. */
  unsealed: SlotKey[];
  sealed: SlotKey[];
}

/** All rows of one stored slot, by combination. */
interface Table {
  family: number;
  start: number;
  /** Nothing of this slot is stored yet: no use asking for it. */
  fresh: boolean;
  /** The slot is over and its steps are stored. */
  sealed: boolean;
  /** Stored rows of an unsealed slot have been given their steps back. */
  rebuilt: boolean;
  rows: (Row | undefined)[];
}

/** The rows in memory: those of the slots events touch now, loaded on demand, written when dirty. */
export interface Rows {
  /** The row of `combo` whose slot holds `time`, to be changed. */
  at(family: number, time: number, combo: number): Row;
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

/** Slots kept of each family: live ones, and those in which contacts offered a while ago still end. */
const KEPT = 8;

/** Rows over an archive; `width` columns a ledger. */
export function createRows(source: RowSource, width: number): Rows {
  const tables = new Map<number, Map<number, Table>>(families.map((each) => [each, new Map()]));
  const recent = new Map<number, Table>();
  let newest = newestRows(source);
  const unsealed = new Set(source.unsealed().map(keyOf));
  let changed: Row[] = [];

  function tableOf(of: number, start: number): Table {
    const last = recent.get(of);
    if (last?.start === start) return last;
    const byStart = tables.get(of)!;
    let table = byStart.get(start);
    if (!table) {
      const fresh = start > newest.get(of)!;
      const open = fresh || unsealed.has(keyOf({ family: of, start }));
      table = { family: of, start, fresh, sealed: of === family.agent || !open, rebuilt: fresh, rows: [] };
      byStart.set(start, table);
    }
    recent.set(of, table);
    return table;
  }

  function rowOf(table: Table, combo: number): Row {
    let row = table.rows[combo];
    if (row) return row;
    const stored = table.fresh ? undefined : source.loadRow(table.family, table.start, combo);
    row = stored ? decodeRow(stored, width) : emptyRow(table.family, table.start, combo, width);
    table.rows[combo] = row;
    return row;
  }

  function touch(row: Row): Row {
    if (!row.dirty) {
      row.dirty = true;
      changed.push(row);
    }
    return row;
  }

  function tracks(row: Row): Tracks {
    row.tracksDirty = true;
    if (row.tracks) return row.tracks;
    const table = tableOf(row.family, row.start);
    if (!table.sealed && !table.rebuilt) rebuild(table);
    if (row.tracks) return row.tracks;
    const stored = source.loadTracks(row.family, row.start, row.combo);
    const carries = { depth: row.depth.carry, service: row.service.carry };
    row.tracks = stored ? decodeTracks(stored, carries) : withCarries(emptyTracks(row.family, row.start), carries);
    return row.tracks;
  }

  /** After a restart in the middle of a slot: all its steps from the contacts, in one pass. */
  function rebuild(table: Table): void {
    table.rebuilt = true;
    const end = table.start + lengthOf(table.family);
    for (const [combo, made] of tracksOfSpans(source.spansBetween(table.start, end), table.family, table.start)) {
      const row = rowOf(table, combo);
      row.tracks ??= withCarries(made, { depth: row.depth.carry, service: row.service.carry });
    }
  }

  /** Stores the steps of a slot that is over, also of rows that were not touched since a restart. */
  function seal(table: Table): void {
    if (!table.fresh) {
      for (const stored of source.rowsBetween(table.family, table.start, table.start + 1)) rowOf(table, stored.combo);
      if (!table.rebuilt) rebuild(table);
    }
    table.sealed = true;
    for (const row of table.rows) if (row?.tracks) touch(row).tracksDirty = true;
  }

  function sealOver(over: number): SlotKey[] {
    for (const key of unsealed) {
      const [of = 0, start = 0] = key.split('/').map(Number);
      if (start + lengthOf(of) <= over) tableOf(of, start);
    }
    const done: SlotKey[] = [];
    for (const byStart of tables.values()) {
      for (const table of byStart.values()) {
        if (table.sealed || table.start + lengthOf(table.family) > over) continue;
        seal(table);
        done.push({ family: table.family, start: table.start });
      }
    }
    return done;
  }

  return {
    at: (of, time, combo) => touch(rowOf(tableOf(of, time - (time % lengthOf(of))), combo)),
    tracks,
    find(of, start, combo) {
      const table = tables.get(of)!.get(start);
      const row = table?.rows[combo];
      if (row || table?.fresh || start > newest.get(of)!) return row;
      const stored = source.loadRow(of, start, combo);
      return stored && decodeRow(stored, width);
    },
    dirty: () => changed,
    changes(over) {
      const sealed = sealOver(over);
      const open: SlotKey[] = [];
      const stored: StoredTracks[] = [];
      for (const row of changed) {
        const table = tableOf(row.family, row.start);
        if (table.sealed) {
          const steps = row.tracksDirty ? encodeTracks(row) : null;
          if (steps) stored.push(steps);
        } else if (!unsealed.has(keyOf(row))) {
          unsealed.add(keyOf(row));
          open.push({ family: row.family, start: row.start });
        }
      }
      for (const key of sealed) unsealed.delete(keyOf(key));
      return { rows: changed.map(encodeRow), tracks: stored, unsealed: open, sealed };
    },
    written() {
      for (const row of changed) {
        row.dirty = false;
        row.tracksDirty = false;
      }
      changed = [];
      newest = newestRows(source);
      for (const [of, byStart] of tables) {
        if (byStart.size <= KEPT) continue;
        for (const start of [...byStart.keys()].toSorted((a, b) => b - a).slice(KEPT)) {
          if (byStart.get(start)!.sealed) byStart.delete(start);
        }
        recent.delete(of);
      }
    },
  };
}

function withCarries(tracks: Tracks, carries: { depth: number; service: number }): Tracks {
  tracks.depth.carry = carries.depth;
  tracks.service.carry = carries.service;
  return tracks;
}

function newestRows(source: RowSource): Map<number, number> {
  return new Map(families.map((each) => [each, source.newestRow(each)]));
}

function keyOf(key: SlotKey): string {
  return `${key.family}/${key.start}`;
}

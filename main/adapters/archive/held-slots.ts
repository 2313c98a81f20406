import type Database from 'better-sqlite3';
import type { ByteReader } from '../../../shared/measure/varint.ts';
import { maxVarintBytes, readVarint, writeVarint } from '../../../shared/measure/varint.ts';
import type { StoredRow } from '../../station/slots/row-codec.ts';
import { LEAF_MS } from '../../station/slots/row.ts';

/** What names a row of figures. */
export type RowKey = Pick<StoredRow, 'family' | 'start' | 'combo'>;

/** Where a row stands in an entry: thousands are held, and objects that live that long cost more than reading them once again. */
interface Place {
  entry: Uint8Array;
  at: number;
}

/** Rows of figures that are newer than those at their places in `slots`; whoever reads those must look here first. */
export class HeldSlots {
  size = 0;
  private readonly byFamily = new Map<number, Map<number, Map<number, Place>>>();

  /** Takes in rows, in place of older ones. @returns them as an entry of `held_slots`, and the keys of those that are new. */
  add(rows: readonly StoredRow[]): { entry: Uint8Array; added: RowKey[] } {
    const { entry, places } = encodeRows(rows);
    const added = rows.filter((row, index) => this.set(row, { entry, at: places[index]! }));
    return { entry, added: added.map(({ family, start, combo }) => ({ family, start, combo })) };
  }

  /** Takes in an entry of `held_slots`, newer than all before. */
  addEntry(entry: Uint8Array): void {
    const reader = { bytes: entry, at: 0 };
    while (reader.at < entry.length) {
      const { at } = reader;
      this.set(readRow(reader), { entry, at });
    }
  }

  find({ family, start, combo }: RowKey): StoredRow | undefined {
    const place = this.byFamily.get(family)?.get(start)?.get(combo);
    return place && rowAt(place);
  }

  has({ family, start, combo }: RowKey): boolean {
    return this.byFamily.get(family)?.get(start)?.has(combo) === true;
  }

  delete({ family, start, combo }: RowKey): void {
    const slots = this.byFamily.get(family);
    const slot = slots?.get(start);
    if (slot?.delete(combo) !== true) return;
    this.size--;
    if (slot.size === 0) slots?.delete(start);
  }

  /** Rows of one slot. */
  of(family: number, start: number): StoredRow[] {
    return Array.from(this.byFamily.get(family)?.get(start)?.values() ?? [], rowAt);
  }

  /** Starts of a family's slots in `[from, to)` that have rows here, rising. */
  starts(family: number, from: number, to: number): number[] {
    const starts = [...(this.byFamily.get(family)?.keys() ?? [])];
    return starts.filter((start) => start >= from && start < to).toSorted((a, b) => a - b);
  }

  all(): StoredRow[] {
    return [...this.byFamily].flatMap(([of, slots]) =>
      [...slots.keys()].flatMap((start) => this.of(of, start)),
    );
  }

  /** Whether there was none before. */
  private set({ family, start, combo }: RowKey, place: Place): boolean {
    let slots = this.byFamily.get(family);
    if (!slots) this.byFamily.set(family, (slots = new Map()));
    let slot = slots.get(start);
    if (!slot) slots.set(start, (slot = new Map()));
    const { size } = slot;
    slot.set(combo, place);
    this.size += slot.size - size;
    return slot.size > size;
  }
}

/** What `held_slots` holds. */
export function readHeld(db: Database.Database): HeldSlots {
  const held = new HeldSlots();
  for (const entry of db.prepare<[], Uint8Array>('SELECT rows FROM held_slots ORDER BY n').pluck().iterate())
    held.addEntry(entry);
  return held;
}

/** Rows one after the other, each with the sizes of its two pieces (of the second + 1, 0 = null) before them. */
function encodeRows(rows: readonly StoredRow[]): { entry: Uint8Array; places: number[] } {
  const pieces = rows.reduce((sum, row) => sum + row.figures.length + (row.histograms?.length ?? 0), 0);
  const bytes = new Uint8Array(pieces + rows.length * 5 * maxVarintBytes);
  let at = 0;
  const places = rows.map(({ family, start, combo, figures, histograms }) => {
    const place = at;
    at = writeVarint(bytes, at, family);
    at = writeVarint(bytes, at, start / LEAF_MS);
    at = writeVarint(bytes, at, combo);
    at = writeVarint(bytes, at, figures.length);
    at = writeVarint(bytes, at, histograms ? histograms.length + 1 : 0);
    bytes.set(figures, at);
    at += figures.length;
    if (histograms) bytes.set(histograms, at);
    at += histograms?.length ?? 0;
    return place;
  });
  return { entry: bytes.subarray(0, at), places };
}

function rowAt({ entry, at }: Place): StoredRow {
  return readRow({ bytes: entry, at });
}

function readRow(reader: ByteReader): StoredRow {
  const take = (size: number): Uint8Array => reader.bytes.subarray(reader.at, (reader.at += size));
  const [family, start, combo] = [readVarint(reader), readVarint(reader) * LEAF_MS, readVarint(reader)];
  const [figures, histograms] = [readVarint(reader), readVarint(reader)];
  return {
    family,
    start,
    combo,
    figures: take(figures),
    histograms: histograms === 0 ? null : take(histograms - 1),
  };
}

import { decodeFigures } from '../slots/row-codec.ts';
import type { RowFigures } from '../slots/row-codec.ts';
import { RowReader } from '../slots/row-reader.ts';

/** Figures of a stored row with its start, epoch ms. */
export type FiguresAt = RowFigures & { start: number };

const reader = new RowReader();

/**
 * Rows that add up, e.g. those of one scope over a day, each under a key of its own (mostly its start). They are read when somebody looks, and then only those that changed: at
 * full speed a row is rewritten far more often than a screen takes it.
 */
export class ScopeDay {
  private readonly width: number;
  private readonly ledgers: number;
  private readonly stored = new Map<number, Uint8Array>();
  /** Rows whose bytes in the sums are other ones than those stored now: what is in the sums, null = nothing. */
  private readonly stale = new Map<number, Uint8Array | null>();
  private readonly read = new Map<number, { bytes: Uint8Array; figures: FiguresAt }>();
  private readonly sums: Float64Array;
  private readonly scratch: Float64Array;

  /** @param width columns a ledger. @param ledgers how many are shown: 1 offer, 2 with event. */
  constructor(width: number, ledgers: number) {
    this.width = width;
    this.ledgers = ledgers;
    this.sums = new Float64Array(ledgers * width);
    this.scratch = new Float64Array(ledgers * width);
  }

  /** A row as it is from now on. */
  put(start: number, figures: Uint8Array): void {
    if (!this.stale.has(start)) this.stale.set(start, this.stored.get(start) ?? null);
    this.stored.set(start, figures);
  }

  /** Counters of the whole day in the ledgers shown. */
  total(): Float64Array {
    for (const [start, before] of this.stale) {
      if (before) this.add(before, start, -1);
      this.add(this.stored.get(start)!, start, 1);
    }
    this.stale.clear();
    return this.sums;
  }

  /** Adds the first counters of one row's offer ledger; false when there is no such row. */
  addRow(start: number, into: Float64Array): boolean {
    const bytes = this.stored.get(start);
    if (!bytes) return false;
    reader.open(bytes, 0, start);
    reader.addLedger(0, into, 0, into.length);
    return true;
  }

  /** Longest wait of the offer ledger (ms). */
  longest(): number {
    let longest = 0;
    for (const [start, bytes] of this.stored) {
      reader.open(bytes, 0, start);
      longest = Math.max(longest, reader.addLedger(0, this.scratch, 0, 0));
    }
    return longest;
  }

  figures(start: number): FiguresAt | undefined {
    const bytes = this.stored.get(start);
    if (!bytes) return undefined;
    const held = this.read.get(start);
    if (held?.bytes === bytes) return held.figures;
    const figures = { start, ...decodeFigures(bytes, start, this.width) };
    this.read.set(start, { bytes, figures });
    return figures;
  }

  private add(bytes: Uint8Array, start: number, sign: 1 | -1): void {
    const { width, sums, scratch, ledgers } = this;
    const into = sign === 1 ? sums : scratch;
    reader.open(bytes, 0, start);
    for (let ledger = 0; ledger < ledgers; ledger++) reader.addLedger(ledger, into, ledger * width, width);
    if (sign === 1) return;
    for (let i = 0; i < sums.length; i++) sums[i]! -= scratch[i]!;
    scratch.fill(0);
  }
}

/** Takes joined rows apart: calls back with each row's combination and its own bytes. */
export function eachJoinedRow(
  [start, figures]: readonly [number, Uint8Array],
  visit: (combo: number, bytes: Uint8Array) => void,
): void {
  // Parts of a plain array are made much faster than those of the Buffer that the database gives.
  const plain = new Uint8Array(figures.buffer, figures.byteOffset, figures.length);
  for (let at = 0; at < plain.length; at = reader.next) {
    reader.open(plain, at, start);
    visit(reader.combo, plain.subarray(at, reader.next));
  }
}

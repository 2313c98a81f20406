import type { StoredSlot } from '../archive-port.ts';
import { decodeFigures } from '../slots/row-codec.ts';
import type { RowFigures } from '../slots/row-codec.ts';
import { RowReader } from '../slots/row-reader.ts';

/** Ledgers that screens show: offer and event. */
const LEDGERS = 2;

/** Figures of a stored row with its start, epoch ms. */
export type FiguresAt = RowFigures & { start: number };

/**
 * The rows of one scope over a day, as stored. They are read when somebody looks, and then only those that changed: at
 * full speed a row is rewritten far more often than a screen takes it.
 */
export class ScopeDay {
  private readonly width: number;
  private readonly stored = new Map<number, Uint8Array>();
  private readonly summed = new Map<number, Uint8Array>();
  private readonly stale = new Set<number>();
  private readonly read = new Map<number, { bytes: Uint8Array; figures: FiguresAt }>();
  private readonly sums: Float64Array;
  private readonly scratch: Float64Array;

  /** @param width columns a ledger. */
  constructor(width: number) {
    this.width = width;
    this.sums = new Float64Array(LEDGERS * width);
    this.scratch = new Float64Array(LEDGERS * width);
  }

  put(start: number, figures: Uint8Array): void {
    this.stored.set(start, figures);
    this.stale.add(start);
  }

  /** Counters of the whole day, offer and event ledger. */
  total(): Float64Array {
    for (const start of this.stale) {
      const before = this.summed.get(start);
      const bytes = this.stored.get(start)!;
      if (before) this.add(before, start, -1);
      this.add(bytes, start, 1);
      this.summed.set(start, bytes);
    }
    this.stale.clear();
    return this.sums;
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
    const { width, sums, scratch } = this;
    scratch.fill(0);
    reader.open(bytes, 0, start);
    for (let ledger = 0; ledger < LEDGERS; ledger++) reader.addLedger(ledger, scratch, ledger * width, width);
    for (let i = 0; i < sums.length; i++) sums[i]! += sign * scratch[i]!;
  }
}

const reader = new RowReader();

/** Takes joined rows apart: calls back with each row's combination and its own bytes. */
export function eachJoinedRow(
  [start, figures]: StoredSlot,
  visit: (combo: number, bytes: Uint8Array) => void,
): void {
  for (let at = 0; at < figures.length; at = reader.next) {
    reader.open(figures, at, start);
    visit(reader.combo, figures.subarray(at, reader.next));
  }
}

import type { ZoneDay } from '../../../shared/time/zone-day.ts';

/** Adds figures under a key. */
export type AddFigures = (key: string, figures: Float64Array) => void;

/** What the sums are made from: pieces of a day that are read from the archive, each as often as it changes. */
export interface DayPieces {
  /** Length of a piece, ms. */
  length: number;
  /** How many figures there are under each key. */
  width: number;
  read(start: number, add: AddFigures): void;
}

/**
 * Sums over a day of rows that are too many to be kept in memory for screens that few look at: a piece that changed is
 * read again when somebody looks, and of each only its sums are kept. Nothing is read before the first look.
 */
export class DaySums {
  private readonly pieces: DayPieces;
  private readonly monotonic: () => number;
  private readonly sums = new Map<number, Map<string, Float64Array>>();
  private readonly stale = new Set<number>();
  private totals = new Map<string, Float64Array>();
  private day: Pick<ZoneDay, 'start' | 'end'> | null = null;

  /** @param monotonic the station's clock for lapses, ms. */
  constructor(pieces: DayPieces, monotonic: () => number) {
    this.pieces = pieces;
    this.monotonic = monotonic;
  }

  /** Somebody looks at a day: the first time, and when it is another one, all of it is to be read; so long (ms) at once. */
  look(day: Pick<ZoneDay, 'start' | 'end'>, budget: number): void {
    if (this.day?.start === day.start) return;
    this.day = day;
    this.sums.clear();
    this.totals = new Map();
    this.stale.clear();
    for (let at = day.start; at < day.end; at += this.pieces.length) this.stale.add(at);
    this.settle(budget);
  }

  /** Rows of the piece with this start changed. */
  mark(start: number): void {
    if (this.day && start >= this.day.start && start < this.day.end) this.stale.add(start);
  }

  /** Reads what changed for so long (ms) at most, the newest pieces first; whether anything did. */
  settle(budget: number): boolean {
    const from = this.monotonic();
    const waiting = [...this.stale].toSorted((a, b) => b - a);
    for (const start of waiting) {
      this.readPiece(start);
      if (this.monotonic() - from >= budget) break;
    }
    return waiting.length > 0;
  }

  keys(): Iterable<string> {
    return this.totals.keys();
  }

  total(key: string): Float64Array | undefined {
    return this.totals.get(key);
  }

  private readPiece(start: number): void {
    this.stale.delete(start);
    for (const [key, figures] of this.sums.get(start) ?? []) this.add(this.totals, key, figures, -1);
    const piece = new Map<string, Float64Array>();
    this.pieces.read(start, (key, figures) => this.add(piece, key, figures, 1));
    for (const [key, figures] of piece) this.add(this.totals, key, figures, 1);
    if (piece.size > 0) this.sums.set(start, piece);
    else this.sums.delete(start);
  }

  private add(into: Map<string, Float64Array>, key: string, figures: Float64Array, sign: 1 | -1): void {
    let sum = into.get(key);
    if (!sum) into.set(key, (sum = new Float64Array(this.pieces.width)));
    for (let at = 0; at < sum.length; at++) sum[at]! += sign * (figures[at] ?? 0);
  }
}

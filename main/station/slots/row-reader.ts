import type { StepPeak } from './row.ts';

/** Bytes of the size before a row, and before each of its ledgers. */
export const TOTAL_SIZE = 3;
export const LEDGER_SIZE = 2;

/**
 * Reads stored rows (`encodeRow`) one after the other without making an object for each: a report of a month passes
 * through hundreds of thousands, and those objects were most of its time.
 */
export class RowReader {
  combo = 0;
  formulaVersion = 0;
  late = 0;
  readonly depth: StepPeak = { max: 0, maxAt: 0, end: 0, areaMs: 0, carry: 0 };
  readonly service: StepPeak = { max: 0, maxAt: 0, end: 0, areaMs: 0, carry: 0 };
  /** Where the row after this one begins. */
  next = 0;
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private shared = 0;
  private ledgers = 0;

  /**
   * Reads what stands before the ledgers of the row at `at`: combination, version, the tops of both peaks, depth's end.
   * @param start of its slot, epoch ms.
   */
  open(bytes: Uint8Array, at: number, start: number): void {
    const { depth, service } = this;
    this.bytes = bytes;
    this.at = at + TOTAL_SIZE;
    this.next = this.at + bytes[at]! + bytes[at + 1]! * 256 + bytes[at + 2]! * 65_536;
    this.combo = this.number();
    this.formulaVersion = this.number();
    depth.max = this.number();
    depth.maxAt = this.time(start);
    depth.end = this.number();
    service.max = this.number();
    service.maxAt = this.time(start);
    this.shared = this.at;
    this.ledgers = this.shared + LEDGER_SIZE + this.sizeAt(this.shared);
  }

  /** Reads what stands behind the ledgers: late, service's end, areas and carries. */
  openRest(): void {
    const { depth, service } = this;
    this.at = this.ledgerAt(3) - LEDGER_SIZE;
    this.late = this.number();
    service.end = this.number();
    depth.areaMs = this.number();
    depth.carry = this.number();
    service.areaMs = this.number();
    service.carry = this.number();
  }

  /**
   * Adds one ledger's counters, and those all ledgers share, to `into` from `base` on; those of columns from `width` on are left out.
   * @returns the ledger's longest wait (ms).
   */
  addLedger(ledger: number, into: Float64Array, base: number, width: number): number {
    this.at = this.shared + LEDGER_SIZE;
    this.addUntil(this.at + this.sizeAt(this.shared), into, base, width);
    const from = this.ledgerAt(ledger);
    this.at = from;
    const longest = this.number();
    this.addUntil(from + this.sizeAt(from - LEDGER_SIZE), into, base, width);
    return longest;
  }

  /** The most frequent work of a report: what is short is read here, without a call and without writing `at` back. */
  private addUntil(end: number, into: Float64Array, base: number, width: number): void {
    const { bytes } = this;
    let { at } = this;
    while (at < end) {
      let column = bytes[at++]!;
      if (column >= 128) {
        this.at = at - 1;
        column = this.number();
        ({ at } = this);
      }
      // They rise.
      if (column >= width) break;
      let value = bytes[at++]!;
      if (value >= 128) {
        const next = bytes[at++]!;
        if (next < 128) value += (next - 1) * 128;
        else {
          this.at = at - 2;
          value = this.number();
          ({ at } = this);
        }
      }
      into[base + column]! += value;
    }
    this.at = end;
  }

  private ledgerAt(ledger: number): number {
    let at = this.ledgers + LEDGER_SIZE;
    for (let skipped = 0; skipped < ledger; skipped++) at += this.sizeAt(at - LEDGER_SIZE) + LEDGER_SIZE;
    return at;
  }

  private sizeAt(at: number): number {
    return this.bytes[at]! + this.bytes[at + 1]! * 256;
  }

  private time(start: number): number {
    const since = this.number();
    return since === 0 ? 0 : start + since - 1;
  }

  /** The next number (`writeVarint`); most take one byte or two. */
  private number(): number {
    const { bytes } = this;
    let byte = bytes[this.at++]!;
    if (byte < 128) return byte;
    let value = byte - 128;
    byte = bytes[this.at++]!;
    if (byte < 128) return value + byte * 128;
    value += (byte - 128) * 128;
    byte = bytes[this.at++]!;
    if (byte < 128) return value + byte * 16_384;
    value += (byte - 128) * 16_384;
    for (let weight = 2_097_152; ; weight *= 128) {
      byte = bytes[this.at++]!;
      if (byte === undefined || weight > 2 ** 49)
        throw new RangeError(`broken number at byte ${this.at - 1}`);
      if (byte < 128) return value + byte * weight;
      value += (byte - 128) * weight;
    }
  }
}

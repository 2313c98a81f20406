import { createHash } from 'node:crypto';
import type { StoredRow } from '../../station/slots/row-codec.ts';

const SIZE = 1n << 128n;

/** Sum of the digests of rows: the same whatever their order, and one row can be taken out or put in. */
export class RowDigest {
  private sum: bigint;

  /** @param hex what `text` gave; empty = of no rows. */
  constructor(hex: string) {
    this.sum = BigInt(`0x${hex === '' ? '0' : hex}`);
  }

  add(row: StoredRow): void {
    this.sum = (this.sum + digestOf(row)) % SIZE;
  }

  remove(row: StoredRow): void {
    this.sum = (this.sum + SIZE - digestOf(row)) % SIZE;
  }

  text(): string {
    return this.sum.toString(16);
  }
}

function digestOf({ family, start, combo, figures, histograms }: StoredRow): bigint {
  const hash = createHash('sha256').update(`${family}/${start}/${combo}/${figures.length}/`).update(figures);
  if (histograms) hash.update(histograms);
  return BigInt(`0x${hash.digest('hex').slice(0, 32)}`);
}

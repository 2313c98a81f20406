import { eventTypes } from '../../../shared/model/event.ts';
import type { Quarantined } from '../archive-port.ts';
import type { StoredGap } from './stored-gap.ts';
import { maskRaw, maskText } from './mask-raw.ts';
import type { SourceState } from './source-state.ts';

/** Types of what comes as events; `record.invalid` stands for a row of a file that could not be read. */
const quarantinedTypes = [...eventTypes, 'record.invalid'] as const;

/** Totals since the database was made. */
export interface IntakeTotals {
  committed: number;
  duplicates: number;
  late: number;
  quarantined: number;
  gaps: number;
  malformed: number;
}

/** A message that is kept but not counted. */
interface Refused {
  seq: number;
  code: string;
  why: string;
  raw: unknown;
  /** Code of the order it is about, where one is known. */
  order?: number | undefined;
}

/** What came in since the last commit, besides what the engine and the archive hold of it. */
export class Pending {
  readonly totals: IntakeTotals;
  quarantined: Quarantined[] = [];
  gaps: StoredGap[] = [];
  /** Times of the events that were counted, ms. */
  stamps: number[] = [];
  /** Sources whose cursor moved, or that wait for an acknowledgement. */
  touched = new Set<SourceState>();

  /** @param stored totals of the last commit. */
  constructor(stored: Readonly<Record<string, number>>) {
    this.totals = {
      committed: stored['committed'] ?? 0,
      // Duplicates are told by source.
      duplicates: 0,
      late: stored['late'] ?? 0,
      quarantined: stored['quarantined'] ?? 0,
      gaps: stored['gaps'] ?? 0,
      malformed: stored['malformed'] ?? 0,
    };
  }

  touch(source: SourceState): void {
    this.touched.add(source);
  }

  counted(source: SourceState, time: number): void {
    this.totals.committed++;
    source.counted++;
    this.stamps.push(time);
  }

  late(source: SourceState): void {
    this.totals.late++;
    source.record.late++;
  }

  /** Puts a message into quarantine. @param source null before the hello. @param at wall time, epoch ms. */
  keep(source: SourceState | null, refused: Refused, at: number): void {
    this.totals.quarantined++;
    if (source) {
      source.record.quarantined++;
      this.touch(source);
    }
    this.quarantined.push({
      source: source?.record.code ?? 0,
      epoch: source?.record.epoch ?? 0,
      seq: refused.seq,
      at,
      code: refused.code,
      why: maskText(refused.why),
      raw: maskRaw(refused.raw),
      type: typeOf(refused.raw),
      order: refused.order ?? null,
    });
  }

  /** Notes that a source lost its events `from … to`. @param at wall time, epoch ms. */
  lost(source: SourceState, from: number, to: number, why: string, at: number): void {
    const { record } = source;
    this.gaps.push({ source: record.code, epoch: record.epoch, from, to, why, at });
    this.totals.gaps++;
    record.missing += to - from + 1;
    this.touch(source);
  }

  /** All of it is committed: hands over whom and what to tell, and starts anew. */
  takeCommitted(): { sources: Set<SourceState>; stamps: number[] } {
    const { touched: sources, stamps } = this;
    this.quarantined = [];
    this.gaps = [];
    this.touched = new Set();
    this.stamps = [];
    return { sources, stamps };
  }
}

/** Only of the types that are known: others are whatever somebody wrote. */
function typeOf(raw: unknown): string {
  const type: unknown = typeof raw === 'object' && raw !== null && 'type' in raw ? raw.type : '';
  return quarantinedTypes.find((each) => each === type) ?? '';
}

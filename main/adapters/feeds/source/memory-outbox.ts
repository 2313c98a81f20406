import { randomUUID } from 'node:crypto';
import type { GrowingOutbox, OutboxRun, OutgoingEvent } from './outbox.ts';
import { encodeEvent, moreListeners, OUTBOX_FULL } from './outbox.ts';
import type { SnapshotState } from './snapshot-parts.ts';

/** A gap in place of an event, with the floor as it was known to be right after it. */
interface Loss {
  why: string;
  floor?: SnapshotState;
}

export interface MemoryOutbox extends GrowingOutbox {
  gap(why: string, floor?: SnapshotState): number;
}

export interface MemoryOutboxOptions {
  epoch?: string;
  /** Entries kept at most; the oldest are dropped beyond it and told as a gap. */
  most?: number;
}

/** Acked entries are given back to memory in steps of this many, because cutting an array costs its length. */
const FORGET_STEP = 10_000;

/** An outbox that lives as long as the process: for simulators and tests. Forgets what the station has acked. */
export function memoryOutbox(options: MemoryOutboxOptions = {}): MemoryOutbox {
  const most = options.most ?? 1_000_000;
  const epoch = options.epoch ?? randomUUID();
  const more = moreListeners();
  let held: (string | Loss)[] = [];
  /** Seq of `held[0]`. */
  let base = 1;
  let first = 1;
  let last = 0;

  function forgetBefore(seq: number): void {
    first = Math.max(first, seq);
    if (first - base < FORGET_STEP && first <= last) return;
    held = held.slice(first - base);
    base = first;
  }

  function add(entry: string | Loss): void {
    held.push(entry);
    last += 1;
    if (last - first + 1 > most) forgetBefore(last - most + 1);
  }

  return {
    epoch,
    get first() {
      return first;
    },
    get last() {
      return last;
    },
    onMore: more.onMore,
    acked: (through) => forgetBefore(Math.min(through, last) + 1),
    append(events: readonly OutgoingEvent[]) {
      for (const event of events) add(encodeEvent(last + 1, event));
      more.tell();
      return last;
    },
    gap(why, floor) {
      add(floor === undefined ? { why } : { why, floor });
      more.tell();
      return last;
    },
    read: (from, limit) =>
      from < first ? { from, to: first - 1, why: OUTBOX_FULL } : readHeld(held, from - base, from, limit),
  };
}

/** The run that begins at `held[at]`, whose seq is `from`. */
function readHeld(
  held: readonly (string | Loss)[],
  at: number,
  from: number,
  limit: { events: number; chars: number },
): OutboxRun | null {
  const events: string[] = [];
  let chars = 0;
  for (let next = at; events.length < limit.events && chars < limit.chars; next += 1) {
    const entry = held[next];
    if (entry === undefined) break;
    if (typeof entry !== 'string') {
      if (events.length === 0) return { from, to: from, ...entry };
      break;
    }
    events.push(entry);
    chars += entry.length;
  }
  return events.length === 0 ? null : { from, events };
}

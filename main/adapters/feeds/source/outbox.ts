import type { SnapshotState } from './snapshot-parts.ts';

/**
 * Consecutive seqs from `from` on: events as they go over the wire, or a loss (`from` … `to`) the source knows of,
 * with the `floor` as it was known to be right after it.
 */
export type OutboxRun =
  | { from: number; events: string[] }
  | { from: number; to: number; why: string; floor?: SnapshotState };

/**
 * What a source keeps until the station has it. Seqs count 1, 2, 3 … within the epoch; the text of a seq never
 * changes, so that sending it again is harmless.
 */
export interface Outbox {
  /** Made once with the outbox; a new one says that the old outbox was lost. */
  readonly epoch: string;
  /** Oldest seq still held; `last + 1` when nothing is. */
  readonly first: number;
  /** Newest seq; 0 before the first. */
  readonly last: number;
  /**
   * What follows at `from` (≥ 1): at most `events` events of about `chars` characters together, at least one; a gap
   * where seqs are no longer held; null where nothing can be sent yet.
   */
  read(from: number, most: { events: number; chars: number }): OutboxRun | null;
  /** The station has committed everything up to `through`. */
  acked(through: number): void;
  /** Calls `run` whenever more can be read; returns how to stop that. */
  onMore(run: () => void): () => void;
}

/** An event before it has a seq: wider than `NewEvent`, because what is invalid travels too, to be quarantined by name. */
export interface OutgoingEvent {
  type: string;
  /** Epoch ms UTC. */
  time: number;
  id?: string | undefined;
  data: unknown;
}

/** An outbox that is filled as things happen. */
export interface GrowingOutbox extends Outbox {
  /** Adds events in this order; returns the seq of the last one. */
  append(events: readonly OutgoingEvent[]): number;
  /** Notes a loss of unknown size (a label, e.g. `acd-disconnected`); it takes one seq, which is returned. */
  gap(why: string): number;
}

/** What a bounded outbox says about seqs that it had to drop. */
export const OUTBOX_FULL = 'outbox-full';

/** The wire text of an event; a fixed member order, so that the text of a seq is the same whenever it is made. */
export function encodeEvent(seq: number, event: OutgoingEvent): string {
  const id = event.id === undefined ? '' : `,"id":${JSON.stringify(event.id)}`;
  return `{"seq":${seq},"type":${JSON.stringify(event.type)},"time":${event.time}${id},"data":${JSON.stringify(event.data) ?? 'null'}}`;
}

/** Everybody who waits for more; shared by the outboxes. */
export function moreListeners(): { onMore: Outbox['onMore']; tell(): void } {
  const listeners = new Set<() => void>();
  return {
    onMore(run) {
      listeners.add(run);
      return () => listeners.delete(run);
    },
    tell() {
      for (const run of listeners) run();
    },
  };
}

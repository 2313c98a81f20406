import type { Archive } from '../archive-port.ts';
import type { SeatChange } from './seats.ts';

type SeatHistory = Pick<Archive, 'seatChangesAround'>;
type Around = ReturnType<SeatHistory['seatChangesAround']>;

/** What is known of an agent's stored changes without looking: their first, and two with nothing between them. */
interface Known {
  /** Null when there were older ones before this run. */
  first: SeatChange | null;
  gap: Around | null;
}

/**
 * Remembers where an agent's last change belonged that came late. A back-fill goes on from there, so that only its
 * first change of an agent is looked for in the archive: without an index by agent, which every other event would pay
 * for, that may read a day.
 */
export class RememberedHistory implements SeatHistory {
  private readonly archive: SeatHistory;
  private readonly known = new Map<number, Known>();

  constructor(archive: SeatHistory) {
    this.archive = archive;
  }

  /** An agent nobody has heard of before. */
  begins(change: SeatChange): void {
    this.known.set(change.agent, { first: plain(change), gap: null });
  }

  seatChangesAround(agent: number, time: number, seq: number): Around {
    const known = this.known.get(agent);
    if (known?.first && isBefore(time, seq, known.first)) return { before: undefined, after: known.first };
    const gap = known?.gap;
    if (gap?.before && gap.after && isAfter(time, seq, gap.before) && isBefore(time, seq, gap.after))
      return gap;
    return this.archive.seatChangesAround(agent, time, seq);
  }

  /** A change was stored between two others. */
  inserted(change: SeatChange, after: SeatChange): void {
    const known = this.known.get(change.agent) ?? { first: null, gap: null };
    this.known.set(change.agent, known);
    if (known.first && isBefore(change.time, change.seq, known.first)) known.first = plain(change);
    known.gap = { before: plain(change), after: plain(after) };
  }
}

function isBefore(time: number, seq: number, other: SeatChange): boolean {
  return time < other.time || (time === other.time && seq < other.seq);
}

function isAfter(time: number, seq: number, other: SeatChange): boolean {
  return time > other.time || (time === other.time && seq > other.seq);
}

/** A copy, because a seat is written anew in place. */
function plain({ agent, time, seq, state, reason }: SeatChange): SeatChange {
  return { agent, time, seq, state, reason };
}

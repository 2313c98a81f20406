import type { Archive } from '../archive-port.ts';
import type { ChangeHistory, SeatChange } from './seats.ts';

type SeatHistory = Pick<Archive, 'seatChangesAround'>;

/** Two changes of an agent with nothing between them; without `before`, nothing before `after` at all. */
interface Gap {
  before: SeatChange | undefined;
  after: SeatChange;
}

/** Gaps remembered of an agent beside those around the last change: the widest, in which more is to be expected. */
const MOST = 5;

/**
 * Remembers between which changes of an agent there is nothing. A back-fill goes on where its last change belonged, so
 * that only its first change of an agent is looked for in the archive: without an index by agent, which every other
 * event would pay for, that may read a day.
 */
export class RememberedHistory implements ChangeHistory {
  private readonly archive: SeatHistory;
  private readonly gaps = new Map<number, Gap[]>();

  constructor(archive: SeatHistory) {
    this.archive = archive;
  }

  begins(change: SeatChange): void {
    this.gaps.set(change.agent, [{ before: undefined, after: plain(change) }]);
  }

  seatChangesAround(
    agent: number,
    time: number,
    seq: number,
  ): ReturnType<ChangeHistory['seatChangesAround']> {
    return this.find(agent, time, seq) ?? this.archive.seatChangesAround(agent, time, seq);
  }

  inserted(change: SeatChange, before: SeatChange | undefined, after: SeatChange): void {
    const split = this.find(change.agent, change.time, change.seq);
    const others = (this.gaps.get(change.agent) ?? []).filter((gap) => gap !== split);
    const made = plain(change);
    const all = [
      { before: before && plain(before), after: made },
      { before: made, after: plain(after) },
      ...others,
    ];
    if (all.length > MOST) all.splice(all.indexOf(narrowest(all)), 1);
    this.gaps.set(change.agent, all);
  }

  private find(agent: number, time: number, seq: number): Gap | undefined {
    return this.gaps
      .get(agent)
      ?.find(({ before, after }) => isBefore(time, seq, after) && (!before || isAfter(time, seq, before)));
  }
}

function narrowest(gaps: readonly Gap[]): Gap {
  return gaps.reduce((least, gap) => (width(gap) < width(least) ? gap : least));
}

function width({ before, after }: Gap): number {
  return before === undefined ? Infinity : after.time - before.time;
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

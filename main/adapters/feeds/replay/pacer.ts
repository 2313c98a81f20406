import type { Clock } from '../../../station/ports.ts';
import type { RecordedOutbox } from './recorded-outbox.ts';

export interface PacerOptions {
  outbox: RecordedOutbox;
  clock: Clock;
  /** How many recorded seconds pass in a second; `max` = as fast as the station acks. */
  speed: number | 'max';
  /** Everything before this recorded time (epoch ms) goes at full speed first. */
  startAt?: number | undefined;
}

/** Lets recorded events out at their time, and knows the recorded now. */
export interface Pacer {
  /** The recorded now, epoch ms: what pings carry. */
  at(): number;
  /** Call when the station has told from where on it wants the events. */
  begin(resume: number): void;
  /** Call with every ack: the recorded clock starts when the part that goes at full speed is in. */
  acked(through: number): void;
  stop(): void;
}

/** Unit: ms between releases; events closer together go as one batch, and no wall can show them apart. */
const SHORTEST = 5;
const LONGEST = 1_000;

/** Paces an outbox: at `max` all is let out at once, at ×N each event when the recorded clock has reached its time. */
export function pacer(options: PacerOptions): Pacer {
  const { outbox, clock, speed, startAt } = options;
  let running: { from: number; since: number } | null = null;
  let begun = false;
  /** Last seq of the part that goes at full speed. */
  let early = 0;
  /** How many events lie before `startAt`. */
  let before = 0;
  let cancel: (() => void) | null = null;

  function now(): number {
    if (running === null || speed === 'max') return outbox.sentTime;
    return Math.floor(running.from + (clock.mono() - running.since) * speed);
  }

  function advance(): void {
    if (speed === 'max') return;
    const at = now();
    let through = outbox.released;
    while (through < outbox.last && outbox.timeOf(through + 1) <= at) through += 1;
    outbox.release(through);
    if (through >= outbox.last) return;
    const wait = (outbox.timeOf(through + 1) - at) / speed;
    cancel = clock.after(Math.min(Math.max(wait, SHORTEST), LONGEST), advance);
  }

  return {
    at: now,
    begin(resume) {
      outbox.skipTo(resume);
      // After a cut the recorded clock has gone on: what has come due meanwhile is sent at once.
      if (begun) return;
      begun = true;
      before = countBefore(outbox, startAt);
      early = speed === 'max' ? outbox.last : Math.max(resume - 1, before);
      outbox.release(early);
    },
    acked(through) {
      if (speed === 'max' || running !== null || !begun || through < early) return;
      // A replay that resumes later than `startAt` goes on where it stopped; a long silence before the first event is left out.
      const from =
        startAt !== undefined && before > 0 && early === before ? startAt : outbox.timeOf(early + 1);
      running = { from, since: clock.mono() };
      advance();
    },
    stop: () => cancel?.(),
  };
}

/** How many events lie before a time. */
function countBefore(outbox: RecordedOutbox, time: number | undefined): number {
  if (time === undefined) return 0;
  let count = 0;
  while (count < outbox.last && outbox.timeOf(count + 1) < time) count += 1;
  return count;
}

import type { NewEvent } from '../../../../shared/model/event.ts';
import type { GrowingOutbox } from '../source/outbox.ts';

/** Where the Asterisk source puts what it learns: the durable outbox, seen with the few words it needs. */
export interface EventSink {
  /** Adds events durably, in this order; returns the seq of the last one. */
  append(events: readonly NewEvent[]): number;
  /** Puts a loss of unknown size on record: `acd-disconnected`, `acd-restarted`, `queue-log-truncated`. */
  gap(why: string): void;
  /** The floor has to be told anew: as soon as all is sent, `AsteriskSource.state` is asked. */
  snapshotDue(): void;
  /** What was added after this seq: read once at start, to know what a crash kept out of the memo. */
  after(seq: number): readonly NewEvent[];
  /** Seq of the newest entry. */
  readonly last: number;
}

/** A sink on an outbox; `snapshotDue` comes from the connection to the station. */
export function outboxSink(outbox: GrowingOutbox, snapshotDue: () => void): EventSink {
  return {
    append: (events) => outbox.append(events),
    gap: (why) => void outbox.gap(why),
    snapshotDue,
    after(seq) {
      const events: NewEvent[] = [];
      for (let from = Math.max(seq + 1, outbox.first); from <= outbox.last;) {
        const run = outbox.read(from, { events: 1000, chars: 1 << 22 });
        if (run === null) break;
        // Our own words, written by `append` in this very form.
        if ('events' in run) events.push(...run.events.map((text) => JSON.parse(text) as NewEvent));
        from = 'events' in run ? run.from + run.events.length : run.to + 1;
      }
      return events;
    },
    get last() {
      return outbox.last;
    },
  };
}

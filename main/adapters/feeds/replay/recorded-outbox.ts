import type { Outbox, OutboxRun } from '../source/outbox.ts';
import { encodeEvent, moreListeners } from '../source/outbox.ts';
import type { RecordedInput } from './dialect.ts';

export type RecordedEvents = RecordedInput['events'];

/** An outbox that is a recorded file: everything is there from the start, but can be held back until its time. */
export interface RecordedOutbox extends Outbox {
  /** Puts the file's events in: at the start, and again when the zone of its times is known. */
  load(events: RecordedEvents): void;
  /** What lies before this seq was sent by an earlier connection or replay. */
  skipTo(seq: number): void;
  /** Lets everything up to this seq be read. Never goes back. */
  release(through: number): void;
  readonly released: number;
  /** Time of the newest event that was read for sending, else of the first; epoch ms. */
  readonly sentTime: number;
  /** Time of a seq (1 … last; beyond it that of the last); epoch ms, 0 for an empty file. */
  timeOf(seq: number): number;
}

/** The seq of an event is its place in the file's order of times, so that every replay of the file is the same. */
export function recordedOutbox(epoch: string): RecordedOutbox {
  const more = moreListeners();
  let events: RecordedEvents = [];
  let released = 0;
  let sent = 0;
  const timeOf = (seq: number): number => events[Math.min(Math.max(seq, 1), events.length) - 1]?.time ?? 0;

  return {
    epoch,
    first: 1,
    get last() {
      return events.length;
    },
    get released() {
      return released;
    },
    get sentTime() {
      return timeOf(sent);
    },
    timeOf,
    onMore: more.onMore,
    // The file keeps everything.
    acked: () => undefined,
    skipTo(seq) {
      sent = Math.max(sent, seq - 1);
    },
    load(given) {
      events = given;
    },
    release(through) {
      if (through <= released) return;
      released = through;
      more.tell();
    },
    read(from, most): OutboxRun | null {
      const run = readRun(events, from, Math.min(released, events.length), most);
      if (run !== null) sent = Math.max(sent, 'why' in run ? run.to : run.from + run.events.length - 1);
      return run;
    },
  };
}

function readRun(
  events: RecordedEvents,
  from: number,
  to: number,
  most: { events: number; chars: number },
): OutboxRun | null {
  const texts: string[] = [];
  let chars = 0;
  for (let seq = from; seq <= to && texts.length < most.events && chars < most.chars; seq += 1) {
    const event = events[seq - 1];
    if (event === undefined) break;
    if (!('data' in event)) {
      const floor = { at: event.time, queues: [], contacts: [], agents: [] };
      if (texts.length === 0) return { from, to: from, why: 'acd-restarted', floor };
      break;
    }
    const text = encodeEvent(seq, event);
    texts.push(text);
    chars += text.length;
  }
  return texts.length === 0 ? null : { from, events: texts };
}

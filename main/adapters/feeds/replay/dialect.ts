import type { NewEvent } from '../../../../shared/model/event.ts';

/** A row of a recorded file that cannot be turned into events; it goes to quarantine whole, by name and reason. */
export interface RejectedRow {
  type: 'record.invalid';
  /** The row's own time where it could be read, else the time of the row before it (ms UTC). */
  time: number;
  data: { row: number; why: string; raw: string };
}

/**
 * The recorded ACD restarted: nothing that was open survived, and no line tells so. The replay source says it by a
 * `gap` (why `acd-restarted`) and a snapshot without contacts at `time`, within the same epoch.
 */
export interface AcdRestarted {
  type: 'acd.restarted';
  time: number;
}

/** An event as somebody else wrote it, sent on unjudged: what is invalid or unknown in it is for the station to say. */
export interface PassedOnEvent {
  type: string;
  time: number;
  id?: string | undefined;
  data: unknown;
}

/** What a file says, in protocol words: sorted by time, row, event order. */
export interface RecordedInput {
  events: (NewEvent | RejectedRow | AcdRestarted | PassedOnEvent)[];
  /** The recording tells after-call work / seat states. */
  acw: boolean;
  agentStates: boolean;
}

/** What a dialect may need to know beyond the file itself. */
export interface DialectContext {
  /** IANA zone for local times without one. */
  zone: string;
  /** Prefix for ids of rows that have none: the epoch. */
  epoch: string;
  /** Turns a caller number into the opaque token that may travel (HMAC with the site key, hex). */
  customer: (raw: string) => string;
}

/** Reads one kind of recorded file. A new version of the reading is a new epoch of the same file. */
export interface Dialect {
  name: string;
  version: number;
  /** Its times are (or may be) local: the zone they are read in is part of what was read. */
  localTimes?: boolean;
  /** The zone it reads local times in unless the command names another. */
  zone?: string | undefined;
  parse(text: string, context: DialectContext): RecordedInput;
}

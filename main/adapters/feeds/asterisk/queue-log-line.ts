import { idSchema, timeSchema } from '../../../../shared/model/text.ts';

/** One line of `queue_log`: `unixtime|callid|queue|agent|EVENT|data1|data2|…`, `NONE` turned into the empty string. */
export interface QueueLogLine {
  /** Line number in its file, from 1. */
  row: number;
  /** Epoch ms UTC; the classic file has a clock of whole seconds. */
  time: number;
  call: string;
  queue: string;
  agent: string;
  /** The event's name as logged: ENTERQUEUE, CONNECT … */
  verb: string;
  data: readonly string[];
}

/** A line that cannot be read, with the reason. */
export interface BadLine {
  row: number;
  /** Its own time where that could be read. */
  time: number | null;
  why: string;
  raw: string;
}

/**
 * Reads one line of a classic `queue_log`. Empty lines give null. Source: Asterisk documentation, "Queue Logs".
 */
export function parseQueueLogLine(text: string, row: number): QueueLogLine | BadLine | null {
  const raw = text.trim();
  if (raw === '') return null;
  const [clock = '', call = '', queue = '', agent = '', verb = '', ...data] = raw.split('|');
  const time = epochMs(clock);
  const bad = (why: string): BadLine => ({ row, time, why, raw: maskDigits(raw) });
  if (time === null) return bad('time is not a Unix time');
  if (verb === '') return bad('fewer than five fields');
  const line = {
    row,
    time,
    call: blankNone(call),
    queue: blankNone(queue),
    agent: blankNone(agent),
    verb,
    data,
  };
  const broken = [line.call, line.queue, line.agent].find(
    (id) => id !== '' && !idSchema.safeParse(id).success,
  );
  return broken === undefined ? line : bad('an id is longer than 128 characters or has control characters');
}

/** Tells a line that could be read from one that could not. */
export function isBadLine(line: QueueLogLine | BadLine): line is BadLine {
  return 'why' in line;
}

/** Unix seconds (whole, or with a fraction as the realtime back-ends write them) → epoch ms; null when it is neither. */
export function epochMs(text: string): number | null {
  if (!/^\d{1,11}(\.\d{1,9})?$/.test(text)) return null;
  const ms = Math.floor(Number(text) * 1000 + 1e-4);
  return timeSchema.safeParse(ms).success ? ms : null;
}

/** Asterisk writes NONE for a call, queue or agent that does not apply. */
export function blankNone(text: string): string {
  return text === 'NONE' ? '' : text;
}

/** Hides every run of seven or more digits: a rejected line may hold a caller number anywhere. */
export function maskDigits(text: string): string {
  return text.slice(0, 500).replace(/\d{7,}/g, '#######');
}

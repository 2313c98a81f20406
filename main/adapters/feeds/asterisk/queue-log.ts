import type { NewEvent } from '../../../../shared/model/event.ts';
import type { AcdRestarted, Dialect, DialectContext, RecordedInput, RejectedRow } from '../replay/dialect.ts';
import type { BadLine, QueueLogLine } from './queue-log-line.ts';
import { isBadLine, parseQueueLogLine } from './queue-log-line.ts';
import { closingVerbs, eventsOfLine } from './queue-log-table.ts';

/** What a queue log can say. */
export interface QueueLogInput extends RecordedInput {
  events: (NewEvent | RejectedRow | AcdRestarted)[];
}

/** Asterisk's own `queue_log` file. */
export const asteriskQueueLog = {
  name: 'asterisk-queue-log',
  version: 1,
  parse(text: string, context: DialectContext): QueueLogInput {
    const lines = text.split(/\r?\n/).map((line, index) => parseQueueLogLine(line, index + 1));
    return readQueueLog(
      lines.filter((line) => line !== null),
      context,
    );
  },
} satisfies Dialect;

/**
 * Lines of a queue log (in file order) → protocol events sorted by time, row, event order.
 * `agentStates` is not claimed: the log tells pauses, but neither that a phone rings nor that a seat is free, so ready
 * time and occupancy would be guesses. After-call work leaves no trace either.
 */
export function readQueueLog(
  rows: readonly (QueueLogLine | BadLine)[],
  context: DialectContext,
): QueueLogInput {
  const events: QueueLogInput['events'] = [];
  const lines = rows.filter((row): row is QueueLogLine => !isBadLine(row));
  const canceled = new Set(lines.filter((line) => line.verb === 'RINGCANCELED').map(instantOf));
  const said = new Set<string>();
  const open = new Set<string>();
  for (const row of inOrder(rows, lines)) {
    if (isBadLine(row)) {
      events.push({
        type: 'record.invalid',
        time: row.time ?? events.at(-1)?.time ?? 0,
        data: { row: row.row, why: row.why, raw: row.raw },
      });
      continue;
    }
    if (row.verb === 'QUEUESTART') {
      // A call never survives the PBX: those still open here have no end line, ever.
      if (open.size > 0) events.push({ type: 'acd.restarted', time: row.time });
      open.clear();
      continue;
    }
    if (isRepeat(row, said)) continue;
    const made = eventsOfLine(row, {
      customer: context.customer,
      ringingAtAbandon: canceled.has(instantOf(row)),
    });
    if (typeof made === 'string') {
      events.push({
        type: 'record.invalid',
        time: row.time,
        data: { row: row.row, why: made, raw: row.verb },
      });
      continue;
    }
    if (row.verb === 'ENTERQUEUE' || row.verb === 'CONNECT') open.add(row.call);
    if (closingVerbs.has(row.verb)) open.delete(row.call);
    events.push(...made);
  }
  return { events, acw: false, agentStates: false };
}

/** Sorted by time, then row; a row without a time keeps its place behind the row before it. */
function inOrder(
  rows: readonly (QueueLogLine | BadLine)[],
  lines: readonly QueueLogLine[],
): (QueueLogLine | BadLine)[] {
  const shifted = reentries(lines);
  let last = 0;
  return rows
    .map((row) => {
      const time: number = isBadLine(row) ? (row.time ?? last) : row.time + (shifted.has(row.row) ? 1 : 0);
      last = time;
      return { ...row, time };
    })
    .toSorted((a, b) => a.time - b.time || a.row - b.row);
}

/**
 * Rows to move by 1 ms, inside the log's own resolution: a call that leaves a queue and enters the same queue again
 * within one second. Sorted by cause alone the second entry would look like a repetition of the first, and its leg
 * would be lost.
 */
function reentries(lines: readonly QueueLogLine[]): Set<number> {
  const closings = new Set(
    lines.filter((line) => closingVerbs.has(line.verb)).map((line) => `${legOf(line)}|${line.time}`),
  );
  const since = new Map<string, number>();
  const closedAt = new Map<string, number>();
  const again = new Set<string>();
  const rows = new Set<number>();
  for (const line of lines.toSorted((a, b) => a.time - b.time || a.row - b.row)) {
    const leg = legOf(line);
    if (line.verb === 'ENTERQUEUE') {
      const entered = since.get(leg) ?? line.time;
      const over = (closedAt.get(leg) ?? line.time) < line.time;
      if (!over && entered < line.time && closings.has(`${leg}|${line.time}`)) again.add(instantOf(line));
      if (over || !since.has(leg) || again.has(instantOf(line))) {
        since.set(leg, line.time);
        closedAt.delete(leg);
      }
    }
    if (again.has(instantOf(line)) && (line.verb === 'ENTERQUEUE' || line.verb === 'CONNECT'))
      rows.add(line.row);
    if (closingVerbs.has(line.verb) && !again.has(instantOf(line))) closedAt.set(leg, line.time);
  }
  return rows;
}

/**
 * Live logs hold the same line several times, also with other data behind it (COMPLETEAGENT with another position):
 * what a call does once, it does once in an instant.
 */
function isRepeat(line: QueueLogLine, said: Set<string>): boolean {
  if (line.verb !== 'ENTERQUEUE' && line.verb !== 'CONNECT' && !closingVerbs.has(line.verb)) return false;
  const key = `${line.verb}|${line.agent}|${legOf(line)}|${line.time}`;
  if (said.has(key)) return true;
  said.add(key);
  return false;
}

function legOf(line: QueueLogLine): string {
  return `${line.call}|${line.queue}`;
}

function instantOf(line: QueueLogLine): string {
  return `${line.call}|${Math.floor(line.time / 1000)}`;
}

import * as z from 'zod';
import { timeSchema } from '../../../../shared/model/text.ts';
import type { Dialect, PassedOnEvent, RecordedInput, RejectedRow } from './dialect.ts';

const lineSchema = z.object({
  type: z.string().min(1).max(128),
  time: timeSchema,
  id: z.string().max(256).optional(),
  data: z.unknown(),
});

/**
 * JSON lines of protocol events, as the event's table in docs/protocol.md has them. `seq` is given anew, in order of
 * time and line. An event of an unknown type or with wrong data is passed on: the station quarantines it by name.
 */
export const eventsDialect = {
  name: 'events',
  version: 1,
  parse(text: string): RecordedInput {
    const events: (PassedOnEvent | RejectedRow)[] = [];
    const untimed: RejectedRow[] = [];
    let time: number | null = null;
    text.split('\n').forEach((line, index) => {
      if (line.trim() === '') return;
      const made = readLine(line);
      if (typeof made !== 'string') {
        time = made.time;
        events.push(made);
        return;
      }
      const rejected: RejectedRow = {
        type: 'record.invalid',
        time: time ?? 0,
        data: { row: index + 1, why: made, raw: masked(line) },
      };
      if (time === null) untimed.push(rejected);
      events.push(rejected);
    });
    // Lines before the first with a time take its time, or a replay would begin in 1970.
    for (const event of untimed) event.time = events.find(({ time: at }) => at > 0)?.time ?? 0;
    const tells = (type: string): boolean => events.some((event) => event.type === type);
    return {
      events: events.toSorted((a, b) => a.time - b.time),
      acw: tells('contact.wrapped'),
      agentStates: tells('agent.state'),
    };
  },
} satisfies Dialect;

/** The event, or what is wrong with the line. */
function readLine(line: string): PassedOnEvent | string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return 'not JSON';
  }
  const checked = lineSchema.safeParse(json);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`;
}

function masked(line: string): string {
  return line.replaceAll(/\d{7,}/g, '***').slice(0, 500);
}

import * as z from 'zod';
import { eventData, eventTypes } from '../../../../shared/model/event.ts';
import type { EventType } from '../../../../shared/model/event.ts';
import { timeSchema } from '../../../../shared/model/text.ts';
import { maskText } from '../../../station/ingest/mask-raw.ts';
import { maskTyped } from '../../../station/ingest/mask-typed.ts';
import { describeIssue } from '../../settings/describe-issue.ts';
import type { OutgoingEvent } from '../source/outbox.ts';

/** Bytes and events of one push. */
export const PUSH_LIMITS = { bytes: 1 << 20, events: 2_000 } as const;
/** Problems that are told of; whoever has more has one cause. */
const MOST_PROBLEMS = 100;

/** What stands around the events of a push. */
export const pushSchema = z.strictObject({
  events: z.array(z.unknown()).max(PUSH_LIMITS.events),
  /** Unit: seconds. The next push comes within so many, be it one without events. */
  within: z.int().min(1).max(31_622_400).optional(),
});

/** One event of a push: as in a batch, but its seq is given anew. */
export function pushedEventSchema<T extends EventType>(type: T) {
  return z.object({
    seq: z.int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    type: z.literal(type),
    time: timeSchema,
    id: z.string().max(128).optional(),
    data: eventData[type],
  });
}

const kindSchema = z.object({ type: z.enum(eventTypes as readonly [EventType, ...EventType[]]) });
const schemas = new Map<EventType, ReturnType<typeof pushedEventSchema>>();

/** Made once: that costs more than many a batch. */
function schemaOf(type: EventType): ReturnType<typeof pushedEventSchema> {
  let schema = schemas.get(type);
  if (!schema) schemas.set(type, (schema = pushedEventSchema(type)));
  return schema;
}

/** What is wrong with a push: with which of its events (null: with what is around them), where in it, and what would be right. */
export interface PushProblem {
  index: number | null;
  path: string;
  problem: string;
}

export type ReadPush =
  | { events: OutgoingEvent[]; within: number | null }
  | { problems: PushProblem[]; more: number };

/**
 * Reads the body of a push, all of it or nothing: with one event that is not of the protocol none is taken, and every
 * problem is told. Numbers of callers become tokens (`customer`) or are masked (what people type) here: they go no further.
 */
export function readPush(body: unknown, customer: (raw: string) => string): ReadPush {
  const around = pushSchema.safeParse(body);
  if (!around.success) {
    const known = Object.keys(pushSchema.shape);
    return told(around.error.issues.map((issue) => problemOf(issue, body, null, known)));
  }
  const problems: PushProblem[] = [];
  const events = around.data.events.map((raw, index): OutgoingEvent | null => {
    const read = readEvent(raw);
    if ('issues' in read) {
      problems.push(...read.issues.map((issue) => problemOf(issue, raw, index, [])));
      return null;
    }
    return withoutNumbers(read.event, read.type, customer);
  });
  if (problems.length > 0) return told(problems);
  return { events: events.filter((event) => event !== null), within: around.data.within ?? null };
}

function readEvent(raw: unknown): { event: OutgoingEvent; type: EventType } | { issues: z.core.$ZodIssue[] } {
  const kind = kindSchema.safeParse(raw);
  if (!kind.success) return { issues: kind.error.issues };
  const read = schemaOf(kind.data.type).safeParse(raw);
  if (!read.success) return { issues: read.error.issues };
  const { seq: _, ...event } = read.data;
  return { event, type: kind.data.type };
}

function problemOf(
  issue: z.core.$ZodIssue,
  raw: unknown,
  index: number | null,
  known: string[],
): PushProblem {
  const path = issue.path.map(String).join('.');
  const said = describeIssue(issue, raw, () => known);
  return { index, path, problem: said.replace(/^the file/, index === null ? 'the body' : 'the event') };
}

function told(problems: PushProblem[]): ReadPush {
  return {
    problems: problems.slice(0, MOST_PROBLEMS),
    more: Math.max(0, problems.length - MOST_PROBLEMS),
  };
}

/** What may hold a caller's number, as it may travel: the same number is the same token as at every other source of the site. */
function withoutNumbers(
  event: OutgoingEvent,
  type: EventType,
  customer: (raw: string) => string,
): OutgoingEvent {
  if (typeof event.data !== 'object' || event.data === null) return event;
  const data: Record<string, unknown> = { ...maskTyped(type, event.data) };
  if (typeof data['customer'] === 'string') data['customer'] = withoutNumber(data['customer'], customer);
  return { ...event, data };
}

/** A keyed hash or a UUID: there are digits in it, but no number. */
const OPAQUE = /^(?=.*[a-f])[\da-f-]{16,}$/i;
/** Nothing but digits and what groups them: also a short number. */
const NUMBER = /^\+?[\d\s().·/_\u2212\p{Pd}\p{Cf}]{5,}$/u;
/** What may stand around a number without making it an id of another kind: words of Chinese, `tel:`. */
const AROUND = /^(?:tel|sips?):|[^A-Za-z\d@]/gi;

/** Who called, without a number: a token in its place. Beside other letters all of it is hashed, because it may be an id. */
function withoutNumber(raw: string, customer: (raw: string) => string): string {
  const text = raw.normalize('NFKC').trim();
  if (OPAQUE.test(text)) return raw;
  if (!NUMBER.test(text) && maskText(text) === text) return raw;
  const number = text.replace(AROUND, '');
  return customer(/^\d+$/.test(number) ? `${/\+\d/.test(text) ? '+' : ''}${number}` : text);
}

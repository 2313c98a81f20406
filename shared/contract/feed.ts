import * as z from 'zod';
import { idSchema, labelSchema, timeSchema } from '../model/text.ts';

// Apart, because the pages need it without the schemas of a source's frames.
export { HEARTBEAT } from './heartbeat.ts';

/** WebSocket sub-protocol of `/feed`. */
export const FEED_PROTOCOL = 'callwall.v1';
/** Limits of `/feed`: bytes a frame, fragments a message, un-acked events in flight. */
export const FEED_LIMITS = { frameBytes: 1 << 20, fragments: 1024, window: 20_000 } as const;
/** Close codes of `/feed` (protocol.md, Frames). */
export const CLOSE = {
  malformed: 4400,
  unauthorized: 4401,
  version: 4406,
  conflict: 4409,
  superseded: 4410,
  busy: 4429,
} as const;

const seq = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
/** `last` of an empty outbox is `first - 1`, so it may be 0. */
const seqOrZero = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

export const helloSchema = z.object({
  t: z.literal('hello'),
  v: z.int(),
  source: idSchema,
  epoch: idSchema,
  first: seq,
  last: seqOrZero,
  zone: labelSchema.optional(),
  name: labelSchema.optional(),
  clock: z.enum(['live', 'source']).default('live'),
  acw: z.boolean().default(false),
  agentStates: z.boolean().default(false),
  simulated: z.boolean().default(false),
});
/** Events are `unknown` here on purpose: each is judged alone, so that one bad event never costs its batch. */
export const batchSchema = z.object({
  t: z.literal('batch'),
  from: seq,
  events: z.array(z.unknown()).min(1),
});
export const gapSchema = z.object({ t: z.literal('gap'), from: seq, to: seq, why: labelSchema });
const dims = {
  channel: labelSchema.optional(),
  business: labelSchema.optional(),
  language: labelSchema.optional(),
  ivrKey: labelSchema.optional(),
  region: labelSchema.optional(),
  customer: labelSchema.optional(),
  site: labelSchema.optional(),
};
export const snapshotSchema = z.object({
  t: z.literal('snapshot'),
  asOf: seqOrZero,
  at: timeSchema,
  part: z.int().min(1),
  parts: z.int().min(1).max(10_000),
  queues: z.array(z.object({ queue: idSchema })).default([]),
  contacts: z
    .array(
      z.object({
        contact: idSchema,
        state: z.enum(['ivr', 'waiting', 'ringing', 'talking', 'held', 'acw']),
        since: timeSchema,
        offeredAt: timeSchema.optional(),
        answeredAt: timeSchema.optional(),
        queue: idSchema.optional(),
        agent: idSchema.optional(),
        ...dims,
      }),
    )
    .default([]),
  agents: z
    .array(
      z.object({
        agent: idSchema,
        state: z.enum(['offline', 'ready', 'ringing', 'talking', 'holding', 'acw', 'notReady']),
        since: timeSchema,
        reason: labelSchema.optional(),
        team: labelSchema.optional(),
        queues: z.array(idSchema).optional(),
      }),
    )
    .default([]),
});
export const pingSchema = z.object({
  t: z.enum(['ping', 'pong']),
  n: z.number(),
  at: z.number().min(0).max(7_258_118_400_000),
});

/**
 * As a source says it. `within`: it has no heartbeat, and will be heard again within so many seconds; null: when nothing
 * happens it says nothing.
 */
export const sourcePingSchema = pingSchema.extend({
  within: z.int().min(0).max(31_622_400).nullable().optional(),
});

/** What a source may say. */
export const sourceFrameSchema = z.discriminatedUnion('t', [
  helloSchema,
  batchSchema,
  gapSchema,
  snapshotSchema,
  sourcePingSchema,
]);
export type SourceFrame = z.infer<typeof sourceFrameSchema>;
export type Hello = z.infer<typeof helloSchema>;
export type SourceSnapshot = z.infer<typeof snapshotSchema>;
export type Ping = z.infer<typeof pingSchema>;

export const rejectCodes = ['unauthorized', 'version', 'conflict', 'busy', 'schema'] as const;
/** What a station says to a source; `resume` = the seq it wants next; `now` and `at` in epoch ms. */
export const stationFrameSchema = z.discriminatedUnion('t', [
  z.object({
    t: z.literal('welcome'),
    resume: seq,
    window: z.int().min(0),
    now: timeSchema,
    zone: labelSchema,
  }),
  z.object({ t: z.literal('reject'), code: z.enum(rejectCodes), why: z.string() }),
  z.object({ t: z.literal('ack'), through: seqOrZero, window: z.int().min(0) }),
  z.object({ t: z.literal('nack'), expect: seq }),
  z.object({
    t: z.literal('fault'),
    seq,
    code: z.enum(['invalid', 'unknown-type', 'time']),
    why: z.string(),
  }),
  pingSchema,
]);
export type StationFrame = z.infer<typeof stationFrameSchema>;

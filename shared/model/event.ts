import * as z from 'zod';
import { MOST_KEYS } from './hotspot.ts';
import { orderMoves } from './order.ts';
import { countSchema, freeTextSchema, idSchema, labelSchema, timeSchema } from './text.ts';

/** Channels a contact may come by (metrics.md, Words). */
export const channelSchema = z.enum(['voice', 'chat', 'app', 'web', 'wechat', 'sms', 'email', 'robot']);

/** States of a seat (protocol.md, agent.state). */
export const agentStateSchema = z.enum([
  'offline',
  'ready',
  'ringing',
  'talking',
  'holding',
  'acw',
  'notReady',
]);
export type AgentState = z.infer<typeof agentStateSchema>;

const contact = { contact: idSchema };
const agent = { agent: idSchema };
const queue = { queue: idSchema };
/** Dimensions a contact may carry on the events that open it; the first non-empty value in event-time order wins. */
const dimensions = {
  channel: channelSchema.optional(),
  business: labelSchema.optional(),
  language: labelSchema.optional(),
  ivrKey: labelSchema.optional(),
  region: labelSchema.optional(),
  customer: labelSchema.optional(),
  site: labelSchema.optional(),
};
const path = z.array(labelSchema.min(1)).min(1).max(MOST_KEYS);
const names = z.array(idSchema).max(500);
const counts = z.record(labelSchema, countSchema);
const target = z.number().min(0).max(1);

/**
 * The data of every event type of `callwall.v1` (protocol.md, Event). Unknown members are dropped: a source may say
 * more than this version knows; a missing or wrong member sends the event to quarantine.
 */
export const eventData = {
  'contact.entered': z.object({ ...contact, ...dimensions }),
  'contact.selfServed': z.object({ ...contact }),
  'contact.ivrLeft': z.object({ ...contact }),
  'contact.queued': z.object({
    ...contact,
    ...queue,
    ...dimensions,
    priority: z.int().min(-1000).max(1000).optional(),
  }),
  'contact.refused': z.object({
    ...contact,
    queue: idSchema.optional(),
    reason: z.enum(['full', 'closed', 'other']),
  }),
  'contact.ringing': z.object({ ...contact, queue: idSchema.optional(), ...agent }),
  'contact.ringNoAnswer': z.object({ ...contact, ...agent, ringMs: countSchema.optional() }),
  'contact.answered': z.object({ ...contact, queue: idSchema.optional(), agent: idSchema.nullish() }),
  'contact.held': z.object({ ...contact, ...agent }),
  'contact.retrieved': z.object({ ...contact, ...agent }),
  'contact.transferred': z.object({
    ...contact,
    agent: idSchema.optional(),
    toQueue: idSchema.optional(),
    toAgent: idSchema.optional(),
    toExternal: labelSchema.optional(),
  }),
  'contact.abandoned': z.object({
    ...contact,
    queue: idSchema.optional(),
    stage: z.enum(['queue', 'ringing']),
  }),
  'contact.left': z.object({
    ...contact,
    queue: idSchema.optional(),
    reason: z.enum(['timeout', 'key', 'empty', 'overflow', 'callback', 'voicemail']),
    toQueue: idSchema.optional(),
  }),
  'contact.ended': z.object({
    ...contact,
    by: z.enum(['agent', 'customer', 'system', 'unknown']),
    agent: idSchema.nullish(),
  }),
  'contact.wrapped': z.object({ ...contact, ...agent }),
  'agent.state': z.object({
    ...agent,
    state: agentStateSchema,
    reason: labelSchema.optional(),
    name: labelSchema.optional(),
    team: labelSchema.optional(),
    site: labelSchema.optional(),
    queues: names.optional(),
  }),
  'survey.answered': z.object({
    contact: idSchema.optional(),
    agent: idSchema.optional(),
    queue: idSchema.optional(),
    grade: z.int().min(1).max(4),
    resolved: z.boolean().optional(),
  }),
  'complaint.filed': z.object({
    complaint: idSchema,
    category: path,
    region: path,
    business: labelSchema.optional(),
    queue: idSchema.optional(),
    contact: idSchema.optional(),
    order: idSchema.optional(),
    text: freeTextSchema.optional(),
  }),
  'order.created': z.object({
    order: idSchema,
    kind: labelSchema.min(1),
    category: path.optional(),
    region: path.optional(),
    unit: labelSchema.optional(),
    owner: labelSchema.optional(),
    urgent: z.boolean().optional(),
    contact: idSchema.optional(),
    customer: labelSchema.optional(),
    dueAt: timeSchema.optional(),
  }),
  'order.moved': z.object({
    order: idSchema,
    to: z.enum(orderMoves),
    unit: labelSchema.optional(),
    owner: labelSchema.optional(),
    grade: z.int().min(1).max(4).optional(),
  }),
  'queue.observed': z.object({
    ...queue,
    waiting: countSchema.optional(),
    longestWaitMs: countSchema.optional(),
    agents: counts.optional(),
    counters: counts.optional(),
  }),
  'interval.reported': z.object({
    ...queue,
    from: timeSchema,
    to: timeSchema,
    offered: countSchema,
    answered: countSchema,
    abandoned: countSchema,
    answeredIn: counts.optional(),
    talkMs: countSchema.optional(),
    acwMs: countSchema.optional(),
  }),
  'roster.queue': z.object({
    ...queue,
    name: labelSchema.optional(),
    teams: names.optional(),
    business: labelSchema.optional(),
    language: labelSchema.optional(),
    site: labelSchema.optional(),
    connectRateTarget: target.optional(),
    serviceLevelSeconds: countSchema.optional(),
  }),
  'roster.agent': z.object({
    ...agent,
    name: labelSchema.optional(),
    team: labelSchema.optional(),
    site: labelSchema.optional(),
    queues: names.optional(),
  }),
  'roster.site': z.object({ site: idSchema, name: labelSchema.optional() }),
} as const;

export type EventType = keyof typeof eventData;
export type EventData<T extends EventType> = z.infer<(typeof eventData)[T]>;

/** One event as a source sends it; `time` in epoch ms UTC, `seq` counts 1, 2, 3 … within (source, epoch). */
export type CtiEvent = {
  [T in EventType]: { seq: number; type: T; time: number; id?: string | undefined; data: EventData<T> };
}[EventType];

/** An event a source has made but not yet numbered. */
export type NewEvent = { [T in EventType]: { type: T; time: number; data: EventData<T> } }[EventType];

/** All event types, in the order of protocol.md; the position is the type's code in the archive: append only. */
export const eventTypes = Object.keys(eventData) as readonly string[] as readonly EventType[];

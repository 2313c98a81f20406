import * as z from 'zod';
import { channelSchema, eventData } from '../../../../shared/model/event.ts';
import { idSchema, labelSchema } from '../../../../shared/model/text.ts';
import { isZone } from '../replay/zone-name.ts';

const share = z.number().min(0).max(1);
const weight = z.number().min(0);
const clock = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'is not a time of day like 09:30');
const treeName = z.string().regex(/^[a-z][a-z0-9-]*$/, 'is not the name of a tree');
const span = z.tuple([clock, clock]);
const path = eventData['complaint.filed'].shape.category;
const link = eventData['order.moved'].shape.to;
/** A lognormal length of time: its mean in seconds, and the deviation of its logarithm. */
const time = z.strictObject({ mean: z.number().positive(), sigma: z.number().min(0).max(3) });

const topicSchema = z.strictObject({
  weight,
  business: labelSchema,
  language: labelSchema,
  key: labelSchema.optional(),
  skill: idSchema,
});

const skillSchema = z.strictObject({
  id: idSchema,
  name: labelSchema,
  talk: time,
  desk: time,
  /** Callers of this skill go before those of others that an agent could take. */
  urgent: z.boolean().default(false),
  /** Skills whose agents help out when their own have nobody free. */
  helpers: z.array(idSchema).default([]),
  /** The only site that has it; every site by default. */
  site: idSchema.optional(),
});

/** A lognormal length of time in minutes, see `time`. */
const length = { minutes: z.number().positive(), sigma: z.number().min(0) };
const areas = ['rural', 'remote'] as const;
/** How many times as long the way there takes. */
const times = z.number().min(1).max(20).default(1);

const orderSchema = z.strictObject({
  kind: labelSchema.min(1),
  business: labelSchema,
  /** How many of the handled contacts of that business become one. */
  share,
  unit: labelSchema,
  urgent: share.default(0),
  /** From creation to the due time. Unit: hours. */
  dueHours: z.number().positive(),
  /** Whether this system itself reminds of orders that are past their due time. */
  supervises: z.boolean().default(true),
  links: z.array(z.strictObject({ to: link, ...length, rural: times, remote: times })),
  /** How many stand still for a while, because they wait for somebody else. */
  suspend: z.strictObject({ share, ...length }).optional(),
  /** How many come back after they were closed, and go through their last links again. */
  reopen: z.strictObject({ share, ...length }).optional(),
});

const when = {
  /** 1 = Monday … 7 = Sunday; it happens every week. */
  weekday: z.int().min(1).max(7),
  at: clock,
  minutes: z.number().positive().max(1440),
};
const incidentSchema = z.discriminatedUnion('kind', [
  /** More callers than usual, all of one kind; a short patience makes a storm of short abandons. */
  z.strictObject({
    kind: z.literal('surge'),
    ...when,
    /** Additional callers as a multiple of the usual ones. */
    extra: z.number().positive().max(50),
    regions: z.array(labelSchema).optional(),
    business: labelSchema.optional(),
    category: path.optional(),
    complaints: share.optional(),
    patienceSeconds: z.number().positive().optional(),
  }),
  z.strictObject({ kind: z.literal('sick-out'), ...when, share }),
  z.strictObject({ kind: z.literal('recovery'), ...when, share }),
  z.strictObject({ kind: z.literal('drift'), ...when, times: z.number().positive().max(5) }),
  z.strictObject({ kind: z.literal('feed-cut'), ...when }),
  z.strictObject({ kind: z.literal('pbx-restart'), ...when }),
]);

/** A hotline that does not exist, as data (docs/user-guide.md, A simulated hotline). Weights need no sum; shares are of 1. */
export const profileSchema = z.strictObject({
  version: z.literal(1),
  name: idSchema,
  title: labelSchema,
  zone: z.string().refine(isZone, 'is not an IANA time zone'),
  /** Names of the trees (assets/trees) that its classes of complaints and its regions are of. */
  trees: z.strictObject({ categories: treeName, regions: treeName }).optional(),
  /** Agents that exist; the shifts say how many are there at a time. */
  seats: z.int().min(1).max(20_000),
  /** How much of the agents' time is taken in the busiest hour of an average week; volumes follow from it. */
  load: z.number().positive().max(1.5),
  volume: z.strictObject({
    /** Volume at night as a share of the busiest quarter of an hour. */
    night: share,
    peaks: z.array(z.strictObject({ from: clock, to: clock, times: z.number().positive() })).default([]),
    /** Monday … Sunday. */
    weekdays: z.array(weight).length(7),
    /** Coefficient of variation of whole days, and variance / mean of a quarter of an hour. */
    dayVariation: z.number().min(0).max(0.5),
    dispersion: z.number().min(1).max(20),
    /** When it can be called; always by default. */
    open: span.optional(),
  }),
  customers: z.int().min(1),
  /** Multiplies the patience of the bank's customers. */
  patience: z.number().positive(),
  sites: z.array(z.strictObject({ id: idSchema, name: labelSchema, weight })).min(1),
  regions: z
    .array(z.strictObject({ path, weight, site: idSchema.optional(), area: z.enum(areas).optional() }))
    .min(1),
  channels: z
    .array(z.strictObject({ id: channelSchema, weight, menu: time, selfServed: share, left: share }))
    .min(1),
  topics: z.array(topicSchema).min(1),
  skills: z.array(skillSchema).min(1),
  shifts: z.record(labelSchema, z.array(span).min(1)),
  /** Each crew of a roster goes through the cycle of shifts, a day apart from the crew before it; other words are days off. */
  rosters: z
    .array(
      z.strictObject({
        weight,
        cycle: z.array(labelSchema).min(1),
        crews: z.array(labelSchema).optional(),
      }),
    )
    .min(1),
  teamSize: z.int().min(1),
  breaks: z.strictObject({
    meal: z.strictObject({ reason: labelSchema, minutes: z.number().positive() }),
    rests: z.array(
      z.strictObject({
        reason: labelSchema,
        everyMinutes: z.number().positive(),
        minutes: z.number().positive(),
      }),
    ),
    callback: labelSchema,
    noAnswer: labelSchema,
  }),
  calls: z.strictObject({
    ring: time,
    ringNoAnswer: share,
    zeroTalk: share,
    hold: share,
    transfer: share,
    external: share,
    overflowSeconds: z.number().positive().optional(),
    callbackSeconds: z.number().positive(),
    callback: share,
    /** Waiting callers for an agent on duty beyond which the next ones are refused. */
    full: z.number().positive(),
    again: share,
    survey: share,
    grades: z.array(weight).length(4),
    resolved: share,
    complaint: share,
  }),
  categories: z.array(z.strictObject({ path, weight })).min(1),
  orders: z.array(orderSchema),
  incidents: z.array(incidentSchema).default([]),
});

export type Profile = z.infer<typeof profileSchema>;
export type Topic = z.infer<typeof topicSchema>;
export type Incident = z.infer<typeof incidentSchema>;
export type OrderKind = z.infer<typeof orderSchema>;

/** Minutes since midnight of a time of day. */
export function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

import * as z from 'zod';
import { orderLanes, orderMoves } from './order.ts';
import { labelSchema, lineSchema } from './text.ts';

/** A limit: so many minutes, or so many working days of the centre's calendar (till the end of the last one). */
const limitSchema = z.union([
  z.strictObject({ minutes: z.int().min(1).max(527_040) }),
  z.strictObject({ workingDays: z.int().min(1).max(366) }),
]);
export type OrderLimit = z.output<typeof limitSchema>;

const linkSchema = z.strictObject({
  /** Within the kind. */
  key: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'is not a short lower-case name'),
  zh: lineSchema(32),
  en: z.string().trim().max(32).default(''),
  lane: z.enum(orderLanes),
  /** Moves that end the link: the first of them counts. */
  done: z.array(z.enum(orderMoves)).min(1),
  /** What the limit counts from: the order's creation, or the first of these moves. */
  from: z.union([z.literal('created'), z.array(z.enum(orderMoves)).min(1)]).default('created'),
  within: limitSchema,
  /** Other limits by what an area is: see `areas` of the settings. */
  rural: limitSchema.optional(),
  remote: limitSchema.optional(),
});
export type OrderLink = z.output<typeof linkSchema>;
export type OrderLinkInput = z.input<typeof linkSchema>;

/** A kind of work order: its links with their limits. */
export const orderKindSchema = z
  .strictObject({
    /** As sources name it. */
    key: labelSchema.min(1),
    zh: lineSchema(32),
    en: z.string().trim().max(32).default(''),
    /** Whether its clocks stop between `suspended` and `resumed`. */
    suspends: z.boolean().default(false),
    links: z.array(linkSchema).max(8).default([]),
  })
  .refine(({ links }) => new Set(links.map(({ key }) => key)).size === links.length, 'has a link twice');
export type OrderKind = z.output<typeof orderKindSchema>;
export type OrderKindInput = z.input<typeof orderKindSchema>;

/** All kinds of a centre. */
export const orderKindsSchema = z
  .array(orderKindSchema)
  .max(64)
  .refine((kinds) => new Set(kinds.map(({ key }) => key)).size === kinds.length, 'has a kind twice');

const areas = z
  .array(z.array(labelSchema.min(1)).min(1).max(8))
  .max(2_000)
  .default([]);

/** Regions with limits of their own, by the begin of their paths; the longest that fits decides. */
export const orderAreasSchema = z.strictObject({ rural: areas, remote: areas });
export type OrderAreas = z.output<typeof orderAreasSchema>;

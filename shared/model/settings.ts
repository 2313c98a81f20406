import * as z from 'zod';
import { idSchema, labelSchema } from './text.ts';

/** A secret: given as is, or as `env:NAME` (resolved by the host when it reads the file). Never logged or shown. */
const secret = z.string().min(1).max(4096);
const rate = z.number().min(0).max(1);
const seconds = z.int().min(1).max(86_400);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour: write #rrggbb');
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, e.g. 08:30');
const days = z.int().min(1).max(3660);

const zoneSchema = z.string().refine(isZone, 'is not an IANA time zone, e.g. Asia/Shanghai');

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** A source that the station itself runs or dials. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    id: idSchema,
    kind: z.literal('callwall'),
    url: z.url({ protocol: /^wss?$/ }),
    token: secret.optional(),
  }),
  z.strictObject({
    id: idSchema,
    kind: z.literal('asterisk'),
    host: z.string().min(1).max(255),
    port: z.int().min(1).max(65535).default(5038),
    user: z.string().min(1).max(128),
    secret,
    /** Path of queue_log as this machine sees it, for back-fill; without it a cut connection leaves a gap. */
    queueLog: z.string().max(4096).optional(),
    zone: zoneSchema.optional(),
    /** Names of the dialplan's UserEvents and what they tell; see docs/asterisk.md. */
    userEvents: z
      .record(labelSchema, z.enum(['ivrEnter', 'ivrKey', 'refused', 'satisfaction', 'transferred']))
      .optional(),
  }),
]);
export type SourceSettings = z.infer<typeof sourceSchema>;

/** The settings file of cli.md; every key optional, an unknown key is an error that names it. */
export const settingsSchema = z.strictObject({
  version: z.literal(1).default(1),
  centre: labelSchema.default('Callwall'),
  zone: zoneSchema.default('Asia/Shanghai'),
  listen: z
    .strictObject({
      host: z.string().min(1).max(255).default('127.0.0.1'),
      port: z.int().min(0).max(65535).default(8138),
    })
    .prefault({}),
  /**
   * Bearer tokens; `sources`: the ids it may speak for; `viewer: true` opens the wall read-only, `messages: true` may
   * write messages on it.
   */
  tokens: z
    .array(
      z.strictObject({
        token: secret,
        sources: z.array(idSchema).default([]),
        viewer: z.boolean().default(false),
        messages: z.boolean().optional(),
      }),
    )
    .default([]),
  /** Browser origins allowed besides our own. */
  origins: z.array(z.string().max(255)).default([]),
  /** Host names under which the hub may be addressed, besides loopback names and the listen host. */
  hosts: z.array(z.string().max(255)).default([]),
  sources: z.array(sourceSchema).default([]),
  targets: z.strictObject({ connectRate: rate.default(0.97), serviceLevel: rate.default(0.8) }).prefault({}),
  serviceLevelSeconds: z.array(z.int().min(1).max(3600)).min(1).max(8).default([20, 60]),
  serviceLevelVariant: z.int().min(1).max(8).default(7),
  shortAbandonMs: z.int().min(0).max(600_000).default(5_000),
  excludeShortAbandons: z.boolean().default(false),
  /** Unit: seconds. A seat longer in a state than this is marked on the floor. */
  seatLimits: z
    .strictObject({
      ringing: seconds.default(20),
      talking: seconds.default(1200),
      holding: seconds.default(180),
      acw: seconds.default(180),
      notReady: seconds.default(1800),
    })
    .prefault({}),
  /** Shifts of every day, shown beside the clock; local times. */
  shifts: z
    .array(z.strictObject({ name: labelSchema, from: timeOfDay, to: timeOfDay }))
    .max(24)
    .default([]),
  slot: z.enum(['5m', '15m', '30m', '60m']).default('15m'),
  /** Unit: seconds of received live time after which an open contact counts as lost. */
  lostAfter: z
    .strictObject({
      waiting: z
        .int()
        .min(60)
        .default(4 * 3600),
      talking: z
        .int()
        .min(60)
        .default(24 * 3600),
    })
    .prefault({}),
  /** Unit: days. */
  retention: z
    .strictObject({ events: days.default(35), contacts: days.default(90), rollups: days.default(760) })
    .prefault({}),
  /** Key for hashing caller numbers in the adapters; made at first start when absent. */
  siteKey: secret.optional(),
  brand: z
    .strictObject({
      name: labelSchema.optional(),
      /** Path of an SVG, PNG, JPEG or WebP file as the station's machine sees it. */
      logo: z.string().min(1).max(4096).optional(),
      accent: colour.optional(),
      second: colour.optional(),
    })
    .prefault({}),
  /** Replaces single texts, by key of shared/words. */
  words: z.record(z.string(), labelSchema).default({}),
});
export type Settings = z.infer<typeof settingsSchema>;
export type SettingsInput = z.input<typeof settingsSchema>;

/** The settings of a station without a settings file. */
export const defaultSettings: Settings = settingsSchema.parse({});

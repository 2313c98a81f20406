import * as z from 'zod';
import { workdaysSchema } from './calendar.ts';
import { defaultOrderKinds } from './default-order-kinds.ts';
import { severities } from './fault.ts';
import { orderAreasSchema, orderKindsSchema } from './order-kind.ts';
import { rosterProblems } from './roster-problems.ts';
import { rosterSchema, shiftSchema } from './roster.ts';
import { summarySettingsSchema } from './summary-settings.ts';
import { idSchema, labelSchema } from './text.ts';
import { treeSchema } from './tree.ts';

/** A secret: given as is, or as `env:NAME` (resolved by the host when it reads the file). Never logged or shown. */
const secret = z.string().min(1).max(4096);
const rate = z.number().min(0).max(1);
const seconds = z.int().min(1).max(86_400);
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour: write #rrggbb');
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

/** Where an Asterisk's manager interface usually listens. */
export const ASTERISK_PORT = 5038;

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
    port: z.int().min(1).max(65535).default(ASTERISK_PORT),
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

/** What a web-hook can be told of. */
export const hookEvents = ['raised', 'cleared', 'acknowledged', 'escalated'] as const;
export type HookEventKind = (typeof hookEvents)[number];

/** Somebody outside who is told of alerts. Whoever has the address may write there, so it is a secret. */
export const webhookSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(['wecom', 'dingtalk', 'feishu', 'json']),
  /** As written it may be a reference, `env:NAME`, which is a URL as well. */
  url: z.url({ protocol: /^(https?|env)$/ }).max(2048),
  /** Signs what is sent, where the robot asks for that (DingTalk, Feishu). */
  secret: secret.optional(),
  severities: z
    .array(z.enum(severities))
    .min(1)
    .default([...severities]),
  events: z.array(z.enum(hookEvents)).min(1).default(['raised', 'cleared', 'escalated']),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
export type WebhookSettings = z.infer<typeof webhookSchema>;

/** The settings file of cli.md; every key optional, an unknown key is an error that names it. */
export const settingsSchema = z
  .strictObject({
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
    /**
     * Whether desks sign in: `auto` = as soon as there is an account, but never in this machine's own windows; `always` =
     * there, too, and nobody sees a wall without a session or a token.
     */
    signIn: z.enum(['auto', 'always']).default('auto'),
    /** Browser origins allowed besides our own. */
    origins: z.array(z.string().max(255)).default([]),
    /** Host names under which the hub may be addressed, besides loopback names and the listen host. */
    hosts: z.array(z.string().max(255)).default([]),
    sources: z.array(sourceSchema).default([]),
    webhooks: z
      .array(webhookSchema)
      .max(16)
      .refine((hooks) => new Set(hooks.map(({ id }) => id)).size === hooks.length, 'have an id twice')
      .default([]),
    /** `onTimeRate`: of work orders. */
    targets: z
      .strictObject({
        connectRate: rate.default(0.97),
        serviceLevel: rate.default(0.8),
        onTimeRate: rate.default(0.95),
      })
      .prefault({}),
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
    shifts: z.array(shiftSchema).max(24).default([]),
    /** Which teams have the shifts, and who leads them. */
    roster: rosterSchema.prefault({}),
    /** Summaries that are written by themselves. */
    summaries: summarySettingsSchema.prefault({}),
    /** Calendars of rules and shifts. */
    calendars: z.strictObject({ workdays: workdaysSchema.prefault({}) }).prefault({}),
    /** Classes of complaints and regions, as sources name them by key. */
    categories: treeSchema.default([]),
    regions: treeSchema.default([]),
    /** Kinds of work orders with the limits of their links, and which regions have others. */
    orderKinds: orderKindsSchema.prefault([...defaultOrderKinds]),
    orderAreas: orderAreasSchema.prefault({}),
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
  })
  .superRefine(({ shifts, roster, summaries, webhooks }, context) => {
    for (const { path, message } of rosterProblems(shifts, roster))
      context.addIssue({ code: 'custom', path: ['roster', ...path], message });
    for (const [at, id] of summaries.webhooks.entries())
      if (!webhooks.some((hook) => hook.id === id))
        context.addIssue({
          code: 'custom',
          path: ['summaries', 'webhooks', at],
          message: 'names no web-hook of `webhooks`',
        });
  });
export type Settings = z.infer<typeof settingsSchema>;
export type SettingsInput = z.input<typeof settingsSchema>;

/** The settings of a station without a settings file. */
export const defaultSettings: Settings = settingsSchema.parse({});

import * as z from 'zod';
import { labelSchema } from './text.ts';
import { severities } from './fault.ts';
import { gauges } from './gauge.ts';

/** Ratios that rolling windows of waits can be judged by: metrics of metrics.md. */
export const windowMetrics = ['connectRate', 'abandonRate', 'serviceLevel', 'asa'] as const;
export type WindowMetric = (typeof windowMetrics)[number];

/** What rules can be about. */
export const scopeKinds = [
  'queue',
  'site',
  'team',
  'feed',
  'channel',
  'business',
  'language',
  'ivrKey',
  'order',
  'hotspot',
  'massEvent',
] as const;
export type ScopeKind = (typeof scopeKinds)[number];

/** Gauges of parts of one kind, which no other metric can be about. */
const ownScopes: Readonly<Partial<Record<string, ScopeKind>>> = {
  ordersDueSoon: 'order',
  ordersOverdue: 'order',
  hotspotScore: 'hotspot',
  massEvent: 'massEvent',
};

/** Where an alert goes. */
export const alertChannels = ['popup', 'wall', 'sound', 'notification', 'webhook'] as const;
export type AlertChannel = (typeof alertChannels)[number];

const ruleIdSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words with dashes, e.g. connect-rate-dip')
  .max(64);
/** What is none ends the check: whatever compares durations needs them readable. */
const durationSchema = z
  .string()
  .regex(/^\d{1,6}(ms|s|m|h)$/, { error: 'must be a duration, e.g. 90s, 5m or 2h', abort: true });
const timeRange = z
  .string()
  .regex(
    /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    'must be hours of the day, e.g. 08:00-20:00',
  );
const threshold = z.number().finite();
const one = <K extends string, V extends z.ZodType>(key: K, value: V) =>
  z.strictObject({ [key]: value } as Record<K, V>);
/** One of a kind, by name; each written out, because a list of kinds would lose which key has the name. */
const named = [
  one('queue', labelSchema),
  one('site', labelSchema),
  one('team', labelSchema),
  one('feed', labelSchema),
  one('channel', labelSchema),
  one('business', labelSchema),
  one('language', labelSchema),
  one('ivrKey', labelSchema),
  one('order', labelSchema),
  one('hotspot', labelSchema),
  one('massEvent', labelSchema),
] as const;

/** A rule as alerts.md writes it, the only format: what is left out has the default. */
export const alertRuleSchema = z
  .strictObject({
    version: z.literal(1).default(1),
    id: ruleIdSchema,
    name: z.strictObject({ zh: labelSchema, en: labelSchema }),
    metric: z.enum([...windowMetrics, ...gauges]),
    params: z.record(z.string(), z.union([z.number().finite(), labelSchema])).default({}),
    ledger: z.enum(['event', 'offer']).default('event'),
    scope: z.union([z.literal('centre'), one('each', z.enum(scopeKinds)), ...named]).default('centre'),
    windows: z.array(durationSchema).max(4).default([]),
    raise: z.union([one('below', threshold), one('above', threshold)]),
    clear: z.union([one('atLeast', threshold), one('atMost', threshold)]).optional(),
    for: durationSchema.default('0s'),
    keepFiring: durationSchema.default('0s'),
    minOffered: z.int().min(0).max(1_000_000).default(0),
    confidence: z
      .union([z.literal('off'), one('wilson95', threshold), one('wilson99', threshold)])
      .default('off'),
    severity: z.enum(severities),
    channels: z.array(z.enum(alertChannels)).default([]),
    escalate: z
      .array(
        z.strictObject({
          after: durationSchema,
          to: z.enum(['shift-leader', 'duty-manager', 'administrator']),
        }),
      )
      .max(5)
      .default([]),
    inhibits: z.array(ruleIdSchema).max(64).default([]),
    calendar: z
      .union([
        z.literal('always'),
        z.strictObject({
          hours: timeRange.optional(),
          days: z.enum(['all', 'workdays', 'restdays']).optional(),
        }),
      ])
      .default('always'),
  })
  .superRefine((rule, context) => {
    const windowed = (windowMetrics as readonly string[]).includes(rule.metric);
    const problem = (path: string, code: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message, params: { code, metric: rule.metric } });
    if (windowed && rule.windows.length === 0)
      problem('windows', 'windowsNeeded', `a rule about ${rule.metric} needs at least one, e.g. [5m]`);
    if (!windowed && rule.windows.length > 0)
      problem('windows', 'windowsOfGauge', `${rule.metric} is a gauge, which has none: write []`);
    if (!windowed && rule.ledger === 'offer')
      problem('ledger', 'ledgerOfGauge', `${rule.metric} is a gauge, which has none: leave it out`);
    if (rule.windows.some((text) => durationMs(text) < 1_000 || durationMs(text) > 24 * 3_600_000))
      problem('windows', 'windowSpan', 'must each be from 1s to 24h');
    if (rule.confidence !== 'off' && (rule.metric === 'asa' || !windowed))
      problem('confidence', 'confidenceOfRates', `is for rates only, which ${rule.metric} is not: write off`);
    const own = ownScopes[rule.metric];
    const [[key, name] = []] = rule.scope === 'centre' ? [] : Object.entries(rule.scope);
    const kind = key === 'each' ? name : key;
    const isElsewhere = Object.values(ownScopes).some((each) => each === kind);
    if (kind !== undefined && kind !== own && (own !== undefined || isElsewhere))
      problem(
        'scope',
        'scopeOfMetric',
        `${rule.metric} cannot be about that: write ${own === undefined ? 'another scope' : `centre or { each: ${own} }`}`,
      );
    const { clear } = rule;
    if (clear !== undefined && 'below' in rule.raise !== 'atLeast' in clear)
      problem('clear', 'clearSide', '"below" is cleared by "atLeast", "above" by "atMost"');
    else if (
      clear !== undefined &&
      'below' in rule.raise &&
      'atLeast' in clear &&
      clear.atLeast < rule.raise.below
    )
      problem('clear', 'clearBelow', 'must not lie below the threshold that raises');
    else if (
      clear !== undefined &&
      'above' in rule.raise &&
      'atMost' in clear &&
      clear.atMost > rule.raise.above
    )
      problem('clear', 'clearAbove', 'must not lie above the threshold that raises');
    if (rule.inhibits.includes(rule.id)) problem('inhibits', 'inhibitsItself', 'names the rule itself');
  });
export type AlertRule = z.infer<typeof alertRuleSchema>;
export type AlertRuleInput = z.input<typeof alertRuleSchema>;

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** A duration such as `90s` or `5m` in ms. @throws for a text that is none */
export function durationMs(text: string): number {
  const [, amount, unit] = /^(\d{1,6})(ms|s|m|h)$/.exec(text) ?? [];
  if (amount === undefined) throw new Error(`"${text}" is no duration`);
  return Number(amount) * unitMs[unit as keyof typeof unitMs];
}

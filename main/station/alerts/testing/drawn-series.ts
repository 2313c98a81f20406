import fc from 'fast-check';
import { alertRuleSchema } from '../../../../shared/model/alert-rule.ts';
import type { AlertRule, AlertRuleInput } from '../../../../shared/model/alert-rule.ts';
import { defaultSettings } from '../../../../shared/model/settings.ts';
import { outcome } from '../../floor/legs.ts';
import type { BacktestContext } from '../backtest-run.ts';
import type { EndedWait } from '../wait-scopes.ts';
import type { NaiveSettings, NaiveWait } from './naive-evaluator.ts';

/** Where drawn series begin, epoch ms. */
export const seriesStart = Date.UTC(2026, 4, 18, 9);

const outcomes = ['answered', 'abandoned', 'flowedOut', 'callback', 'lost'] as const;

/** A rule from what is written, the rest as usual. */
export function ruleOf(input: Partial<AlertRuleInput>): AlertRule {
  return alertRuleSchema.parse({
    id: 'drawn',
    name: { zh: '规则', en: 'Rule' },
    metric: 'connectRate',
    windows: ['15m'],
    raise: { below: 0.8 },
    severity: 'critical',
    ...input,
  });
}

/** The wait as the station knows it. */
export function knownWait({ scope, offeredAt, endAt, how }: NaiveWait): EndedWait {
  return {
    offeredAt,
    endAt,
    outcome: how === 'callback' ? outcome.flowedOut : outcome[how],
    callback: how === 'callback',
    scopes: [{ shown: scope, names: [scope] }],
  };
}

/** The settings as the station knows them. */
export function contextOf(settings: NaiveSettings): BacktestContext {
  const formula = {
    serviceLevelSeconds: [settings.seconds],
    serviceLevelVariant: settings.variant,
    shortAbandonMs: settings.shortAbandonMs,
    excludeShortAbandons: settings.excludeShortAbandons,
  };
  return {
    formulaAt: () => formula,
    connectRateTarget: defaultSettings.targets.connectRate,
    onDuty: () => true,
  };
}

/** Waits of two queues by rising end; several at one instant, lengths around the limits. */
export const drawnWaits: fc.Arbitrary<NaiveWait[]> = fc
  .array(
    fc.record({
      gap: fc.oneof(
        { weight: 2, arbitrary: fc.constant(0) },
        fc.nat(900),
        fc.constantFrom(1, 1000, 5000, 29_999),
        fc.nat(20_000),
      ),
      length: fc.oneof(fc.constantFrom(0, 4999, 5000, 9999, 10_000, 10_001), fc.nat(45_000)),
      how: fc.constantFrom(...outcomes, 'answered' as const, 'abandoned' as const),
      scope: fc.constantFrom('q1', 'q1', 'q2'),
    }),
    { maxLength: 48, size: 'max' },
  )
  .map((drawn) => {
    let endAt = seriesStart;
    return drawn.map(({ gap, length, how, scope }) => {
      endAt += gap;
      return { scope, offeredAt: endAt - length, endAt, how };
    });
  });

const window = fc.constantFrom('1500ms', '5s', '10s', '30s', '2m', '10m');
const delay = fc.constantFrom('0s', '0s', '700ms', '5s', '30s');

export const drawnRule: fc.Arbitrary<AlertRule> = fc
  .record({
    metric: fc.constantFrom('connectRate', 'connectRate', 'abandonRate', 'serviceLevel', 'asa'),
    seconds: fc.constantFrom(null, null, 5, 20),
    ledger: fc.constantFrom('event' as const, 'event' as const, 'offer' as const),
    windows: fc.array(window, { minLength: 1, maxLength: 3 }),
    low: fc.constantFrom(0, 0.25, 0.5, 0.6, 0.75, 0.8, 0.95),
    gap: fc.constantFrom(0, 0, 0.05, 0.2),
    side: fc.constantFrom('below' as const, 'above' as const),
    ownClear: fc.boolean(),
    for: delay,
    keepFiring: delay,
    minOffered: fc.constantFrom(0, 0, 1, 2, 4),
    confidence: fc.constantFrom(null, null, 'wilson95' as const, 'wilson99' as const),
    bound: fc.constantFrom(0.4, 0.7, 0.9),
  })
  .map((drawn) => {
    const { metric, seconds, low, gap, side, ownClear, confidence, bound, ...rest } = drawn;
    // An average is in seconds: thresholds of some.
    const scale = metric === 'asa' ? 20 : 1;
    const [near, far] = [low * scale, (low + gap) * scale];
    return ruleOf({
      ...rest,
      metric,
      scope: { each: 'queue' },
      params: seconds === null ? {} : { seconds },
      raise: side === 'below' ? { below: near } : { above: far },
      ...(ownClear && { clear: side === 'below' ? { atLeast: far } : { atMost: near } }),
      confidence:
        confidence === null || metric === 'asa'
          ? 'off'
          : confidence === 'wilson95'
            ? { wilson95: bound }
            : { wilson99: bound },
    });
  });

export const drawnSettings: fc.Arbitrary<NaiveSettings> = fc.record({
  seconds: fc.constantFrom(10, 20),
  variant: fc.integer({ min: 1, max: 8 }),
  shortAbandonMs: fc.constantFrom(0, 5000, 15_000),
  excludeShortAbandons: fc.boolean(),
});

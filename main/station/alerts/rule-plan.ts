import { wilson95, wilson99 } from '../../../shared/measure/wilson.ts';
import type { Interval } from '../../../shared/measure/wilson.ts';
import { durationMs, windowMetrics } from '../../../shared/model/alert-rule.ts';
import type { AlertRule, WindowMetric } from '../../../shared/model/alert-rule.ts';
import type { StoredRule } from '../../../shared/model/alert.ts';
import { planCalendar } from './rule-calendar.ts';
import type { RuleCalendar } from './rule-calendar.ts';

/** A rule with its texts turned into numbers: what judging needs, worked out once. Durations in ms. */
export interface RulePlan {
  rule: AlertRule;
  revision: number;
  /** The ratio judged over windows of waits; null: a gauge. */
  ratio: WindowMetric | null;
  windowed: boolean;
  /** Judged whenever waits end: over windows, or by a sum that goes on. Else at every tick. */
  ofWaits: boolean;
  /** In the rule's order; `text` as the rule writes it, e.g. `5m`. */
  windows: readonly { text: string; ms: number }[];
  /** Length of the longest window, 0 for a gauge. */
  longestMs: number;
  forMs: number;
  keepFiringMs: number;
  /** As the rule says, else as soon as it does not breach. */
  clear: NonNullable<AlertRule['clear']>;
  /** Does a value call for the alert? Does it let the alert go? */
  breaches(value: number): boolean;
  clears(value: number): boolean;
  /** Is a breach of `hits` out of `total` beyond chance? Always, where the rule has confidence off. */
  certain(hits: number, total: number): boolean;
  /** Service level within so many seconds; null: the one of the formula settings. */
  seconds: number | null;
  calendar: RuleCalendar | null;
}

/** Works a rule out. */
export function planRule({ rule, revision }: Pick<StoredRule, 'rule' | 'revision'>): RulePlan {
  const { raise } = rule;
  const windows = rule.windows.map((text) => ({ text, ms: durationMs(text) }));
  const ratio = windowMetrics.find((metric) => metric === rule.metric) ?? null;
  const clear = rule.clear ?? ('below' in raise ? { atLeast: raise.below } : { atMost: raise.above });
  const { seconds } = rule.params;
  return {
    rule,
    revision,
    ratio,
    windowed: ratio !== null,
    ofWaits: ratio !== null || rule.metric === 'cusumConnectRate',
    windows,
    longestMs: Math.max(0, ...windows.map(({ ms }) => ms)),
    forMs: durationMs(rule.for),
    keepFiringMs: durationMs(rule.keepFiring),
    clear,
    breaches: 'below' in raise ? (value) => value < raise.below : (value) => value > raise.above,
    clears: 'atLeast' in clear ? (value) => value >= clear.atLeast : (value) => value <= clear.atMost,
    certain: certainty(rule),
    seconds: typeof seconds === 'number' ? seconds : null,
    calendar: planCalendar(rule.calendar),
  };
}

/** The whole interval has to lie beyond the bound, not the rate alone. */
function certainty({ confidence, raise }: AlertRule): RulePlan['certain'] {
  if (confidence === 'off') return () => true;
  const [interval, bound] =
    'wilson95' in confidence ? [wilson95, confidence.wilson95] : [wilson99, confidence.wilson99];
  const beyond = 'below' in raise ? ({ high }: Interval) => high < bound : ({ low }: Interval) => low > bound;
  return (hits, total) => {
    const found = interval(hits, total);
    return found !== null && beyond(found);
  };
}

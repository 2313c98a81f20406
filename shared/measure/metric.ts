import type { Counters, Ledger } from './counters.ts';

/** Every ratio and average that a report prints, in its order. */
export const metricCodes = [
  'connectRate',
  'overallConnectRate',
  'serviceLevel',
  'abandonRate',
  'asa',
  'att',
  'hold',
  'acw',
  'aht',
  'occupancy',
  'utilisation',
  'fcr',
  'repeatRate',
  'satisfaction',
  'complaintRate',
] as const;
export type MetricCode = (typeof metricCodes)[number];

export type CounterName = keyof Counters;

/** Under which formula settings a metric is asked for. */
export interface MetricContext {
  /** The ledger from which the counters come. */
  ledger: Ledger;
  /** The setting `excludeShortAbandons`. */
  excludeShortAbandons: boolean;
  /** The setting `serviceLevelVariant`, 1 to 8. */
  variant: number;
  /** The service level's threshold, one of the setting `serviceLevelSeconds`. Unit: seconds. */
  seconds: number;
}

/** A counter that is added (1) or subtracted (−1). */
export interface Term<K extends CounterName> {
  counter: K;
  sign: 1 | -1;
}

/** What is divided by what. */
export interface Fraction<K extends CounterName> {
  numerator: readonly Term<K>[];
  denominator: readonly Term<K>[];
}

/**
 * A metric as data: its value and its formula card (口径卡) are both made from this, so that they cannot differ.
 * `C`: the settings it depends on; `K`: the counters it needs.
 */
export interface Metric<C = MetricContext, K extends CounterName = CounterName> {
  code: MetricCode;
  /** `share`: 0 to 1. `seconds`: the numerator's counters are ms, the value is seconds. */
  unit: 'share' | 'seconds';
  fraction(context: C): Fraction<K>;
}

/** Counters that are added. */
export function plus<K extends CounterName>(...counters: K[]): Term<K>[] {
  return counters.map((counter) => ({ counter, sign: 1 }));
}

/** Counters that are subtracted. */
export function minus<K extends CounterName>(...counters: K[]): Term<K>[] {
  return counters.map((counter) => ({ counter, sign: -1 }));
}

/**
 * The contacts a rate is taken over: by offer those whose outcome is known (`offered − open`; a complete slot has none
 * open), in the event ledger those that ended.
 */
export function decided(ledger: Ledger): Term<'offered' | 'open' | 'ended'>[] {
  return ledger === 'event' ? plus('ended') : [...plus('offered'), ...minus('open')];
}

/**
 * A metric's value; null when its denominator is zero, or when one of its counters was not kept (a threshold that the
 * settings of that time did not have).
 */
export function valueOf<C, K extends CounterName>(
  metric: Metric<C, K>,
  counters: Pick<Counters, NoInfer<K>>,
  context: C,
): number | null {
  return fractionOf(metric, counters, context).value;
}

/**
 * A metric's value with what it is made of, for those who show it: null where a counter was not kept. The numerator of
 * a metric in seconds is ms.
 */
export function fractionOf<C, K extends CounterName>(
  metric: Metric<C, K>,
  counters: Pick<Counters, NoInfer<K>>,
  context: C,
): FractionValue {
  return keptFraction(metric, counters, context);
}

export interface FractionValue {
  numerator: number | null;
  denominator: number | null;
  value: number | null;
}

/** Counters of which some may not be kept: absent or null. */
export type KeptCounters = Partial<Record<CounterName, number | null>>;

/** The same as `fractionOf`, of counters of which some may not be kept. */
export function keptFraction<C, K extends CounterName>(
  metric: Pick<Metric<C, K>, 'fraction' | 'unit'>,
  counters: KeptCounters,
  context: C,
): FractionValue {
  const fraction = metric.fraction(context);
  const numerator = sumOf(fraction.numerator, counters);
  const denominator = sumOf(fraction.denominator, counters);
  if (numerator === null || denominator === null || denominator <= 0)
    return { numerator, denominator, value: null };
  const value = numerator / denominator;
  return { numerator, denominator, value: metric.unit === 'seconds' ? value / 1000 : value };
}

function sumOf(terms: readonly Term<CounterName>[], counters: KeptCounters): number | null {
  let sum = 0;
  for (const { counter, sign } of terms) {
    const value = counters[counter] ?? null;
    if (value === null) return null;
    sum += sign * value;
  }
  return sum;
}

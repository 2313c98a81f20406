import type { CounterName, MetricCode, MetricContext, Term } from './metric.ts';
import { metrics } from './metrics.ts';

/** A counter in a card's formula, by the key of its name in shared/words; `seconds` is the text's parameter. */
export interface CardTerm {
  word: `counter.${string}`;
  seconds: number | null;
  sign: 1 | -1;
}

/** The formula card (口径卡) of a ratio: what a user reads who asks how a number came about. Texts are words keys. */
export interface MetricCard {
  code: MetricCode;
  name: `metric.${MetricCode}`;
  /** What is left out and what is not, in a sentence. */
  exclusions: `metric.${MetricCode}.exclusions`;
  /** `unit.seconds` also tells that the numerator's counters are times. */
  unit: 'unit.share' | 'unit.seconds';
  ledger: `ledger.${MetricContext['ledger']}`;
  /** Sums: numerator / denominator. */
  numerator: CardTerm[];
  denominator: CardTerm[];
  /** Where this service-level variant is seen; null for the other metrics. */
  variant: `serviceLevel.variant.${number}` | null;
}

/** The formula card of a ratio under the settings in force: made from the same data as its value. */
export function metricCard(code: MetricCode, context: MetricContext): MetricCard {
  const metric = metrics[code];
  const { numerator, denominator } = metric.fraction(context);
  return {
    code,
    name: `metric.${code}`,
    exclusions: `metric.${code}.exclusions`,
    unit: `unit.${metric.unit}`,
    ledger: `ledger.${context.ledger}`,
    numerator: numerator.map(cardTerm),
    denominator: denominator.map(cardTerm),
    variant: code === 'serviceLevel' ? `serviceLevel.variant.${context.variant}` : null,
  };
}

function cardTerm({ counter, sign }: Term<CounterName>): CardTerm {
  const seconds = /\d+$/.exec(counter)?.[0];
  const word = seconds === undefined ? counter : counter.slice(0, -seconds.length);
  return { word: `counter.${word}`, seconds: seconds === undefined ? null : Number(seconds), sign };
}

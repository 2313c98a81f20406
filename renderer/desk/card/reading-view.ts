import { durationText, ruleName, whereText } from '../../../shared/alerts-text/alert-line.ts';
import { limitText, metricUnits, valueText } from '../../../shared/alerts-text/measure.ts';
import type { FormulaInForce } from '../../../shared/contract/asks/figures-asks.ts';
import { cardScopes } from '../../../shared/contract/asks/figures-asks.ts';
import type { MetricContext } from '../../../shared/measure/metric.ts';
import { metrics } from '../../../shared/measure/metrics.ts';
import { confidence } from '../../../shared/measure/wilson.ts';
import type { Alert, AlertScope, Reading } from '../../../shared/model/alert.ts';
import {
  type AlertRule,
  durationMs,
  type WindowMetric,
  windowMetrics,
} from '../../../shared/model/alert-rule.ts';
import { formatRate, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { sampleText } from '../pages/alerts/sample-text.ts';
import { counterWord } from '../../../shared/words/figure-name.ts';
import { amountOf, formulaTexts, gaugeText, metricName, sumText } from './card-texts.ts';
import type { CardSubject } from './card-subject.ts';

/** What a rule saw, whether it stands in an alert or in the journal. */
export interface Seen extends Pick<Alert, 'metric' | 'raise' | 'scope' | 'revision' | 'name' | 'rule'> {
  reading: Reading;
  /** When, epoch ms of the centre's clock. */
  at: number;
}

/** A reading's card as it is shown. */
export interface ReadingView {
  name: string;
  where: string;
  /** 5 分钟; empty for a gauge. */
  window: string;
  value: string;
  /** Wilson's interval while there are few contacts, else empty. */
  interval: string;
  limit: string;
  sample: string;
  rule: { name: string; revision: number };
  /** Null for a gauge, which divides nothing. */
  ratio: RatioView | null;
  /** What a gauge counts; empty for a ratio. */
  about: string;
}

/** What is divided by what: each side with what it came to. */
interface RatioView {
  formula: string;
  symbols: string;
  sides: readonly [Side, Side];
  exclusions: string;
  /** The rule as it was is not known: ledger and threshold are the usual ones. */
  unsure: boolean;
}
type Side = { name: string; amount: string };

/**
 * The card of what a rule saw. `formula`: in force then; `rule`: as it was then, null where that is not known.
 */
export function readingView(
  seen: Seen,
  formula: FormulaInForce,
  rule: AlertRule | null,
  words: Words,
): ReadingView {
  const { metric, raise, reading } = seen;
  const ratio = ratioOf(metric);
  const context = contextOf(formula, rule);
  const name = metricName(metric, words);
  return {
    name: metric === 'serviceLevel' ? words.say('card.within', { name, seconds: context.seconds }) : name,
    where: whereText(words, seen.scope),
    window: reading.window === '' ? '' : durationText(words, reading.window),
    value:
      metricUnits[metric] === 'flag'
        ? words.say(`alert.metric.${metric}`)
        : valueText(words, metric, reading.value, raise),
    interval: intervalText(seen, words),
    limit: limitText(words, metric, raise),
    sample: sampleText(seen, words),
    rule: { name: ruleName(words, seen.name), revision: seen.revision },
    ratio: ratio === null ? null : ratioView(ratio, reading, context, rule === null, words),
    about: ratio === null ? gaugeText(metric, words) : '',
  };
}

/** The same figure as other cards name it, over the window as it was then; null where no list has its contacts. */
export function listedSubject({ metric, scope, reading, at }: Seen): CardSubject | null {
  const kind = listedKind(scope);
  if (kind === null) return null;
  const to = Math.floor(at / 1000) * 1000;
  const from = reading.window === '' ? to : to - durationMs(reading.window);
  const { key, name } = scope;
  return { metric, scope: { kind, key, name }, from, to, ledger: 'event', rolling: reading.window !== '' };
}

function listedKind({ kind }: AlertScope): CardSubject['scope']['kind'] | null {
  return cardScopes.find((each) => each === kind) ?? null;
}

function ratioOf(metric: AlertRule['metric']): WindowMetric | null {
  return windowMetrics.find((each) => each === metric) ?? null;
}

function contextOf(formula: FormulaInForce, rule: AlertRule | null): MetricContext {
  const [first = 20] = formula.serviceLevelSeconds;
  const seconds = rule?.params['seconds'];
  return {
    ledger: rule?.ledger ?? 'event',
    excludeShortAbandons: formula.excludeShortAbandons,
    variant: formula.serviceLevelVariant,
    seconds: typeof seconds === 'number' ? seconds : first,
  };
}

function ratioView(
  metric: WindowMetric,
  { numerator, denominator }: Reading,
  context: MetricContext,
  unsure: boolean,
  words: Words,
): RatioView {
  const fraction = metrics[metric].fraction(context);
  const side = (terms: typeof fraction.numerator, amount: number | null): Side => ({
    name: sumText(terms, (counter) => counterWord(counter, words)),
    amount: amount === null ? NONE : amountOf(terms[0]?.counter ?? '', amount),
  });
  return {
    ...formulaTexts(fraction, words),
    sides: [side(fraction.numerator, numerator), side(fraction.denominator, denominator)],
    exclusions: words.say(`metric.${metric}.exclusions`),
    unsure,
  };
}

function intervalText({ metric, reading: { numerator, denominator } }: Seen, { say }: Words): string {
  const counted = metricUnits[metric] === 'share' && numerator !== null && denominator !== null;
  const near = counted ? confidence(numerator, denominator) : null;
  return near === null
    ? ''
    : say('card.interval', { low: formatRate(near.low), high: formatRate(near.high) });
}

import type { CounterName, Fraction, Metric, Term } from '../../../shared/measure/metric.ts';
import type { FormulaInForce } from '../../../shared/contract/asks/figures-asks.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { formatCount, formatRate, formatWait, NONE } from '../../../shared/words/format.ts';
import { counterWord, figureName } from '../../../shared/words/figure-name.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { CardSubject } from './card-subject.ts';

/** What a number is called. */
export function metricName(metric: CardSubject['metric'], words: Words): string {
  const state = stateOf(metric);
  if (state !== null) return words.say('gauge.seats', { state: words.sayKey(`agents.${state}`) ?? state });
  return words.sayKey(`gauge.${metric}`) ?? figureName(metric, words);
}

/** What a value of one moment counts. */
export function gaugeText(gauge: CardSubject['metric'], words: Words): string {
  const state = stateOf(gauge);
  if (state !== null)
    return words.say('gauge.seats.text', { state: words.sayKey(`agents.${state}`) ?? state });
  return words.sayKey(`gauge.${gauge}.text`) ?? '';
}

/** Of seats in one state, which one. */
function stateOf(metric: CardSubject['metric']): string | null {
  if (!metric.startsWith('seats.') || metric === 'seats.online') return null;
  return metric.slice('seats.'.length);
}

/** 第 2 版，自 2026-05-01 起。 */
export function versionText({ version, from }: FormulaInForce, zone: Zone, { say }: Words): string {
  if (from === null) return say('card.version.first', { version });
  return say('card.version.since', { version, from: formatLocal(zone, from, 'date') });
}

/** A counter's amount: times as h:mm:ss, others as a count. */
export function amountOf(counter: string, amount: number): string {
  return isTime(counter) ? formatWait(amount) : formatCount(amount);
}

/** Whether a counter counts ms, as `talkMs` and `waitMsAnswered` do. */
export function isTime(counter: string): boolean {
  return counter.includes('Ms');
}

/** A metric's value with its unit; a dash where there is none. */
export function valueText(value: number | null, unit: Metric['unit'], { say }: Words): string {
  if (unit === 'share') return shareText(value);
  return value === null ? NONE : say('card.seconds', { value: value.toFixed(1) });
}

/** A share in percent; a dash where there is none. */
export function shareText(value: number | null): string {
  return value === null ? NONE : `${formatRate(value)}%`;
}

/** A formula in words, 应答 ÷ (进队 − 未结束), and in the names of the counters, as exports have them. */
export function formulaTexts(
  { numerator, denominator }: Fraction<CounterName>,
  words: Words,
): { formula: string; symbols: string } {
  const text = (name: (counter: CounterName) => string, over: string): string =>
    `${sumText(numerator, name)} ${over} ${sumText(denominator, name)}`;
  return {
    formula: text((counter) => counterWord(counter, words), '÷'),
    symbols: text((counter) => counter, '/'),
  };
}

/** A side of a fraction: 进队 − 未结束, in parentheses where it has several terms. */
export function sumText(terms: readonly Term<CounterName>[], name: (counter: CounterName) => string): string {
  const text = terms
    .map(({ counter, sign }, at) => `${at === 0 ? '' : sign === 1 ? ' + ' : ' − '}${name(counter)}`)
    .join('');
  return terms.length > 1 ? `(${text})` : text;
}

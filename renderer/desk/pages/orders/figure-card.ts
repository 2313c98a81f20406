import {
  type OrderCounts,
  orderMetrics,
  type OrderMetric,
  type OrderTerm,
} from '../../../../shared/measure/order-metrics.ts';
import { confidence } from '../../../../shared/measure/wilson.ts';
import { formatCount, formatRate, NONE } from '../../../../shared/words/format.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { type FigureSubject, isRate } from './figure-subject.ts';

/** Counts as far as they are known. */
export type KnownCounts = Partial<Omit<OrderCounts, 'links'>>;

interface FigureTerm {
  name: string;
  /** `+` or `−`. */
  sign: string;
  amount: string;
}

/** A card of a number of orders as it is shown; a count has no sides. */
export interface FigureCardView {
  name: string;
  value: string;
  /** Wilson's interval while they are few, else empty. */
  interval: string;
  formula: string;
  numerator: FigureTerm[];
  denominator: FigureTerm[];
  /** What it counts and what it leaves out. */
  text: string;
  /** Why there is no value, where that is known; else empty. */
  why: string;
}

/** The card of a number; its formula and its value come from the same data. */
export function figureCard(subject: FigureSubject, counts: KnownCounts, words: Words): FigureCardView {
  const { metric, link } = subject;
  const { say } = words;
  if (!isRate(metric))
    return {
      name: say(`orders.count.${metric}`),
      value: amount(counts[metric]),
      interval: '',
      formula: '',
      numerator: [],
      denominator: [],
      // Of a link it is something else than of the orders.
      text: say(
        link !== '' && metric === 'open' ? 'orders.count.openAtLink.text' : `orders.count.${metric}.text`,
      ),
      why: counts[metric] === null ? say('orders.card.noPace') : '',
    };
  const { numerator, denominator }: OrderMetric = orderMetrics[metric];
  const [hits, total] = [sum(numerator, counts), sum(denominator, counts)];
  const near = hits === null || total === null ? null : confidence(hits, total);
  return {
    name: say(`orders.metric.${metric}`),
    value: hits === null || total === null || total === 0 ? NONE : `${formatRate(hits / total)}%`,
    interval:
      near === null ? '' : say('card.interval', { low: formatRate(near.low), high: formatRate(near.high) }),
    formula: `${sideText(numerator, words)} ÷ ${sideText(denominator, words)}`,
    numerator: terms(numerator, counts, words),
    denominator: terms(denominator, counts, words),
    text: say(`orders.metric.${metric}.text`),
    why: '',
  };
}

function sum(side: readonly OrderTerm[], counts: KnownCounts): number | null {
  const amounts = side.map(({ counter, sign }) => {
    const known = counts[counter];
    return known === undefined ? null : sign * known;
  });
  return amounts.includes(null) ? null : amounts.reduce((total: number, each) => total + (each ?? 0), 0);
}

function terms(side: readonly OrderTerm[], counts: KnownCounts, words: Words): FigureTerm[] {
  return side.map(({ counter, sign }) => ({
    name: counterName(counter, words),
    sign: sign === 1 ? '+' : '−',
    amount: amount(counts[counter]),
  }));
}

function sideText(side: readonly OrderTerm[], words: Words): string {
  const text = side
    .map(
      ({ counter, sign }, at) =>
        `${at === 0 ? '' : sign === 1 ? ' + ' : ' − '}${counterName(counter, words)}`,
    )
    .join('');
  return side.length > 1 ? `(${text})` : text;
}

function counterName(counter: string, words: Words): string {
  return words.sayKey(`orders.count.${counter}`) ?? counter;
}

function amount(count: number | null | undefined): string {
  return count === undefined || count === null ? NONE : formatCount(count);
}

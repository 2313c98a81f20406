import { expect, test } from 'vitest';
import type { Counters } from './counters.ts';
import { emptyCounters } from './merge.ts';
import { metricCard } from './metric-cards.ts';
import type { CardTerm } from './metric-cards.ts';
import { metricCodes } from './metric.ts';
import type { MetricContext } from './metric.ts';
import { ratiosByCode } from './testing/ratios-by-code.ts';

const settings: MetricContext = { ledger: 'offer', excludeShortAbandons: false, variant: 7, seconds: 20 };

/** Every counter another prime, so that no two formulas give the same value; as many as there are counters. */
function distinctCounters(): Counters {
  const names = Object.keys(emptyCounters([20]));
  const primes = Array.from({ length: 4000 }, (_, n) => n).filter((n) => n > 1000 && isPrime(n));
  const counters = Object.fromEntries(names.map((name, i) => [name, primes[i] ?? NaN])) as Counters;
  return { ...counters, open: 2, abandonedShort: 3, abandonedIn20: 5, abandonedShortIn20: 2 };
}

function isPrime(n: number): boolean {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return n > 1;
}

function sumOf(terms: readonly CardTerm[], counters: Record<string, number | undefined>): number {
  const name = ({ word, seconds }: CardTerm) => `${word.slice('counter.'.length)}${seconds ?? ''}`;
  return terms.reduce((sum, term) => sum + term.sign * (counters[name(term)] ?? NaN), 0);
}

const contexts: MetricContext[] = (['offer', 'event', 'completion'] as const).flatMap((ledger) =>
  [true, false].flatMap((excludeShortAbandons) =>
    [1, 2, 3, 4, 5, 6, 7, 8].map((variant) => ({ ledger, excludeShortAbandons, variant, seconds: 20 })),
  ),
);

test('what a card says is what is reckoned, for every metric under all settings', () => {
  const counters = distinctCounters();
  for (const context of contexts) {
    const ratios = ratiosByCode(counters, context);
    for (const code of metricCodes) {
      const card = metricCard(code, context);
      const value = sumOf(card.numerator, counters) / sumOf(card.denominator, counters);
      expect(card.unit === 'unit.seconds' ? value / 1000 : value, code).toBeCloseTo(ratios[code] ?? NaN, 5);
    }
  }
});

test('the card of the connect rate changes with the ledger and the setting', () => {
  const denominator = (context: MetricContext) =>
    metricCard('connectRate', context).denominator.map(({ word, sign }) => [word, sign]);
  expect(denominator(settings)).toEqual([
    ['counter.offered', 1],
    ['counter.open', -1],
  ]);
  expect(denominator({ ...settings, excludeShortAbandons: true })).toContainEqual([
    'counter.abandonedShort',
    -1,
  ]);
  expect(denominator({ ...settings, ledger: 'event' })).toEqual([['counter.ended', 1]]);
});

test('a card names its texts, its ledger, its threshold and its variant', () => {
  expect(metricCard('serviceLevel', settings)).toEqual({
    code: 'serviceLevel',
    name: 'metric.serviceLevel',
    exclusions: 'metric.serviceLevel.exclusions',
    unit: 'unit.share',
    ledger: 'ledger.offer',
    numerator: [{ word: 'counter.answeredIn', seconds: 20, sign: 1 }],
    denominator: [
      { word: 'counter.answered', seconds: null, sign: 1 },
      { word: 'counter.abandoned', seconds: null, sign: 1 },
    ],
    variant: 'serviceLevel.variant.7',
  });
  expect(metricCard('asa', settings)).toMatchObject({ unit: 'unit.seconds', variant: null });
});

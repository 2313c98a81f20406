import { expect, test } from 'vitest';
import { wilson95 } from '../../../shared/measure/wilson.ts';
import { formulaOf } from '../../../shared/model/formula.ts';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { outcome } from '../floor/legs.ts';
import { evaluate, seenIn } from './evaluate.ts';
import { planRule } from './rule-plan.ts';
import { ruleOf, seriesStart } from './testing/drawn-series.ts';
import { edgeOfScore } from './testing/naive-evaluator.ts';
import { WaitWindows } from './wait-windows.ts';
import type { WindowCounters } from './window-counters.ts';

const formula = formulaOf(defaultSettings);
const plan = (input: Parameters<typeof ruleOf>[0]) => planRule({ rule: ruleOf(input), revision: 1 });
/** A window with so many answered, the others abandoned after 30 s. */
const seen = (answered: number, ended: number): WindowCounters => ({
  offered: ended,
  open: 0,
  ended,
  answered,
  abandoned: ended - answered,
  abandonedShort: 0,
  flowedOut: 0,
  lost: 0,
  waitMsAnswered: answered * 12_000,
  answeredIn20: answered,
  abandonedIn20: 0,
  abandonedShortIn20: 0,
  callbacksIn20: 0,
});
const verdict = (input: Parameters<typeof ruleOf>[0], ...windows: WindowCounters[]) => {
  const { breach, clears, enough } = evaluate(plan(input), windows, { formula });
  return { breach, clears, enough };
};

test('every window has to breach, and every one to clear', () => {
  const rule = { windows: ['5m', '1m'], raise: { below: 0.88 }, clear: { atLeast: 0.9 }, minOffered: 20 };
  expect(verdict(rule, seen(80, 100), seen(17, 20))).toEqual({ breach: true, clears: false, enough: true });
  expect(verdict(rule, seen(80, 100), seen(18, 20))).toEqual({ breach: false, clears: false, enough: true });
  expect(verdict(rule, seen(90, 100), seen(18, 20))).toEqual({ breach: false, clears: true, enough: true });
});

test('a threshold itself does not breach, and clears', () => {
  const rule = { raise: { below: 0.8 }, clear: { atLeast: 0.85 } };
  expect(verdict(rule, seen(24, 30))).toMatchObject({ breach: false });
  expect(verdict(rule, seen(17, 20))).toMatchObject({ clears: true });
  expect(verdict({ raise: { below: 0.8 } }, seen(24, 30))).toMatchObject({ breach: false, clears: true });
  expect(verdict({ metric: 'abandonRate', raise: { above: 0.2 } }, seen(24, 30))).toMatchObject({
    breach: false,
    clears: true,
  });
});

test('with fewer contacts than minOffered in one window nothing is said, nor without any', () => {
  const nothing = { breach: false, clears: false, enough: false };
  const rule = { windows: ['5m', '1m'], minOffered: 20 };
  expect(verdict(rule, seen(0, 100), seen(0, 19))).toEqual(nothing);
  expect(verdict({}, seen(0, 0))).toEqual(nothing);
  // None was answered: there is no speed of answer, however many ended.
  expect(verdict({ metric: 'asa', raise: { above: 20 } }, seen(0, 50))).toEqual(nothing);
});

test('with confidence, the whole interval has to lie beyond the bound', () => {
  const rule = { raise: { below: 0.94 }, confidence: { wilson95: 0.97 } };
  for (const [answered, ended] of [
    [18, 20],
    [46, 50],
    [180, 200],
    [1860, 2000],
  ] as const) {
    const upper = edgeOfScore(answered / ended, ended, 1.959963984540054, 1);
    expect(upper).toBeCloseTo(wilson95(answered, ended)!.high, 9);
    expect(verdict(rule, seen(answered, ended)).breach).toBe(upper < 0.97);
  }
  expect(verdict(rule, seen(18, 20)).breach).toBe(false);
  expect(verdict(rule, seen(180, 200)).breach).toBe(true);
  const above = { metric: 'abandonRate', raise: { above: 0.05 }, confidence: { wilson99: 0.03 } } as const;
  expect(verdict(above, seen(18, 20)).breach).toBe(false);
  expect(verdict(above, seen(180, 200)).breach).toBe(true);
});

test('readings say what each window saw; an average has ms above and answers below', () => {
  const windows = [seen(15, 20), seen(0, 0)];
  expect(evaluate(plan({ windows: ['15m', '1m'] }), windows, { formula }).readings).toEqual([
    { window: '15m', numerator: 15, denominator: 20, value: 0.75 },
    { window: '1m', numerator: 0, denominator: 0, value: null },
  ]);
  const asa = plan({ metric: 'asa', windows: ['5m'], raise: { above: 10 } });
  expect(evaluate(asa, [seen(15, 20)], { formula })).toMatchObject({
    readings: [{ window: '5m', numerator: 180_000, denominator: 15, value: 12 }],
    breach: true,
  });
});

test('a gauge is judged by its value; one that is not known says nothing', () => {
  const rule = plan({ metric: 'waiting', windows: [], raise: { above: 10 }, clear: { atMost: 5 } });
  const of = (value: number | null) => evaluate(rule, value, { formula });
  expect(of(11)).toMatchObject({ breach: true, clears: false });
  expect(of(10)).toMatchObject({ breach: false, clears: false, enough: true });
  expect(of(5)).toMatchObject({ breach: false, clears: true });
  expect(of(null)).toMatchObject({ breach: false, clears: false, enough: false });
  expect(of(11).readings).toEqual([{ window: '', numerator: null, denominator: null, value: 11 }]);
});

test('service level is that of the formula in force, or within the seconds of the rule', () => {
  const windows = new WaitWindows(300_000);
  const waits = [10_000, 15_000, 25_000, 40_000];
  for (const wait of waits)
    windows.add('q', { offeredAt: seriesStart - wait, endAt: seriesStart, outcome: outcome.answered }, 1);
  windows.add('q', { offeredAt: seriesStart - 3000, endAt: seriesStart, outcome: outcome.abandoned }, 1);
  const value = (params: Record<string, number>, settings = formula): number | null | undefined => {
    const rule = plan({ metric: 'serviceLevel', params, windows: ['5m'], raise: { below: 0.8 } });
    const counters = seenIn(rule, windows, 'q', seriesStart, { formula: settings });
    return evaluate(rule, counters, { formula: settings }).readings[0]?.value;
  };
  expect(value({})).toBe(2 / 5);
  expect(value({ seconds: 30 })).toBe(3 / 5);
  expect(value({}, { ...formula, serviceLevelSeconds: [60, 20] })).toBe(4 / 5);
  // Variant 6 leaves short abandons out.
  expect(value({}, { ...formula, serviceLevelVariant: 6 })).toBe(2 / 4);
});

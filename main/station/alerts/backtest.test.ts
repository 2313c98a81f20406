import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backtest } from './backtest.ts';
import { planRule } from './rule-plan.ts';
import {
  contextOf,
  drawnRule,
  drawnSettings,
  drawnWaits,
  knownWait,
  seriesStart,
} from './testing/drawn-series.ts';
import { liveEdges } from './testing/live-edges.ts';
import { naiveEdges } from './testing/naive-evaluator.ts';

const range = fc
  .record({
    before: fc.constantFrom(0, 1, 3000, 20_000),
    length: fc.constantFrom(1, 40_000, 400_000, 400_000, 400_000),
  })
  .map(({ before, length }) => ({ from: seriesStart + before, to: seriesStart + before + length }));

const deliveries = fc.array(
  fc.record({
    size: fc.integer({ min: 1, max: 9 }),
    pause: fc.constantFrom(0, 400, 999, 1000, 5000),
    corrected: fc.boolean(),
    tick: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    forget: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

test(
  'ten thousand random rules over random series: the naive evaluator, the backtest and live judging agree',
  { timeout: 280_000 },
  () => {
    const runs = Number(process.env['RUNS'] ?? 10_000);
    const told = { raised: 0, cleared: 0 };
    const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
    process.stdout.write(`seed of the random rules: ${seed} (SEED=${seed} repeats them)\n`);
    fc.assert(
      fc.property(
        drawnRule,
        drawnWaits,
        drawnSettings,
        range,
        deliveries,
        (rule, waits, settings, span, delivery) => {
          const plan = planRule({ rule, revision: 1 });
          const known = waits.map(knownWait);
          const context = contextOf(settings);
          const wanted = naiveEdges(rule, waits, span.from, span.to, settings);
          const found = backtest(plan, known, span, context);
          expect(
            found.map(({ scope, event, at, numerator, denominator }) => ({
              scope,
              event,
              at,
              numerator,
              denominator,
            })),
          ).toEqual(wanted);
          expect(liveEdges(rule, known, span, context, delivery)).toEqual(found);
          for (const { event } of wanted) told[event]++;
        },
      ),
      { numRuns: runs, seed },
    );
    // Random rules that never fire would agree on anything.
    expect(told.raised).toBeGreaterThan(runs / 5);
    expect(told.cleared).toBeGreaterThan(runs / 20);
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backtestWaiting } from './backtest-waiting.ts';
import type { WaitingChange } from './ended-waits.ts';
import { planRule } from './rule-plan.ts';
import { contextOf, ruleOf, seriesStart } from './testing/drawn-series.ts';
import { tellEdges } from './testing/naive-evaluator.ts';
import type { Opinion } from './testing/naive-evaluator.ts';

const settings = { seconds: 20, variant: 7, shortAbandonMs: 5000, excludeShortAbandons: false };
const SPAN = 400;

const waits = fc.array(
  fc.record({ offered: fc.integer({ min: -50, max: SPAN }), length: fc.integer({ min: 1, max: 200 }) }),
  { maxLength: 8, size: 'max' },
);
const rule = fc
  .record({
    metric: fc.constantFrom('waiting' as const, 'longestWait' as const),
    raise: fc.nat(4),
    less: fc.nat(2),
    side: fc.constantFrom('above' as const, 'above' as const, 'below' as const),
    for: fc.constantFrom('0s', '30ms', '100ms'),
    keepFiring: fc.constantFrom('0s', '20ms'),
  })
  .map(({ metric, raise, less, side, ...rest }) => {
    // Contacts, or hundredths of a second that the oldest waits.
    const unit = metric === 'waiting' ? 1 : 0.0255;
    const [high, low] = [raise * unit, Math.max(0, raise - less) * unit];
    return ruleOf({
      ...rest,
      metric,
      windows: [],
      raise: side === 'above' ? { above: high } : { below: low },
      clear: side === 'above' ? { atMost: low } : { atLeast: high },
    });
  });

test('rules about who waits do what looking at every ms would do', () => {
  let edges = 0;
  fc.assert(
    fc.property(rule, waits, (drawn, all) => {
      const from = seriesStart;
      const known = all.map(({ offered, length }) => ({
        offeredAt: from + offered,
        endAt: from + offered + length,
      }));
      const scopes = [{ shown: 'centre', names: ['centre'] }];
      const changes = known
        .filter(({ endAt }) => endAt > from)
        .flatMap(({ offeredAt, endAt }): WaitingChange[] => [
          { at: Math.max(from, offeredAt), offeredAt, sign: 1, scopes },
          { at: endAt, offeredAt, sign: -1, scopes },
        ])
        .filter(({ at }) => at < from + SPAN)
        .sort((a, b) => a.at - b.at || b.sign - a.sign);
      const first = changes[0]?.at ?? Infinity;
      const story: (Opinion & { at: number })[] = [];
      // Nothing is known of a scope before the first wait.
      for (let at = first; at < from + SPAN; at++) {
        const there = known.filter(({ offeredAt, endAt }) => offeredAt <= at && endAt > at);
        const oldest = Math.min(...there.map(({ offeredAt }) => offeredAt));
        const value =
          drawn.metric === 'waiting' ? there.length : there.length === 0 ? 0 : (at - oldest) / 1000;
        const { raise, clear } = drawn;
        const bad = 'above' in raise ? value > raise.above : value < raise.below;
        const good =
          clear !== undefined && ('atMost' in clear ? value <= clear.atMost : value >= clear.atLeast);
        story.push({ at, says: bad ? 'bad' : good ? 'good' : 'between', top: 0, bottom: 0 });
      }
      const range = { from, to: from + SPAN };
      const found = backtestWaiting(
        planRule({ rule: drawn, revision: 1 }),
        changes,
        range,
        contextOf(settings),
      );
      const wanted = tellEdges(drawn, story, range.to);
      expect(found.map(({ event, at }) => [event, at - from])).toEqual(
        wanted.map(({ event, at }) => [event, at - from]),
      );
      edges += wanted.length;
    }),
    { numRuns: 3000 },
  );
  expect(edges).toBeGreaterThan(1000);
});

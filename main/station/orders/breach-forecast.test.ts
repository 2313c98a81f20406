import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breachesOf, forecastBreaches } from './breach-forecast.ts';
import { drawnKinds, drawnOrders, noon } from './testing/drawn-orders.ts';
import { naiveBreaches, type ToldOrder } from './testing/naive-orders.ts';
import { openBook } from './testing/open-book.ts';

const numRuns = Number(process.env['RUNS'] ?? 80);
const MINUTE = 60_000;

function forecastAt(events: readonly ToldOrder[], now: number) {
  const { book, take, names } = openBook();
  for (const event of events) take(event);
  book.pass(now);
  const byKind = forecastBreaches(book);
  return {
    all: breachesOf(byKind.values()),
    kinds: new Map([...byKind].map(([kind, breaches]) => [names.text(kind), breaches])),
    dayStart: book.today().start,
  };
}

const created = (order: string, minute: number, due: number): ToldOrder => ({
  type: 'order.created',
  time: noon + minute * MINUTE,
  data: { order, kind: '别的', dueAt: noon + due * MINUTE },
});
const handled = (order: string, minute: number): ToldOrder => ({
  type: 'order.moved',
  time: noon + minute * MINUTE,
  data: { order, to: 'handled' },
});

describe('orders that are forecast to pass a limit', () => {
  it('are those of a recount, in all and by kind', () => {
    const seen = { none: 0, some: 0 };
    fc.assert(
      fc.property(drawnOrders, (events) => {
        for (const now of [10, 33, 41, 52, 66].map((minute) => noon + minute * MINUTE)) {
          const { all, kinds, dayStart } = forecastAt(events, now);
          const naive = naiveBreaches(events, drawnKinds, now, dayStart);
          expect({ now, ...all }).toEqual({ now, ...naive() });
          for (const [kind, breaches] of kinds)
            expect({ kind, ...breaches }).toEqual({ kind, ...naive(kind) });
          seen[all.forecast === null ? 'none' : 'some'] += all.soon;
        }
      }),
      { numRuns },
    );
    // Both are drawn: about a hundred and twenty of eighty histories.
    expect(Math.min(seen.none, seen.some)).toBeGreaterThan(0);
  });

  it('are not known while nothing of their link was done', () => {
    const waiting = [created('a', 0, 60), created('b', 1, 70)];
    expect(forecastAt(waiting, noon + 40 * MINUTE).all).toEqual({ soon: 2, forecast: null });
  });

  it('are not judged by less than half an hour of the day', () => {
    const events = [created('a', 0, 10), handled('a', 1), created('b', 2, 110)];
    expect(forecastAt(events, noon + 30 * MINUTE - 1).all).toEqual({ soon: 1, forecast: null });
    expect(forecastAt([...events, created('c', 16, 31)], noon + 30 * MINUTE).all).toMatchObject({
      soon: 2,
      forecast: 1,
    });
  });

  it('are none where no limit comes, whatever the pace', () => {
    expect(forecastAt([], noon).all).toEqual({ soon: 0, forecast: 0 });
    expect(breachesOf([])).toEqual({ soon: 0, forecast: 0 });
  });

  it('are of several kinds the sum of those that have a pace', () => {
    const known = { soon: 3, forecast: 2 };
    expect(breachesOf([known, { soon: 4, forecast: null }])).toEqual({ soon: 7, forecast: 2 });
    expect(breachesOf([{ soon: 4, forecast: null }])).toEqual({ soon: 4, forecast: null });
  });
});

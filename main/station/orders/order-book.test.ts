import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figuresOfAll, figuresOfKind, shareOf } from './order-figures.ts';
import { OrderHeap } from './order-heap.ts';
import { drawnKinds, drawnOrders, noon } from './testing/drawn-orders.ts';
import { openBook } from './testing/open-book.ts';
import { naiveOrders } from './testing/naive-orders.ts';
import type { ToldOrder } from './testing/naive-orders.ts';

const numRuns = Number(process.env['RUNS'] ?? 80);
const MINUTE = 60_000;

/** Everything the book says of orders in hand, beside a recount of the events so far. */
function expectSame(rig: ReturnType<typeof openBook>, events: readonly ToldOrder[], now: number): void {
  const { book, names } = rig;
  book.pass(now);
  const { start } = book.today();
  const { sums, links } = naiveOrders(events, drawnKinds, now, start);
  const { createdToday, closedToday, links: _, ...figures } = figuresOfAll(book.byKind, book.rules);
  const { unheard: __, ...expected } = sums;
  const { created, closed } = shareOf([...book.byKind.values()]);
  expect({ now, ...figures, created, closed }).toEqual({ now, ...expected });
  expect(closedToday).toBe(expected.closed);
  const born = Map.groupBy(
    events.filter(({ type, time }) => type === 'order.created' && time <= now),
    ({ data }) => data.order,
  );
  expect(createdToday).toBe(
    [...born.values()].filter((told) => Math.min(...told.map(({ time }) => time)) >= start).length,
  );
  for (const [kind, of] of book.byKind)
    for (const [key, link] of Object.entries(figuresOfKind(kind, of, book.rules).links)) {
      const nothing = { open: 0, soon: 0, overdue: 0, done: 0, doneInTime: 0 };
      expect({ key, ...link }).toEqual({ key, ...nothing, ...links[`${names.text(kind)}/${key}`] });
    }
  expect(book.overdue.within(now).length).toBe(expected.overdueOpen);
  expect(book.overdue.within(Infinity).length).toBe(expected.overdueOpen);
}

const act = fc.constantFrom('commit', 'restart', 'look', 'look', 'look');

test('figures moved on by events and by time are those of a recount, over commits, starts and midnight', () => {
  fc.assert(
    fc.property(
      drawnOrders,
      fc.array(fc.tuple(act, fc.nat(9)), { minLength: 8, maxLength: 30 }),
      fc.constantFrom(0, 720),
      (events, acts, ahead) => {
        const rig = openBook();
        const heard: ToldOrder[] = [];
        let now = noon - 2 * MINUTE + ahead * MINUTE;
        const shifted = events.map((event) => ({
          ...event,
          time: event.time + ahead * MINUTE,
        })) as ToldOrder[];
        for (const event of shifted)
          if (event.type === 'order.created' && event.data.dueAt !== undefined)
            event.data = { ...event.data, dueAt: event.data.dueAt + ahead * MINUTE };
        for (const [what, minutes] of acts) {
          for (const event of shifted.splice(0, 4)) {
            rig.take(event);
            heard.push(event);
          }
          if (what !== 'look') rig.commit(now);
          if (what === 'restart') rig.restart();
          now += minutes * MINUTE + (minutes % 2);
          expectSame(rig, heard, now);
        }
      },
    ),
    { numRuns },
  );
});

test('a clock that is set back reckons everything anew', () => {
  const rig = openBook();
  const events: ToldOrder[] = [
    { type: 'order.created', time: noon, data: { order: 'o1', kind: '报修' } },
    { type: 'order.created', time: noon, data: { order: 'o2', kind: '投诉' } },
    { type: 'order.moved', time: noon + 2 * MINUTE, data: { order: 'o2', to: 'closed' } },
  ];
  events.forEach(rig.take);
  rig.commit(noon + 20 * MINUTE);
  for (const minute of [1500, 1, 2900, 30, -1]) expectSame(rig, events, noon + minute * MINUTE);
});

test('an order past a limit waits to be supervised until it is, however it was', () => {
  const rig = openBook();
  rig.take({ type: 'order.created', time: noon, data: { order: 'o1', kind: '报修' } });
  rig.book.pass(noon + 2 * MINUTE);
  expect(rig.book.unsupervised.size).toBe(0);
  rig.book.pass(noon + 2 * MINUTE + 1);
  expect(rig.book.unsupervised.size).toBe(1);
  rig.take({ type: 'order.moved', time: noon + MINUTE, data: { order: 'o1', to: 'supervised' } });
  rig.book.pass(noon + 3 * MINUTE);
  expect(rig.book.unsupervised.size).toBe(0);
});

test('a heap gives its nodes by their keys, whatever was moved and taken out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(9), fc.oneof(fc.nat(50), fc.constant(Infinity))), { maxLength: 60 }),
      fc.nat(50),
      (puts, most) => {
        const heap = new OrderHeap<number>();
        const nodes = Array.from({ length: 10 }, (_, item) => ({ item, key: Infinity, place: -1 }));
        const keys = new Map<number, number>();
        for (const [at, key] of puts) {
          heap.put(nodes[at]!, key);
          if (key === Infinity) keys.delete(at);
          else keys.set(at, key);
        }
        const sorted = [...keys.values()].toSorted((a, b) => a - b);
        expect(heap.first()?.key).toBe(sorted[0]);
        expect([...heap.upTo(most)].map(({ key }) => key)).toEqual(sorted.filter((key) => key <= most));
        expect(
          heap
            .within(most)
            .map(({ key }) => key)
            .toSorted((a, b) => a - b),
        ).toEqual(sorted.filter((key) => key <= most));
        expect([...heap.upTo(Infinity, 3)].map(({ key }) => key)).toEqual(sorted.slice(0, 3));
      },
    ),
  );
});

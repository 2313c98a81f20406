import fc from 'fast-check';
import { orderKindsSchema } from '../../../../shared/model/order-kind.ts';
import { orderMoves } from '../../../../shared/model/order.ts';
import type { ToldOrder } from './naive-orders.ts';

/** A day's noon in Shanghai, so that an afternoon is one day and a night another one. */
export const noon = Date.UTC(2026, 4, 18, 4);
const MINUTE = 60_000;

/** Short limits, so that an hour has them all near, past and kept. */
export const drawnKinds = orderKindsSchema.parse([
  {
    key: '报修',
    zh: '报修',
    suspends: true,
    links: [
      {
        key: 'dispatch',
        zh: '派单',
        lane: 'dispatch',
        done: ['dispatched', 'accepted'],
        within: { minutes: 2 },
      },
      { key: 'arrive', zh: '到达', lane: 'reach', done: ['arrived', 'restored'], within: { minutes: 10 } },
      { key: 'restore', zh: '恢复', lane: 'handle', done: ['restored', 'closed'], within: { minutes: 20 } },
      {
        key: 'ask',
        zh: '回访',
        lane: 'satisfaction',
        done: ['visited'],
        from: ['restored', 'handled'],
        within: { minutes: 5 },
      },
    ],
  },
  {
    key: '投诉',
    zh: '投诉',
    links: [{ key: 'handle', zh: '处理', lane: 'handle', done: ['handled'], within: { minutes: 15 } }],
  },
]);

const time = fc.nat(40).map((minute) => noon + minute * MINUTE);

/**
 * Events of a few orders in any order; what is told of an order's creation is told the same way again. Some orders are
 * never heard to be created, some are closed before they were.
 */
export const drawnOrders: fc.Arbitrary<ToldOrder[]> = fc
  .uniqueArray(
    fc.record({
      order: fc.constantFrom('o1', 'o2', 'o3', 'o4', 'o5'),
      heard: fc.boolean().chain((most) => (most ? fc.constant(true) : fc.boolean())),
      created: time,
      kind: fc.constantFrom('报修', '投诉', '别的'),
      due: fc.option(fc.nat(30), { nil: undefined }),
      contact: fc.option(fc.constantFrom('c1', 'c2'), { nil: undefined }),
      moves: fc.array(
        fc.record({
          time,
          to: fc.constantFrom(...orderMoves),
          grade: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
        }),
        { maxLength: 9 },
      ),
    }),
    { selector: ({ order }) => order, minLength: 1 },
  )
  .chain((orders) => {
    const events = orders.flatMap(({ order, heard, created, kind, due, contact, moves }): ToldOrder[] => [
      ...(heard
        ? [
            {
              type: 'order.created' as const,
              time: created,
              data: { order, kind, contact, dueAt: due === undefined ? undefined : created + due * MINUTE },
            },
          ]
        : []),
      ...moves.map(({ time: at, to, grade }) => ({
        type: 'order.moved' as const,
        time: at,
        data: { order, to, grade },
      })),
    ]);
    const doubled = fc.subarray(events).map((again) => [...events, ...again]);
    return doubled.chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
  });

/** The moments at which something may change: each event's, and the limits between them. */
export function momentsOf(events: readonly ToldOrder[]): number[] {
  const times = new Set(events.flatMap(({ time: at }) => [at - 1, at, at + 1]));
  for (let minute = 0; minute <= 75; minute += 1)
    times.add(noon + minute * MINUTE).add(noon + minute * MINUTE + 1);
  return [...times].toSorted((a, b) => a - b);
}

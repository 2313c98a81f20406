import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventData } from '../../../shared/model/event.ts';
import type { CtiEvent } from '../../../shared/model/event.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { createNames } from '../names.ts';
import { addOrderFact, newOrder } from './order.ts';
import type { Order } from './order.ts';
import { decodeOrder, encodeOrder } from './order-codec.ts';
import { orderFactOf } from './order-fact-of.ts';
import { orderReport } from './order-report.ts';
import { orderRules } from './order-rules.ts';
import { readOrder } from './read-order.ts';
import { drawnKinds, drawnOrders, momentsOf, noon } from './testing/drawn-orders.ts';
import { naiveOrders } from './testing/naive-orders.ts';
import type { ToldOrder } from './testing/naive-orders.ts';

const numRuns = Number(process.env['RUNS'] ?? 20);
const settings = settingsSchema.parse({ orderKinds: drawnKinds });
const MINUTE = 60_000;

/** Orders made of events as the station makes them, stored and read again. */
function made(events: readonly ToldOrder[]) {
  const names = createNames([], () => undefined);
  const orders = new Map<string, Order>();
  for (const { type, time, data } of events) {
    const said = orderFactOf({ seq: 1, type, time, data: eventData[type].parse(data) } as CtiEvent, names)!;
    const order = orders.get(said.order) ?? newOrder(orders.size + 1, 1, said.order);
    orders.set(said.order, order);
    addOrderFact(order, said.fact, names.text);
  }
  const stored = [...orders.values()].map((order) =>
    decodeOrder(order.code, 1, order.id, encodeOrder(order)),
  );
  return {
    names,
    stored,
    reader: {
      orders: () => stored,
      orderDays: () => [],
      ordersFrom: () => 0,
      namesOf: () => [...names.ofKind('order')],
    },
  };
}

test('orders at any moment are those of a recount written apart, whatever order and how often events come', () => {
  fc.assert(
    fc.property(drawnOrders, (events) => {
      const { reader } = made(events);
      for (const at of momentsOf(events)) {
        const { total, unheard, rows } = orderReport(reader, settings, { at, by: ['kind'] });
        const { sums, links } = naiveOrders(events, drawnKinds, at);
        const { links: _, ...counts } = total;
        expect({ at, ...counts, unheard }).toEqual({ at, ...sums });
        for (const { by, figures } of rows)
          for (const [key, link] of Object.entries(figures.links))
            expect({ at, key, ...link }).toEqual({ at, key, ...links[`${String(by.kind)}/${key}`] });
      }
    }),
    { numRuns },
  );
});

function one(
  events: readonly [minute: number, to: string][],
  { kind = '报修', due }: { kind?: string; due?: number } = {},
) {
  const dueAt = due === undefined ? undefined : noon + due * MINUTE;
  const { names, stored } = made([
    { type: 'order.created', time: noon, data: { order: 'o', kind, dueAt } },
    ...events.map(([minute, to]) => ({
      type: 'order.moved' as const,
      time: noon + minute * MINUTE,
      data: { order: 'o', to },
    })),
  ]);
  return (minute: number, ms = 0) =>
    readOrder(stored[0]!, orderRules(settings, names.text), noon + minute * MINUTE + ms);
}

test('a limit reached exactly is on time, a millisecond later is not', () => {
  expect(one([[2, 'dispatched']])(3).limits[0]).toMatchObject({ inTime: true, state: 'done' });
  const waiting = one([]);
  expect(waiting(2).next).toMatchObject({ at: 0, state: 'soon', dueAt: noon + 2 * MINUTE });
  expect(waiting(2, 1).next).toMatchObject({ at: 0, state: 'overdue' });
  expect([waiting(1, 35_999).next?.state, waiting(1, 36_000).next?.state]).toEqual(['running', 'soon']);
});

test('a clock that stands still moves the limit on, but never one that is past', () => {
  const at = one([
    [1, 'dispatched'],
    [4, 'suspended'],
    [34, 'resumed'],
  ]);
  expect(at(5).next).toMatchObject({ state: 'suspended', leftMs: 6 * MINUTE });
  expect(at(40).next).toMatchObject({ state: 'soon', dueAt: noon + 40 * MINUTE });
  const late = one([
    [1, 'dispatched'],
    [12, 'suspended'],
  ]);
  expect(late(13).next).toMatchObject({ state: 'overdue', dueAt: noon + 10 * MINUTE });
  expect(one([[1, 'suspended']], { kind: '投诉' })(16).next).toMatchObject({ state: 'overdue' });
});

test('closing or reopening ends a pause, so that nothing stands still for ever', () => {
  const at = one([
    [1, 'dispatched'],
    [4, 'suspended'],
    [5, 'closed'],
    [20, 'reopened'],
  ]);
  expect(at(21)).toMatchObject({ suspended: false, next: { state: 'overdue', dueAt: noon + 11 * MINUTE } });
  expect(
    one([
      [1, 'dispatched'],
      [2, 'closed'],
      [4, 'suspended'],
      [6, 'reopened'],
    ])(30),
  ).toMatchObject({ suspended: false, next: { state: 'overdue', dueAt: noon + 12 * MINUTE } });
});

test('an order closed in the very moment of its creation is closed, on time', () => {
  expect(one([[0, 'closed']], { kind: '别的', due: 0 })(0)).toMatchObject({
    closedAt: noon,
    withLimit: true,
    late: false,
    flagged: false,
  });
});

test('an order that is opened again is open, and its own limit counts again', () => {
  const at = one(
    [
      [5, 'closed'],
      [20, 'reopened'],
    ],
    { kind: '别的', due: 10 },
  );
  expect(at(10)).toMatchObject({ closedAt: noon + 5 * MINUTE, late: false });
  expect(at(20)).toMatchObject({ closedAt: null, state: 'reopened', next: { state: 'overdue' } });
});

test('what is told that cannot be is marked and changes nothing', () => {
  expect(one([[-1, 'closed']])(1)).toMatchObject({ closedAt: null, flagged: true });
  expect(one([], { kind: '别的', due: -1 })(1)).toMatchObject({ flagged: true, limits: [] });
});

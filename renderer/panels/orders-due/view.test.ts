import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWords } from '../../../shared/words/words.ts';
import { dueOrder, orderKinds } from '../../testing/orders.ts';
import { NOON } from '../../testing/wall-states.ts';
import { dueRow, dueView, leftOf } from './view.ts';

const words = createWords('zh-CN');
const room = { order: 40, what: 40, unit: 40 };
const row = (left: number, given: Parameters<typeof dueOrder>[3] = {}) =>
  dueRow(dueOrder('GD-1', left, NOON, given), orderKinds, NOON, room, words);
const byKey = (orders: ReturnType<typeof dueOrder>[]) =>
  Object.fromEntries(orders.map((order) => [order.order, order]));

describe('orders by the time that is left', () => {
  it('are next while a limit is ahead or reached exactly, and overdue from then on', () => {
    const view = dueView(
      byKey([dueOrder('a', 1, NOON), dueOrder('b', 0, NOON), dueOrder('c', -1, NOON)]),
      NOON,
    );
    expect(view.next.map(({ order }) => order)).toEqual(['b', 'a']);
    expect(view.overdue.map(({ order }) => order)).toEqual(['c']);
  });
  it('go over the limit by the clock, before the station says so', () => {
    const order = dueOrder('a', 4_000, NOON);
    expect(dueView(byKey([order]), NOON + 4_001).overdue).toEqual([order]);
    expect(dueRow(order, orderKinds, NOON + 4_001, room, words).level).toBe('critical');
  });
  it('stand where their clock stood when it was stopped', () => {
    const stopped = dueOrder('a', -9_000, NOON, { state: 'suspended', leftMs: 60_000 });
    const view = dueView(byKey([stopped, dueOrder('b', 59_000, NOON)]), NOON);
    expect(view.next.map(({ order }) => order)).toEqual(['b', 'a']);
    expect(row(-9_000, { state: 'suspended', leftMs: 60_000 })).toMatchObject({
      time: '1:00',
      level: null,
      suspended: true,
      marks: [{ name: 'suspended', text: '挂起' }],
    });
  });
  it('are all there, each once and in order, whatever there is', () => {
    const orders = fc.uniqueArray(fc.tuple(fc.string(), fc.integer({ min: -9e8, max: 9e8 })), {
      selector: ([id]) => id,
    });
    fc.assert(
      fc.property(orders, (given) => {
        const { next, overdue } = dueView(byKey(given.map(([id, left]) => dueOrder(id, left, NOON))), NOON);
        const lefts = [...overdue, ...next].map((order) => leftOf(order, NOON));
        expect(lefts).toEqual(given.map(([, left]) => left).toSorted((a, b) => a - b));
        expect(overdue).toHaveLength(given.filter(([, left]) => left < 0).length);
      }),
    );
  });
});

describe('the line of an order', () => {
  it('says kind, link and unit in words, and how much is left or over to the second', () => {
    expect(row(65_000)).toMatchObject({
      what: '故障报修 · 到场',
      unit: '浙江抢修班',
      time: '1:05',
      level: 'warning',
    });
    expect(row(3_600_000)).toMatchObject({ time: '1:00:00', level: null });
    expect(row(-61_000)).toMatchObject({ time: '1:01', level: 'critical' });
    expect(row(90_000_000)).toMatchObject({ time: '1 天 1 时' });
  });
  it('names what nobody knows as its source does, and an order’s own limit in words', () => {
    expect(row(1, { kind: '__proto__', link: 'x' }).what).toBe('__proto__ · x');
    expect(row(1, { link: 'due' }).what).toBe('故障报修 · 办理期限');
    expect(row(1, { unit: '' }).unit).toBe('未派责任单位');
  });
  it('has two marks at most: that it stands still, for how long it is supervised, that it is urgent', () => {
    const marks = (given: Parameters<typeof dueOrder>[3]) => row(1_000, given).marks.map(({ text }) => text);
    expect(marks({ urgent: true, supervisedAt: NOON - 59 * 60_000 })).toEqual(['督办 59 分', '加急']);
    expect(marks({ supervisedAt: NOON - 3_600_000 })).toEqual(['督办 1 时']);
    expect(marks({ supervisedAt: NOON - 50 * 3_600_000 })).toEqual(['督办 2 天']);
    expect(marks({ urgent: true, leftMs: 1_000, supervisedAt: NOON })).toEqual(['挂起', '督办 0 分']);
  });
});

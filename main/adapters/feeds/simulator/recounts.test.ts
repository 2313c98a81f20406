import { expect, test } from 'vitest';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { hotline } from './hotline.ts';
import { loadBank, loadProfile } from './load-profile.ts';
import { recountComplaints } from './testing/recount-complaints.ts';
import { recountOrders } from './testing/recount-orders.ts';
import { unlikely } from './testing/unlikely.ts';
import type { ComplaintTruth, OrderTruth, Truth } from './truth.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function orderOf(
  order: string,
  created: number,
  due: number,
  ...links: [to: string, minute: number][]
): OrderTruth {
  return {
    kind: 'order',
    order,
    type: '故障报修',
    contact: 'c',
    category: ['故障报修'],
    region: ['江苏', '苏州'],
    area: 'urban',
    unit: '江苏抢修班',
    urgent: false,
    created: created * MINUTE,
    due: due * MINUTE,
    links: links.map(([to, minute]) => ({ to, at: minute * MINUTE })),
  };
}

const limits = () => [
  { key: 'dispatch', done: ['dispatched'], end: (from: number) => from + 2 * MINUTE },
  { key: 'grade', done: ['visited'], from: ['restored'], end: (from: number) => from + 10 * MINUTE },
];

test('orders are recounted as the documents say: by what had happened, on time when the limit is reached exactly', () => {
  const orders = [
    orderOf('on time', 0, 60, ['dispatched', 2], ['restored', 50], ['visited', 60], ['closed', 60]),
    orderOf('late', 0, 60, ['dispatched', 3], ['restored', 70], ['visited', 90], ['closed', 90]),
    orderOf('stood still', 0, 60, ['suspended', 10], ['resumed', 40], ['dispatched', 41], ['closed', 90]),
    orderOf('came back', 0, 60, ['dispatched', 1], ['closed', 5], ['reopened', 30], ['closed', 61]),
    orderOf('open', 30, 60, ['dispatched', 31]),
    orderOf('to come', 500, 600),
  ];
  const options = { limits, suspends: () => true };
  expect(recountOrders(orders, 60 * MINUTE, options)).toEqual({
    created: 5,
    closed: 1,
    open: 4,
    overdueOpen: 0,
    closedWithLimit: 1,
    closedLate: 0,
    links: {
      '故障报修 dispatch': { done: 5, late: 2, openPast: 0 },
      '故障报修 grade': { done: 1, late: 0, openPast: 0 },
    },
  });
  // One late for real, one that came back, and one that stood still half of the time.
  expect(recountOrders(orders, 91 * MINUTE, options)).toMatchObject({
    closed: 4,
    overdueOpen: 1,
    closedLate: 2,
    links: { '故障报修 grade': { done: 2, late: 1 } },
  });
  expect(recountOrders(orders, 91 * MINUTE, { ...options, suspends: () => false }).closedLate).toBe(3);
});

test('complaints are recounted in every class and region above them, by the hour', () => {
  const at = (hours: number, category: string[], region: string[]) => ({
    at: hours * HOUR,
    category,
    region,
  });
  const cells = recountComplaints([
    at(5.1, ['停电', '频繁'], ['江苏', '苏州']),
    at(5.9, ['停电', '频繁'], ['江苏', '南京']),
    at(6, ['停电'], ['江苏', '苏州']),
  ]);
  const n = (hour: number, category: string[], region: string[]): number | undefined =>
    cells.find(
      (cell) =>
        JSON.stringify({ ...cell, n: 0 }) === JSON.stringify({ hour: hour * HOUR, category, region, n: 0 }),
    )?.n;
  expect([n(5, [], []), n(5, ['停电'], ['江苏']), n(5, ['停电', '频繁'], ['江苏', '苏州'])]).toEqual([
    2, 2, 1,
  ]);
  expect([n(6, [], ['江苏']), n(6, ['停电'], ['江苏', '苏州']), n(6, ['停电', '频繁'], [])]).toEqual([
    1,
    1,
    undefined,
  ]);
});

test.each([
  [4, 0.02, 8.1828],
  [1, 0.5, 0.4051],
  [10, 3, 2.9577],
  [0, 3, 0],
])('%i where %d are expected has the score %d', (n, expected, score) => {
  expect(unlikely(n, expected)).toBeCloseTo(score, 3);
});

/** A day and a half of 95598 from the evening of an outage on. */
function outageDay() {
  const profile = loadProfile('95598');
  const zone = createZone(profile.zone);
  const start = zone.dayByDate('2026-11-24').start + 19 * HOUR;
  const truth: Truth[] = [];
  const told: { type: string; time: number; data: Record<string, unknown> }[] = [];
  const options = {
    profile,
    zone,
    bank: loadBank(),
    seats: 120,
    seed: 5,
    start,
    until: start + 36 * HOUR,
    tag: 't',
  };
  for (const step of hotline({ ...options, truth: (line) => void truth.push(line) }))
    if ('type' in step) told.push({ ...step, data: { ...Object(step.data) } });
  const orders = truth.filter((line): line is OrderTruth => line.kind === 'order');
  const complaints = truth.filter((line): line is ComplaintTruth => line.kind === 'complaint');
  return { told, orders, complaints, until: options.until };
}

test('the truth has every complaint and every order that was told, with all that became of it', () => {
  const { told, orders, complaints, until } = outageDay();
  const filed = told.filter(({ type }) => type === 'complaint.filed');
  expect(complaints).toEqual(filed.map(({ time, data }) => ({ kind: 'complaint', ...data, at: time })));
  const created = told.filter(({ type }) => type === 'order.created');
  expect(new Set(orders.map(({ order }) => order))).toEqual(
    new Set(created.map(({ data }) => data['order'])),
  );
  const moves = Map.groupBy(
    told.filter(({ type }) => type === 'order.moved'),
    ({ data }) => data['order'],
  );
  for (const { order, links } of orders)
    expect(links.map((link) => ({ order, ...link }))).toEqual(
      (moves.get(order) ?? []).map(({ time, data }) => ({ ...data, at: time })),
    );
  const had = (to: string) => orders.filter(({ links }) => links.some((link) => link.to === to));
  expect(had('suspended').length).toBeGreaterThan(20);
  expect(had('reopened').length).toBeGreaterThan(10);
  // It is the station's to remind of what is late.
  expect(had('supervised')).toEqual([]);
  const figures = recountOrders(orders, until, { limits, suspends: (kind) => kind === '故障报修' });
  expect(figures.overdueOpen).toBeGreaterThan(5);
  // Most are handled in time, though many are closed a day later: what counts is that they were done.
  expect(figures.closedLate).toBeGreaterThan(0);
  expect(figures.closed).toBeGreaterThan(4 * figures.closedLate);
  expect(new Set(orders.map(({ area }) => area)).size).toBe(3);
});

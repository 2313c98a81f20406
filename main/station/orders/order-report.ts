import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { OrderAnswers } from '../../../shared/contract/asks/order-asks.ts';
import { pathSign } from '../../../shared/model/tree.ts';
import type { LinkFigures, OrderFigures, OrderShare } from '../../../shared/model/order.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Name } from '../names.ts';
import type { Order } from './order.ts';
import type { OrderDay } from './order-archive.ts';
import { figuresOfAll, figuresOfKind, shareOf } from './order-figures.ts';
import type { OrderCounts } from './order-figures.ts';
import { orderRules, pathOf } from './order-rules.ts';
import type { OrderRules } from './order-rules.ts';
import { accountOf, OrderSums } from './order-sums.ts';
import { readOrder } from './read-order.ts';
import type { OrderView } from './read-order.ts';

/** By what orders can be counted. */
export const orderDimensions = ['kind', 'unit', 'category', 'region', 'owner'] as const;
export type OrderDimension = (typeof orderDimensions)[number];

/** What a count of orders reads. */
export interface OrderReportReader {
  orders(openOnly?: boolean): Iterable<Order>;
  orderDays(): OrderDay[];
  ordersFrom(): number;
  namesOf(kinds: readonly 'order'[]): Name[];
}

/** What orders amount to at a moment. */
export type ReportedOrders = OrderShare &
  Pick<OrderFigures, 'links' | 'graded' | 'satisfied'> &
  Pick<OrderCounts, 'soon' | 'suspended' | 'supervised' | 'flagged'>;

export interface OrderReport {
  total: ReportedOrders;
  /** Moved, but their creation was not heard of: they are in no other count. */
  unheard: number;
  /** Closed so long ago that only their counts are kept; in no other count. */
  removed: Pick<OrderShare, 'created' | 'closedWithLimit' | 'closedLate'>;
  /** Classes and regions as paths. */
  rows: { by: Partial<Record<OrderDimension, string | string[]>>; figures: ReportedOrders }[];
}

/** Orders of the time that is asked for are removed; the message is for people. */
export class GoneOrders extends Error {}

/**
 * Counts the orders that are kept, as they stood at `at` (epoch ms): facts with time ≤ `at`, limits of today's settings.
 * @throws GoneOrders where orders of that time are removed already
 */
export function orderReport(
  reader: OrderReportReader,
  settings: Settings,
  { at, by }: { at: number; by: readonly OrderDimension[] },
): OrderReport {
  const text = textsOf(reader);
  const rules = orderRules(settings, text);
  const from = reader.ordersFrom();
  if (at < from)
    throw new GoneOrders(
      `orders that were closed before ${formatLocal(rules.zone, from, 'isoMinute')} are removed: ask for a later time`,
    );
  const all: Group = new Map();
  const groups = new Map<string, { view: OrderView; sums: Group }>();
  let unheard = 0;
  for (const order of reader.orders()) {
    const view = readOrder(order, rules, at);
    const account = accountOf(view, -Infinity);
    if (account === null) {
      if (order.facts.some(({ time }) => time <= at)) unheard++;
      continue;
    }
    const key = by.map((dimension) => codeOf(view, dimension)).join();
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { view, sums: new Map() }));
    for (const sums of [all, group.sums]) sumsOf(sums, view.kindName).add(account, 1);
  }
  const rows = [...groups.values()].map(({ view, sums }) => ({
    by: Object.fromEntries(by.map((dimension) => [dimension, shown(view, dimension, text)])),
    figures: by.includes('kind') ? ofKind(sums, rules) : ofAll(sums, rules),
  }));
  rows.sort(
    (a, b) => b.figures.created - a.figures.created || (JSON.stringify(a.by) < JSON.stringify(b.by) ? -1 : 1),
  );
  const total = ofAll(all, rules);
  const removed = removedOf(reader.orderDays());
  return { total, unheard, removed, rows: by.length === 0 ? [{ by: {}, figures: total }] : rows };
}

/** Texts of the names that orders hold. */
export function textsOf(reader: Pick<OrderReportReader, 'namesOf'>): (code: number) => string {
  const texts = new Map(reader.namesOf(['order']).map((name) => [name.code, name.text]));
  return (code) => texts.get(code) ?? '';
}

type Group = Map<number, OrderSums>;

function sumsOf(group: Group, kind: number): OrderSums {
  let sums = group.get(kind);
  if (!sums) group.set(kind, (sums = new OrderSums()));
  return sums;
}

function codeOf(view: OrderView, dimension: OrderDimension): number {
  return dimension === 'kind' ? view.kindName : view[dimension];
}

function shown(
  view: OrderView,
  dimension: OrderDimension,
  text: (code: number) => string,
): string | string[] {
  const name = text(codeOf(view, dimension));
  return dimension === 'category' || dimension === 'region' ? pathOf(name) : name;
}

function ofAll(group: Group, rules: OrderRules): ReportedOrders {
  return reported(group, figuresOfAll(group, rules));
}

function ofKind(group: Group, rules: OrderRules): ReportedOrders {
  const [[kind, sums]] = [...group] as [[number, OrderSums]];
  return reported(group, figuresOfKind(kind, sums, rules));
}

function reported(group: Group, counts: OrderCounts): ReportedOrders {
  const { soon, suspended, supervised, flagged, graded, satisfied } = counts;
  const links: Record<string, LinkFigures> = counts.links;
  return { ...shareOf([...group.values()]), soon, suspended, supervised, flagged, graded, satisfied, links };
}

function removedOf(days: readonly OrderDay[]): OrderReport['removed'] {
  const removed = { created: 0, closedWithLimit: 0, closedLate: 0 };
  for (const { created, closedWithLimit, closedLate } of days) {
    removed.created += created;
    removed.closedWithLimit += closedWithLimit;
    removed.closedLate += closedLate;
  }
  return removed;
}

/** The answer to `orders.figures`: the report in the shape of pages, which write paths as texts. */
export function orderFigures(
  reader: OrderReportReader,
  settings: Settings,
  at: number,
  by: readonly OrderDimension[],
): OrderAnswers['orders.figures'] {
  const { rows } = asked(() => orderReport(reader, settings, { at, by }));
  const texts = (told: OrderReport['rows'][number]['by']): Record<string, string> =>
    Object.fromEntries(
      Object.entries(told).map(([key, value]) => [key, Array.isArray(value) ? value.join(pathSign) : value]),
    );
  return { at, rows: rows.map((row) => ({ by: texts(row.by), figures: row.figures })) };
}

function asked(make: () => OrderReport): OrderReport {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof GoneOrders) throw new AskRefusal('absent', cause.message);
    throw cause;
  }
}

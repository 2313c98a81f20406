import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { AskArgs } from '../../../shared/contract/asks.ts';
import type { OrderAnswers, OrderRow, OrderStory } from '../../../shared/contract/asks/order-asks.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { HotspotRecord } from '../hotspots/hotspot-archive.ts';
import type { Order } from './order.ts';
import { orderLabel, orderOfLabel } from './order-label.ts';
import { textsOf } from './order-report.ts';
import type { OrderReportReader } from './order-report.ts';
import { orderRowOf, orderStoryOf } from './order-row.ts';
import { orderRules } from './order-rules.ts';
import { overAt, readOrder } from './read-order.ts';

/** What lists of orders read. */
export interface OrderListReader extends OrderReportReader {
  sourceIds(): Map<number, string>;
  findOrder(source: number, id: string): Order | undefined;
}

type Asked = AskArgs<'orders.list'>;
interface Found {
  order: Order;
  row: OrderRow;
}

/** Orders one by one as of `now`, epoch ms. Rows that cannot be on the page are let go of on the way: there may be millions. */
export function orderList(
  reader: OrderListReader,
  settings: Settings,
  asked: Asked,
  now: number,
): OrderAnswers['orders.list'] {
  const text = textsOf(reader);
  const rules = orderRules(settings, text);
  const openOnly = asked.states.length > 0 && !asked.states.includes('closed');
  const wanted = asked.offset + asked.limit;
  const compare = comparison(asked.sort, now);
  let found: Found[] = [];
  let total = 0;
  for (const order of reader.orders(openOnly)) {
    const view = readOrder(order, rules, now);
    if (view.created === 0) continue;
    const row = orderRowOf(view, order.id, text);
    if (!isWanted(row, asked)) continue;
    total++;
    found.push({ order, row });
    if (found.length >= 4 * wanted) found = found.toSorted(compare).slice(0, wanted);
  }
  const finder = finderOf(reader);
  const page = found.toSorted(compare).slice(asked.offset, wanted);
  return { rows: page.map(({ order, row }) => ({ ...row, order: orderLabel(finder, order) })), total };
}

/** What one order's story reads. */
export interface OrderStoryReader extends OrderListReader {
  hotspotsOfOrder(order: string): HotspotRecord[];
}

/** One order as of `now`. @throws AskRefusal when there is none under this name */
export function orderStory(
  reader: OrderStoryReader,
  settings: Settings,
  label: string,
  now: number,
): OrderStory {
  const text = textsOf(reader);
  const finder = finderOf(reader);
  const order = orderOfLabel(finder, label);
  const view = order && readOrder(order, orderRules(settings, text), now);
  if (!order || !view || view.created === 0) throw new AskRefusal('absent', `there is no order ${label}`);
  const name = orderLabel(finder, order);
  return orderStoryOf(order, { at: now, view, linked: reader.hotspotsOfOrder(name) }, name, text);
}

function finderOf(reader: OrderListReader) {
  return {
    sources: reader.sourceIds(),
    find: (source: number, id: string): Order | undefined => reader.findOrder(source, id),
    isOpen: (order: Order): boolean => overAt(order) === null,
  };
}

function isWanted(row: OrderRow, asked: Asked): boolean {
  const among = (names: readonly string[], name: string): boolean =>
    names.length === 0 || names.includes(name);
  const within = (path: readonly string[], begin: readonly string[]): boolean =>
    begin.every((key, at) => path[at] === key);
  const marks = { supervised: row.supervisedAt !== null, urgent: row.urgent, flagged: row.flagged };
  return (
    among(asked.kinds, row.kind) &&
    among(asked.units, row.unit) &&
    among(asked.owners, row.owner) &&
    among(asked.states, row.state) &&
    within(row.category, asked.category) &&
    within(row.region, asked.region) &&
    asked.only.every((mark) => marks[mark]) &&
    (asked.text === '' || textOf(row).includes(asked.text.toLowerCase()))
  );
}

function textOf({ order, unit, owner, category, region }: OrderRow): string {
  return [order, unit, owner, ...category, ...region].join('\n').toLowerCase();
}

function comparison(sort: Asked['sort'], now: number): (a: Found, b: Found) => number {
  const left = ({ row }: Found): number => {
    if (row.state === 'closed') return Infinity;
    return row.leftMs ?? (row.dueAt === null ? Number.MAX_SAFE_INTEGER : row.dueAt - now);
  };
  const by = {
    left,
    created: ({ row }: Found) => -row.created,
    closed: ({ row }: Found) => -(row.closedAt ?? -Infinity),
  }[sort];
  return (a, b) => {
    const [one, other] = [by(a), by(b)];
    return one === other ? b.row.created - a.row.created : one - other;
  };
}

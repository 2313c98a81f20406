import { eventTypes } from '../../../shared/model/event.ts';
import type { CtiEvent } from '../../../shared/model/event.ts';
import type { StoredEvent } from '../archive-port.ts';
import { decodeEventData } from '../ingest/event-codec.ts';
import type { Names } from '../names.ts';
import { orderFactOf } from './order-fact-of.ts';
import type { Order, OrderFact } from './order.ts';
import { readSupervised, SUPERVISED_TYPE } from './supervise-order.ts';

/** What a recount of the orders reads. */
export interface OrderVerifyReader {
  findOrder(source: number, id: string): Order | undefined;
  orders(openOnly?: boolean): Iterable<Order>;
  /** Events about orders, with the code of the source that sent them; 0 = the station's own. */
  orderEvents(): Iterable<StoredEvent & { source: number }>;
  purgedBefore(): number;
}

/** Where it keeps the facts that events tell: more than fit in memory. */
export interface OrderScratch {
  /** A fact as text; the same one twice is one. */
  addOrderFact(source: number, id: string, fact: string): void;
  /** In order of their texts. */
  orderFacts(source: number, id: string): string[];
  orderFactCount(): number;
}

/**
 * Makes the facts of every order again from the events that are kept, and compares. What was before the days that are
 * kept is passed over; that an event of an order is in quarantine is told nowhere else. Returns how many orders there are.
 */
export function verifyOrders(
  reader: OrderVerifyReader,
  scratch: OrderScratch,
  names: Names,
  sourceOf: (id: string) => number | undefined,
  differ: (text: string) => void,
): number {
  const before = reader.purgedBefore();
  for (const event of reader.orderEvents()) {
    const said = event.time < before ? null : readEvent(event, names);
    if (!said) continue;
    const [source, id] = whose(reader, sourceOf, said.source, said.order);
    scratch.addOrderFact(source, id, JSON.stringify(said.fact));
  }
  let count = 0;
  let facts = 0;
  for (const { source, id, facts: all } of reader.orders()) {
    count++;
    const stored = all.filter(({ time }) => time >= before).map((fact) => JSON.stringify(fact));
    const told = scratch.orderFacts(source, id);
    facts += told.length;
    if (stored.toSorted().join('\n') !== told.join('\n'))
      differ(`order ${id}: stored facts are not those of its events`);
  }
  const unknown = scratch.orderFactCount() - facts;
  if (unknown > 0) differ(`${unknown} events tell of orders that are not kept`);
  return count;
}

function readEvent(
  event: StoredEvent & { source: number },
  names: Names,
): { source: number; order: string; fact: OrderFact } | null {
  if (event.type === SUPERVISED_TYPE) return readSupervised(event);
  const type = eventTypes[event.type];
  if (type === undefined) return null;
  const data = decodeEventData(event, names, () => '');
  const said = orderFactOf({ seq: event.seq, type, time: event.time, data } as CtiEvent, names);
  return said && { source: event.source, ...said };
}

/** As `OrderBook.get`: the source's own, else the one that `source:id` names. */
function whose(
  reader: Pick<OrderVerifyReader, 'findOrder'>,
  sourceOf: (id: string) => number | undefined,
  source: number,
  id: string,
): [source: number, id: string] {
  const colon = id.indexOf(':');
  const other = colon > 0 ? sourceOf(id.slice(0, colon)) : undefined;
  if (other === undefined || other === source || reader.findOrder(source, id)) return [source, id];
  return whose(reader, sourceOf, other, id.slice(colon + 1));
}

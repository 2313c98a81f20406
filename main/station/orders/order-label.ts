import type { SourceState } from '../ingest/source-state.ts';
import type { LiveOrder, OrderBook } from './order-book.ts';
import { overAt } from './read-order.ts';

/** Where orders are found. */
interface OrderFinder<T> {
  /** Codes and ids of the sources. */
  sources: ReadonlyMap<number, string>;
  find(source: number, id: string): T | undefined;
  isOpen(found: T): boolean;
}

/**
 * How an order is called: as in its source where that means no other one, else `source:id`. The wall, which has all open
 * orders in memory, says the same of an open order (`OrderBook.isShared`).
 */
export function orderLabel<T>(
  finder: OrderFinder<T>,
  { source, id }: { source: number; id: string },
): string {
  return meantBy(finder, id)?.source === source ? id : `${finder.sources.get(source) ?? ''}:${id}`;
}

/** The order of a label, if there is one and only one. */
export function orderOfLabel<T>(finder: OrderFinder<T>, label: string): T | undefined {
  const bare = meantBy(finder, label);
  if (bare !== undefined) return bare.found;
  for (const [source, name] of finder.sources) {
    const found = label.startsWith(`${name}:`)
      ? finder.find(source, label.slice(name.length + 1))
      : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An id without a source means the only order of that id; of several the one that is open. */
function meantBy<T>(
  { sources, find, isOpen }: OrderFinder<T>,
  id: string,
): { source: number; found: T } | undefined {
  const holders = [...sources.keys()].flatMap((source) => {
    const found = find(source, id);
    return found === undefined ? [] : [{ source, found }];
  });
  const among = holders.length > 1 ? holders.filter(({ found }) => isOpen(found)) : holders;
  return among.length === 1 ? among[0] : undefined;
}

/** Finds the orders of a running station. */
export function orderFinder(
  orders: Pick<OrderBook, 'find'>,
  sources: readonly SourceState[],
): OrderFinder<LiveOrder> {
  return {
    sources: new Map(sources.map(({ record }) => [record.code, record.id])),
    find: (source, id) => orders.find(source, id),
    isOpen: ({ order }) => overAt(order) === null,
  };
}

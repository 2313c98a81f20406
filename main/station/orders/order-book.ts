import type { Names } from '../names.ts';
import type { Order, OrderFact } from './order.ts';
import { addOrderFact, newOrder, step } from './order.ts';
import type { OrderArchive, OrderChange } from './order-archive.ts';
import { OrderHeap } from './order-heap.ts';
import type { HeapNode } from './order-heap.ts';
import type { OrderRules } from './order-rules.ts';
import { accountOf, isSameAccount, OrderSums } from './order-sums.ts';
import type { OrderAccount } from './order-sums.ts';
import { isContradictory, OWN_LIMIT, overAt, readOrder } from './read-order.ts';
import type { OrderView } from './read-order.ts';

/** An order in memory with what of it is counted. */
export interface LiveOrder {
  order: Order;
  account: OrderAccount | null;
  /** When it counts as something else by itself. */
  changes: HeapNode<LiveOrder>;
  /** When its first limit is, or how much time it has left while it is suspended; and the heap in which that stands. */
  due: HeapNode<LiveOrder>;
  dueIn: OrderHeap<LiveOrder> | null;
  fresh: boolean;
  /** Changed since the last commit; since it was read last. */
  dirty: boolean;
  stale: boolean;
}

/** What orders are kept with. */
export interface OrderBookParts {
  archive: OrderArchive;
  rules: OrderRules;
  names: Pick<Names, 'code' | 'text'>;
  /** Code of a source. */
  sourceOf(id: string): number | undefined;
}

/** Set back by more than this, the centre's clock is another one. Unit: ms. */
const BACK_MS = 5_000;

/** As many events as an order may have: one that has more is told of by a source that goes round in circles. */
const MOST_FACTS = 2_000;
const FULL = `data.order: ${MOST_FACTS} events are known of it, no more are counted; look why its source tells of it so often`;
/** Why an event that closes an order before it was made cannot be counted. */
const closedBefore = 'data.to: closed before it was created; the order stays open and is marked';
const DUE_BEFORE = 'data.dueAt: due before it was created; it counts as an order without a limit of its own';

/** The orders in hand, open or closed today, and their figures: moved on by each event and by the passing of time. */
export class OrderBook {
  readonly rules: OrderRules;
  readonly byKind = new Map<number, OrderSums>();
  readonly byUnit = new Map<number, OrderSums>();
  readonly byCategory = new Map<number, OrderSums>();
  /** Open orders by their first limit: those past it, those before it; and suspended ones by the time that is left. */
  readonly overdue = new OrderHeap<LiveOrder>();
  readonly running = new OrderHeap<LiveOrder>();
  readonly paused = new OrderHeap<LiveOrder>();
  /** Open, past a limit, and nobody was told to hurry. */
  readonly unsupervised = new Set<LiveOrder>();
  private readonly parts: OrderBookParts;
  private readonly changing = new OrderHeap<LiveOrder>();
  private readonly bySource = new Map<number, Map<string, LiveOrder>>();
  private readonly closed = new Set<LiveOrder>();
  private nextCode: number;
  private stale: LiveOrder[] = [];
  private dirty: LiveOrder[] = [];
  /** Kinds and places of limits that have a name as what alerts are about. */
  private readonly scoped = new Set<number>();
  /** The centre's time up to which all is reckoned, and the start and end of its local day. */
  private at = -Infinity;
  private day = { start: -Infinity, end: -Infinity };
  private firstToday = Infinity;
  private revision = 0;

  constructor(parts: OrderBookParts) {
    this.parts = parts;
    this.rules = parts.rules;
    this.nextCode = parts.archive.nextOrder();
  }

  /** Another number whenever a figure is another one. */
  version(): number {
    return this.revision;
  }

  /** The time as of which everything here is, epoch ms. */
  now(): number {
    return this.at;
  }

  today(): { start: number; end: number } {
    return this.day;
  }

  /** When today something first happened to an order in hand, epoch ms; Infinity before that. */
  begun(): number {
    return this.firstToday;
  }

  /** Adds what was said of an order; gives why it contradicts what was said before, where it does. */
  add(live: LiveOrder, fact: OrderFact): string | null {
    const { text } = this.parts.names;
    const said = contradictionOf(live.order);
    if (!addOrderFact(live.order, fact, text)) return null;
    this.change(live);
    return said === null ? contradictionOf(live.order) : null;
  }

  /** Why an event of an order cannot be taken; null: it can. One that was closed before it was made is marked. */
  refusal(source: number, id: string, fact: Pick<OrderFact, 'what' | 'time'>): string | null {
    const live = this.get(source, id);
    if (live.order.facts.length >= MOST_FACTS) return FULL;
    const created = live.order.facts.find(({ what }) => what === step.created)?.time ?? 0;
    if (!isContradictory(fact, created)) return null;
    if (!live.order.refused) {
      live.order.refused = true;
      this.change(live);
    }
    return closedBefore;
  }

  /** The order of this source under this id, loaded or begun; `source:id` names another source's. */
  get(source: number, id: string): LiveOrder {
    const own = this.find(source, id);
    if (own) return own;
    const other = this.otherOf(source, id);
    return other ? this.get(...other) : this.keep(newOrder(this.nextCode++, source, id), true);
  }

  /** The same where there is one; nothing is begun. */
  meant(source: number, id: string): LiveOrder | undefined {
    const own = this.find(source, id);
    const other = own ? null : this.otherOf(source, id);
    return other ? this.meant(...other) : own;
  }

  /** The order of this source under this id, if there is one. */
  find(source: number, id: string): LiveOrder | undefined {
    const known = this.bySource.get(source)?.get(id);
    if (known) return known;
    const stored = this.parts.archive.findOrder(source, id);
    return stored && this.keep(stored, false);
  }

  /** Whether two sources have an open order of this id: it is then told apart by its source. */
  isShared(id: string): boolean {
    let holders = 0;
    for (const ids of this.bySource.values()) {
      const live = ids.get(id);
      if (live && overAt(live.order) === null) holders++;
    }
    return holders > 1;
  }

  /** Brings every figure up to `now` (the centre's, epoch ms). */
  pass(now: number): void {
    if (now < this.at - BACK_MS) this.startAgain();
    this.at = Math.max(this.at, now);
    if (this.at < this.day.start || this.at >= this.day.end) this.turn();
    const { stale } = this;
    this.stale = [];
    for (const live of stale) {
      this.count(live);
      // One that was only looked up.
      if (!live.dirty) this.letGo(live);
    }
    for (let first = this.changing.first(); first && first.key <= this.at; first = this.changing.first()) {
      this.count(first.item);
      if (!first.item.dirty) this.letGo(first.item);
    }
  }

  /** What is to be stored. */
  changes(): OrderChange[] {
    return this.dirty.map(({ order, fresh }) => ({
      order,
      created: order.facts.find(({ what }) => what === step.created)?.time ?? null,
      over: overAt(order),
      fresh,
    }));
  }

  /** It is stored: what is over is looked up again when it is spoken of. */
  written(): void {
    for (const live of this.dirty) {
      live.dirty = live.fresh = false;
      this.letGo(live);
    }
    this.dirty = [];
  }

  /** An order as of now. */
  view(live: LiveOrder): OrderView {
    return readOrder(live.order, this.rules, this.at);
  }

  /** Whose order `source:id` is; null where it is no other source's. */
  private otherOf(source: number, id: string): [source: number, id: string] | null {
    const colon = id.indexOf(':');
    const other = colon > 0 ? this.parts.sourceOf(id.slice(0, colon)) : undefined;
    return other === undefined || other === source ? null : [other, id.slice(colon + 1)];
  }

  private change(live: LiveOrder): void {
    if (!live.stale) this.stale.push(live);
    if (!live.dirty) this.dirty.push(live);
    live.stale = live.dirty = true;
    this.revision++;
  }

  private keep(order: Order, fresh: boolean): LiveOrder {
    const live: Partial<LiveOrder> & Pick<LiveOrder, 'order'> = { order };
    const node = (): HeapNode<LiveOrder> => ({ item: live as LiveOrder, key: Infinity, place: -1 });
    const made: LiveOrder = Object.assign(live, {
      account: null,
      changes: node(),
      due: node(),
      dueIn: null,
      fresh,
      dirty: false,
      stale: true,
    });
    let ids = this.bySource.get(order.source);
    if (!ids) this.bySource.set(order.source, (ids = new Map()));
    ids.set(order.id, made);
    this.stale.push(made);
    return made;
  }

  /** What is over and not in hand today is looked up again when it is spoken of. */
  private letGo(live: LiveOrder): void {
    const over = overAt(live.order);
    // What is told of the time to come counts when that is there.
    if (live.account !== null || live.stale || over === null || over > this.at) return;
    this.bySource.get(live.order.source)?.delete(live.order.id);
    this.closed.delete(live);
    this.unsupervised.delete(live);
    this.changing.put(live.changes, Infinity);
    this.standIn(live, null, Infinity);
  }

  private standIn(live: LiveOrder, heap: OrderHeap<LiveOrder> | null, key: number): void {
    if (live.dueIn !== heap) live.dueIn?.put(live.due, Infinity);
    live.dueIn = heap;
    heap?.put(live.due, key);
  }

  private count(live: LiveOrder): void {
    live.stale = false;
    const view = this.view(live);
    const account = accountOf(view, this.day.start);
    if (account) this.noteBegin(live.order);
    this.changing.put(live.changes, view.changesAt);
    const open = account !== null && view.closedAt === null;
    const next = open ? view.next : null;
    if (next === null) this.standIn(live, null, Infinity);
    else if (next.leftMs !== null) this.standIn(live, this.paused, next.leftMs);
    else this.standIn(live, next.state === 'overdue' ? this.overdue : this.running, next.dueAt!);
    this.watch(live, view, open);
    if (isSameAccount(live.account, account)) return;
    if (live.account) this.sum(live.account, -1);
    if (account) this.sum(account, 1);
    live.account = account;
    this.revision++;
  }

  private noteBegin({ facts }: Order): void {
    const first = facts.find(({ time }) => time >= this.day.start)?.time ?? Infinity;
    if (first <= this.at) this.firstToday = Math.min(this.firstToday, first);
  }

  private watch(live: LiveOrder, view: OrderView, open: boolean): void {
    if (open || view.closedAt === null) this.closed.delete(live);
    else this.closed.add(live);
    if (open && view.next?.state === 'overdue' && view.supervisedAt === null) this.unsupervised.add(live);
    else this.unsupervised.delete(live);
    if (open && view.next) this.nameScope(view, view.next.at);
  }

  /** Alerts are about the links of kinds that occur: `["投诉","dispatch"]`. */
  private nameScope({ kind, kindName }: OrderView, place: number): void {
    const key = kindName * 64 + place;
    if (this.scoped.has(key)) return;
    this.scoped.add(key);
    const link = kind.links[place]?.key ?? OWN_LIMIT;
    this.parts.names.code('orderLink', 0, JSON.stringify([kind.key, link]));
  }

  private sum(account: OrderAccount, sign: 1 | -1): void {
    for (const [sums, key] of [
      [this.byKind, account.kind],
      [this.byUnit, account.unit],
      [this.byCategory, account.category],
    ] as const) {
      let of = sums.get(key);
      if (!of) {
        of = new OrderSums();
        of.begin(this.day.start);
        sums.set(key, of);
      }
      of.add(account, sign);
    }
  }

  /** Another day: what was closed before it is in hand no more. At the first look all that is in hand is read. */
  private turn(): void {
    const first = this.day.start === -Infinity;
    this.day = this.rules.zone.dayOf(this.at);
    const { start } = this.day;
    this.firstToday = Infinity;
    for (const sums of [this.byKind, this.byUnit, this.byCategory])
      for (const of of sums.values()) of.begin(start);
    if (first) {
      for (const order of this.parts.archive.ordersInHand(start))
        if (!this.bySource.get(order.source)?.has(order.id)) this.keep(order, false);
    }
    for (const live of this.closed) {
      this.count(live);
      if (!live.dirty) this.letGo(live);
    }
  }

  /** Another clock counts: everything is reckoned anew. */
  private startAgain(): void {
    this.at = -Infinity;
    this.day = { start: -Infinity, end: -Infinity };
    for (const ids of this.bySource.values())
      for (const live of ids.values()) {
        if (live.account) this.sum(live.account, -1);
        live.account = null;
        if (!live.stale) this.stale.push(live);
        live.stale = true;
      }
  }
}

/** What of an order cannot be; null: nothing. */
function contradictionOf({ facts }: Order): string | null {
  const first = facts.find(({ what }) => what === step.created);
  if (!first) return null;
  if (facts.some((fact) => isContradictory(fact, first.time))) return closedBefore;
  const dueAt = facts.find(({ about }) => about !== null && about.dueAt !== 0)?.about?.dueAt ?? 0;
  return dueAt !== 0 && dueAt < first.time ? DUE_BEFORE : null;
}

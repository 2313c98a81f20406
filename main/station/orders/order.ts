import { orderMoves } from '../../../shared/model/order.ts';
import type { OrderMove } from '../../../shared/model/order.ts';

/** What a fact tells, by its number: `created` or a move. At one instant facts count in this order. Append only. */
export const orderSteps = ['created', ...orderMoves] as const;
export type OrderStep = 'created' | OrderMove;
/** Their numbers. */
export const step = Object.fromEntries(orderSteps.map((name, at) => [name, at])) as Record<OrderStep, number>;

/** What an `order.created` said. Names as codes, 0 = not said; class and region are the code of their path as JSON. */
export interface OrderAbout {
  kind: number;
  category: number;
  region: number;
  urgent: boolean;
  /** Epoch ms, 0 = none. */
  dueAt: number;
  /** Id of the contact it came from, empty: not said. */
  contact: string;
}

/** One thing that happened to an order. Names as codes, 0 = not said. */
export interface OrderFact {
  /** Number of its step. */
  what: number;
  /** Epoch ms. */
  time: number;
  unit: number;
  owner: number;
  /** 1 to 4, 0 = none. */
  grade: number;
  /** Who supervised at the desk and why; empty for what sources say, and for what the station does by itself. */
  by: string;
  comment: string;
  /** Only of `created`. */
  about: OrderAbout | null;
}

/** A work order: a set of facts, kept in the order of time. Every figure is a function of that set and of a moment. */
export interface Order {
  code: number;
  source: number;
  id: string;
  facts: OrderFact[];
  /** A contradictory event of it is in quarantine. */
  refused: boolean;
}

/** An order of which nothing is known yet. */
export function newOrder(code: number, source: number, id: string): Order {
  return { code, source, id, facts: [], refused: false };
}

/**
 * Adds a fact in its place; false when it is there already. Facts of one instant stand in an order of their own, so that
 * the same facts make the same order whichever way they came.
 * @param text of a name's code
 */
export function addOrderFact(order: Order, fact: OrderFact, text: (code: number) => string): boolean {
  const { facts } = order;
  let at = facts.length;
  while (at > 0) {
    const before = facts[at - 1]!;
    const difference = before.time - fact.time || before.what - fact.what || compareSaid(before, fact, text);
    if (difference === 0) return false;
    if (difference < 0) break;
    at--;
  }
  facts.splice(at, 0, fact);
  return true;
}

function compareSaid(a: OrderFact, b: OrderFact, text: (code: number) => string): number {
  const one = saidText(a, text);
  const other = saidText(b, text);
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Everything a fact says besides what and when, the same for the same. */
function saidText(
  { unit, owner, grade, by, comment, about }: OrderFact,
  text: (code: number) => string,
): string {
  const of = about && [
    text(about.kind),
    text(about.category),
    text(about.region),
    about.urgent,
    about.dueAt,
    about.contact,
  ];
  return JSON.stringify([text(unit), text(owner), grade, by, comment, of]);
}

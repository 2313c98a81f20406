import { orderLanes } from '../../../shared/model/order.ts';
import type { LinkFigures, OrderFigures, OrderShare } from '../../../shared/model/order.ts';
import type { OrderRules } from './order-rules.ts';
import type { LinkSums, OrderSums } from './order-sums.ts';

type SumsByKind = ReadonlyMap<number, OrderSums>;

/** What all of a kind amount to, but for what is reckoned from what is to come. */
export type OrderCounts = Omit<OrderFigures, 'breachSoon' | 'breachForecast'>;

/** Orders of some kinds together, links by their lanes. */
export function figuresOfAll(byKind: SumsByKind, rules: Pick<OrderRules, 'kindOf'>): OrderCounts {
  const links = Object.fromEntries(orderLanes.map((lane) => [lane, noLink()]));
  for (const [kind, sums] of byKind)
    for (const [at, { lane }] of rules.kindOf(kind).links.entries()) addLink(links[lane]!, sums.links[at]);
  return { ...countsOf([...byKind.values()]), links };
}

/** Orders of one kind, links by their keys. */
export function figuresOfKind(kind: number, sums: OrderSums, rules: Pick<OrderRules, 'kindOf'>): OrderCounts {
  const { links } = rules.kindOf(kind);
  const entries = links.map(({ key }, at): [string, LinkFigures] => [key, addLink(noLink(), sums.links[at])]);
  return { ...countsOf([sums]), links: Object.fromEntries(entries) };
}

function countsOf(parts: readonly OrderSums[]): Omit<OrderCounts, 'links'> {
  const sum = (of: (sums: OrderSums) => number): number => parts.reduce((all, sums) => all + of(sums), 0);
  return {
    createdToday: sum(({ createdToday }) => createdToday),
    closedToday: sum(({ closed }) => closed),
    open: sum(({ open }) => open),
    overdueOpen: sum(({ overdueOpen }) => overdueOpen),
    soon: sum(({ soon }) => soon),
    suspended: sum(({ suspended }) => suspended),
    supervised: sum(({ supervised }) => supervised),
    flagged: sum(({ flagged }) => flagged),
    closedWithLimit: sum(({ closedWithLimit }) => closedWithLimit),
    closedLate: sum(({ closedLate }) => closedLate),
    graded: sum(({ graded }) => graded),
    satisfied: sum(({ satisfied }) => satisfied),
  };
}

/** What orders amount to together. */
export function shareOf(parts: readonly OrderSums[]): OrderShare {
  const sum = (of: (sums: OrderSums) => number): number => parts.reduce((all, sums) => all + of(sums), 0);
  return {
    created: sum(({ created }) => created),
    closed: sum(({ closed }) => closed),
    open: sum(({ open }) => open),
    overdueOpen: sum(({ overdueOpen }) => overdueOpen),
    closedWithLimit: sum(({ closedWithLimit }) => closedWithLimit),
    closedLate: sum(({ closedLate }) => closedLate),
  };
}

function noLink(): LinkFigures {
  return { open: 0, soon: 0, overdue: 0, done: 0, doneInTime: 0 };
}

function addLink(into: LinkFigures, sums: LinkSums | undefined): LinkFigures {
  if (!sums) return into;
  for (const key of ['open', 'soon', 'overdue', 'done', 'doneInTime'] as const) into[key] += sums[key];
  return into;
}

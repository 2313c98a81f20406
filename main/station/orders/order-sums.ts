import type { OrderView } from './read-order.ts';
import type { KindPlan } from './order-rules.ts';

/** What one order counts as, packed: thousands are in memory. Codes of names; bits by place of a limit. */
export interface OrderAccount {
  kind: number;
  unit: number;
  category: number;
  marks: number;
  /** Place of the link it is at, −1: at none; and of the limit that comes first. */
  at: number;
  next: number;
  done: number;
  inTime: number;
  /** Limits kept or missed today; counts, as does `mark.createdToday`, only on the day (its start) it was read on. */
  doneToday: number;
  day: number;
}

/** What an order can count as. */
export const mark = {
  open: 1,
  overdue: 2,
  soon: 4,
  suspended: 8,
  supervised: 16,
  flagged: 32,
  withLimit: 64,
  late: 128,
  graded: 256,
  satisfied: 512,
  atSoon: 1024,
  atOverdue: 2048,
  createdToday: 4096,
} as const;

/** The best two of four grades are satisfied customers. */
const SATISFIED = 2;

/**
 * What an order counts as; null: nothing, because its creation was not heard of, or it was closed before the day.
 * @param day start of the local day, epoch ms
 */
export function accountOf(view: OrderView, day: number): OrderAccount | null {
  if (view.created === 0 || (view.closedAt !== null && view.closedAt < day)) return null;
  const { limits, next, kind } = view;
  const open = view.closedAt === null;
  const here = open ? limits.find((limit) => isHere(limit, kind)) : undefined;
  const on = (is: boolean, bit: number): number => (is ? bit : 0);
  return {
    kind: view.kindName,
    unit: view.unit,
    category: view.category,
    marks:
      on(open, mark.open) +
      on(next?.state === 'overdue', mark.overdue) +
      on(next?.state === 'soon', mark.soon) +
      on(view.suspended, mark.suspended) +
      on(view.supervisedAt !== null, mark.supervised) +
      on(view.flagged, mark.flagged) +
      on(!open && view.withLimit, mark.withLimit) +
      on(!open && view.withLimit && view.late, mark.late) +
      on(view.grade !== 0, mark.graded) +
      on(view.grade !== 0 && view.grade <= SATISFIED, mark.satisfied) +
      on(here?.state === 'soon', mark.atSoon) +
      on(here?.state === 'overdue', mark.atOverdue) +
      on(view.created >= day, mark.createdToday),
    at: here?.at ?? -1,
    next: next?.at ?? -1,
    done: bitsOf(limits, ({ doneAt, dueAt }) => doneAt !== null && dueAt !== null),
    inTime: bitsOf(limits, ({ inTime }) => inTime === true),
    doneToday: bitsOf(limits, ({ doneAt, dueAt }) => dueAt !== null && doneAt !== null && doneAt >= day),
    day,
  };
}

/** An order is at one link at a time: the first of its kind that has begun and is not done. */
function isHere({ at, state }: OrderView['limits'][number], kind: KindPlan): boolean {
  return at < kind.links.length && state !== 'done' && state !== 'off';
}

function bitsOf(limits: OrderView['limits'], is: (limit: OrderView['limits'][number]) => boolean): number {
  return limits.reduce((bits, limit) => (is(limit) ? bits | (1 << limit.at) : bits), 0);
}

/** Sums of one link over orders. */
export interface LinkSums {
  open: number;
  soon: number;
  overdue: number;
  done: number;
  doneInTime: number;
}

/** Sums over orders, moved on by one order at a time. */
export class OrderSums {
  created = 0;
  open = 0;
  overdueOpen = 0;
  soon = 0;
  suspended = 0;
  supervised = 0;
  flagged = 0;
  closedWithLimit = 0;
  closedLate = 0;
  graded = 0;
  satisfied = 0;
  /** By place of the link in its kind; the last one may be the orders' own limit. */
  readonly links: LinkSums[] = [];
  /** Of the day since `begin`: created, and ends of links by place. */
  createdToday = 0;
  doneToday: number[] = [];
  private day = -Infinity;
  /** Open orders whose first limit is near or past, by place of it. */
  readonly nextSoon: number[] = [];
  readonly nextOverdue: number[] = [];

  get closed(): number {
    return this.created - this.open;
  }

  /** Another day begins. @param day its start, epoch ms */
  begin(day: number): void {
    this.day = day;
    this.createdToday = 0;
    this.doneToday = [];
  }

  /** @param sign 1 adds the order, −1 takes it away */
  add(account: OrderAccount, sign: 1 | -1): void {
    const { marks, at, next, done, inTime } = account;
    const is = (bit: number): number => ((marks & bit) === 0 ? 0 : sign);
    this.created += sign;
    this.open += is(mark.open);
    this.overdueOpen += is(mark.overdue);
    this.soon += is(mark.soon);
    this.suspended += is(mark.suspended);
    this.supervised += is(mark.supervised);
    if ((marks & mark.open) !== 0) this.flagged += is(mark.flagged);
    this.closedWithLimit += is(mark.withLimit);
    this.closedLate += is(mark.late);
    this.graded += is(mark.graded);
    this.satisfied += is(mark.satisfied);
    if (next >= 0) {
      this.nextSoon[next] = (this.nextSoon[next] ?? 0) + is(mark.soon);
      this.nextOverdue[next] = (this.nextOverdue[next] ?? 0) + is(mark.overdue);
    }
    if (at >= 0) {
      const link = this.link(at);
      link.open += sign;
      link.soon += is(mark.atSoon);
      link.overdue += is(mark.atOverdue);
    }
    for (const place of placesIn(done)) this.link(place).done += sign;
    for (const place of placesIn(inTime)) this.link(place).doneInTime += sign;
    if (account.day !== this.day) return;
    this.createdToday += is(mark.createdToday);
    for (const place of placesIn(account.doneToday))
      this.doneToday[place] = (this.doneToday[place] ?? 0) + sign;
  }

  link(place: number): LinkSums {
    return (this.links[place] ??= { open: 0, soon: 0, overdue: 0, done: 0, doneInTime: 0 });
  }
}

function placesIn(bits: number): number[] {
  const places: number[] = [];
  for (let place = 0; bits >> place > 0; place++) if (((bits >> place) & 1) === 1) places.push(place);
  return places;
}

/** Two accounts that count the same. */
export function isSameAccount(a: OrderAccount | null, b: OrderAccount | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.marks === b.marks &&
    a.at === b.at &&
    a.next === b.next &&
    a.done === b.done &&
    a.inTime === b.inTime &&
    a.kind === b.kind &&
    a.unit === b.unit &&
    a.category === b.category &&
    a.doneToday === b.doneToday &&
    a.day === b.day
  );
}

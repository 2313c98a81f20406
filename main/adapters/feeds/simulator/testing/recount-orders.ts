import type { OrderTruth } from '../truth.ts';

/** A limit as the documents give it. Units: epoch ms. */
export interface RecountedLimit {
  key: string;
  /** The first of these moves ends the link. */
  done: readonly string[];
  /** The first of these begins it; the order's creation without. */
  from?: readonly string[];
  /** When the time is over that begins at `from`, the clock never standing still. */
  end: (from: number, order: OrderTruth) => number;
}

export interface RecountOptions {
  /** The limits of a kind. */
  limits?: (kind: string) => readonly RecountedLimit[];
  /** Whether the clocks of a kind stand still between `suspended` and `resumed`. */
  suspends?: (kind: string) => boolean;
}

export interface RecountedLink {
  done: number;
  late: number;
  openPast: number;
}

const finished = ['restored', 'handled', 'closed'];

/**
 * The figures of orders at a moment by brute force from what really happened (hotspots-and-orders.md): events up to
 * and at `at`; a limit reached exactly is on time. An order that came back is open until it is closed again. Done is
 * what was restored or handled: that keeps an order's own limit, closing only where neither was told since it was opened.
 * An open order is overdue when its own limit or one of a link is past. Nothing is shared with the station.
 */
export function recountOrders(
  all: readonly OrderTruth[],
  at: number,
  { limits = () => [], suspends = () => false }: RecountOptions = {},
) {
  const links: Record<string, RecountedLink> = {};
  const figures = { created: 0, closed: 0, open: 0, overdueOpen: 0, closedWithLimit: 0, closedLate: 0 };
  for (const order of all) {
    if (order.created > at) continue;
    const moves = order.links.filter((move) => move.at <= at);
    const still = suspends(order.type) ? stillness(moves, at) : [];
    const isLate = (from: number, end: number, time: number): boolean =>
      time > end + within(still, from, time);
    figures.created += 1;
    const last = moves.findLast(({ to }) => to === 'closed' || to === 'reopened');
    const closedAt = last?.to === 'closed' ? last.at : null;
    const opened = moves.findLastIndex(({ to }) => to === 'reopened');
    const doneAt = moves.find(({ to }, place) => place > opened && finished.includes(to))?.at;
    const late = isLate(order.created, order.due, doneAt ?? at);
    let overdue = doneAt === undefined && late;
    if (closedAt !== null) {
      figures.closed += 1;
      figures.closedWithLimit += 1;
      if (late) figures.closedLate += 1;
    }
    for (const { key, done, from, end } of limits(order.type)) {
      const link = (links[`${order.type} ${key}`] ??= { done: 0, late: 0, openPast: 0 });
      const begun = from === undefined ? order.created : moves.find(({ to }) => from.includes(to))?.at;
      const ended = moves.find(({ to }) => done.includes(to))?.at;
      if (ended !== undefined) link.done += 1;
      if (begun === undefined || !isLate(begun, end(begun, order), ended ?? at)) continue;
      if (ended === undefined) {
        link.openPast += 1;
        overdue = true;
      } else link.late += 1;
    }
    if (closedAt !== null) continue;
    figures.open += 1;
    if (overdue) figures.overdueOpen += 1;
  }
  return { ...figures, links };
}

interface Span {
  from: number;
  to: number;
}

/** When an order stood still. */
export function stillness(moves: OrderTruth['links'], at: number): Span[] {
  return moves.flatMap((move, place) => {
    if (move.to !== 'suspended') return [];
    const resumed = moves.slice(place + 1).find(({ to }) => ['resumed', 'closed', 'reopened'].includes(to));
    return [{ from: move.at, to: resumed?.at ?? at }];
  });
}

/** How much of a time lies in some spans, ms. */
export function within(spans: readonly Span[], from: number, to: number): number {
  return spans.reduce((sum, span) => sum + Math.max(0, Math.min(span.to, to) - Math.max(span.from, from)), 0);
}

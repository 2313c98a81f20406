import type { OrderBook } from './order-book.ts';

/** How far ahead is looked, ms. */
const AHEAD_MS = 2 * 3_600_000;
/**
 * Shorter than this a day tells no pace, ms: one order done in its first minute would be sixty an hour, none would be
 * none for ever, and both are chance.
 */
const LEAST_MS = 30 * 60_000;

/** Open orders of some kinds whose first limit comes within two hours. */
export interface Breaches {
  soon: number;
  /** How many of them are not done by then at today's pace; null: there are some, and no link they wait at has a pace. */
  forecast: number | null;
}

/**
 * By kind (code of its name). Each link is worked down in the order of its limits, those past it first, as quickly as it
 * was done since the first thing that happened to an order today; what is then done after its limit passes it. A link at
 * which nothing was done today has no pace, and its orders are left out.
 */
export function forecastBreaches(book: OrderBook): ReadonlyMap<number, Breaches> {
  const now = book.now();
  const elapsed = now - book.begun();
  const found = new Map<number, Breaches>();
  const before = new Map<number, number>();
  const ahead: { kind: number; next: number; dueAt: number }[] = [];
  const inLine = (kind: number, next: number): number => {
    const line = kind * 64 + next;
    const place = (before.get(line) ?? 0) + 1;
    before.set(line, place);
    return place;
  };
  for (const [kind, { nextOverdue }] of book.byKind)
    for (const [next, count = 0] of nextOverdue.entries()) before.set(kind * 64 + next, count);
  for (const { item, key: dueAt } of book.running.within(now + AHEAD_MS)) {
    const { kind = 0, next = 0 } = item.account ?? {};
    ahead.push({ kind, next, dueAt });
  }
  for (const { kind, next, dueAt } of ahead.toSorted((a, b) => a.dueAt - b.dueAt)) {
    const place = inLine(kind, next);
    const breaches = found.get(kind) ?? { soon: 0, forecast: null };
    found.set(kind, breaches);
    breaches.soon++;
    const done = book.byKind.get(kind)?.doneToday[next] ?? 0;
    if (done === 0 || elapsed < LEAST_MS) continue;
    breaches.forecast = (breaches.forecast ?? 0) + (now + (place * elapsed) / done > dueAt ? 1 : 0);
  }
  return found;
}

/** Kinds together: the forecast is of those that have one. Where no limit comes, none is passed. */
export function breachesOf(parts: Iterable<Breaches>): Breaches {
  const all: Breaches = { soon: 0, forecast: null };
  for (const { soon, forecast } of parts) {
    all.soon += soon;
    if (forecast !== null) all.forecast = (all.forecast ?? 0) + forecast;
  }
  return all.soon === 0 ? { soon: 0, forecast: 0 } : all;
}

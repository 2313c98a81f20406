import type { HotspotSurge } from '../../../shared/model/hotspot.ts';

/** Complaints of a hotspot and offers of each queue on one axis; whole bins, the oldest first. */
export interface SurgeInput {
  /** End of the last bin, epoch ms, and the length of each. */
  to: number;
  binMs: number;
  /** Complaints above what is expected. */
  complaints: readonly number[];
  /** Offers above what is usual, by the queue's key. */
  offers: ReadonlyMap<string, readonly number[]>;
  /** The bin in which the hotspot began. */
  began: number;
}

/** Offers may follow complaints, or come first, by so many bins. */
const LAGS = 6;
/** Less alike than this, offers have nothing to do with the complaints. */
const LEAST_CORRELATION = 0.5;
/** Fewer extra offers are chance. */
const LEAST_EXTRA = 5;
/** Slots that are looked ahead to; what is extra halves from one to the next. */
const NEXT_SLOTS = 4;
const NEXT_MS = 900_000;
const HALVES = 0.5;

/**
 * The queues whose offers rise with the complaints of a hotspot, and by how much: the lag is the one at which both are
 * most alike (Pearson's correlation of what is above the usual). Null where no queue follows.
 */
export function surgeOf(input: SurgeInput): HotspotSurge | null {
  const { complaints, offers, began, binMs, to } = input;
  const queues = [...offers]
    .map(([queue, extra]) => ({
      queue,
      extra,
      sum: sumOf(extra.slice(began)),
      ...bestLag(complaints, extra),
    }))
    .filter(({ sum, correlation }) => sum > 0 && correlation >= LEAST_CORRELATION)
    .sort((a, b) => b.sum - a.sum);
  const extra = complaints.map((_, bin) => sumOf(queues.map((each) => each.extra[bin] ?? 0)));
  const extraOffers = sumOf(extra.slice(began));
  if (extraOffers < LEAST_EXTRA) return null;
  const { lag, correlation } = bestLag(complaints, extra);
  const extraComplaints = sumOf(complaints.slice(began));
  const perComplaint = extraComplaints > 0 ? extraOffers / extraComplaints : 0;
  const recent = sumOf(complaints.slice(-NEXT_MS / binMs)) * perComplaint;
  const first = Math.ceil(to / NEXT_MS) * NEXT_MS;
  return {
    queues: queues.map(({ queue }) => queue),
    lagMs: lag * binMs,
    correlation: Math.round(correlation * 100) / 100,
    extraOffers: Math.round(extraOffers),
    next: Array.from({ length: NEXT_SLOTS }, (_, at) => ({
      start: first + at * NEXT_MS,
      end: first + (at + 1) * NEXT_MS,
      extra: Math.max(0, Math.round(recent * HALVES ** (at + 1))),
    })),
  };
}

/** The shift of `later` against `series` at which both are most alike. */
function bestLag(series: readonly number[], later: readonly number[]): { lag: number; correlation: number } {
  let best = { lag: 0, correlation: correlationOf(series, later, 0) };
  for (let distance = 1; distance <= LAGS; distance++)
    for (const lag of [distance, -distance]) {
      const correlation = correlationOf(series, later, lag);
      if (correlation > best.correlation) best = { lag, correlation };
    }
  return best;
}

function correlationOf(series: readonly number[], later: readonly number[], lag: number): number {
  const pairs = series.flatMap((value, at) => {
    const other = later[at + lag];
    return other === undefined ? [] : [[value, other] as const];
  });
  const [a, b] = [sumOf(pairs.map(([x]) => x)) / pairs.length, sumOf(pairs.map(([, y]) => y)) / pairs.length];
  const both = sumOf(pairs.map(([x, y]) => (x - a) * (y - b)));
  const [xs, ys] = [sumOf(pairs.map(([x]) => (x - a) ** 2)), sumOf(pairs.map(([, y]) => (y - b) ** 2))];
  return xs > 0 && ys > 0 ? both / Math.sqrt(xs * ys) : 0;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

import type { ComplaintTruth } from '../truth.ts';

/** Complaints of one class (and all below it) in one region (and all below it) in one hour that begins at `hour` (epoch ms). */
export interface RecountedCell {
  hour: number;
  category: string[];
  region: string[];
  n: number;
}

const HOUR_MS = 3_600_000;

/**
 * The cells of hotspots-and-orders.md by brute force from what really happened: every complaint in every class and
 * region above it, by the hour. For zones whose hours begin with those of UTC. Nothing is shared with the station.
 */
export function recountComplaints(
  complaints: readonly Pick<ComplaintTruth, 'category' | 'region' | 'at'>[],
): RecountedCell[] {
  const cells = new Map<string, RecountedCell>();
  for (const { category, region, at } of complaints) {
    const hour = at - (at % HOUR_MS);
    for (let c = 0; c <= category.length; c += 1) {
      for (let r = 0; r <= region.length; r += 1) {
        const place = { hour, category: category.slice(0, c), region: region.slice(0, r) };
        const key = JSON.stringify(place);
        const cell = cells.get(key) ?? { ...place, n: 0 };
        cell.n += 1;
        cells.set(key, cell);
      }
    }
  }
  return [...cells.values()];
}

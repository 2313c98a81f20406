import type { Complaints } from './complaints.ts';
import type { HotspotRecord } from './hotspot-archive.ts';
import type { OfferBook } from './offer-book.ts';
import { BIN_MS, floor, TRAIL_MS } from './recent.ts';
import { surgeOf } from './surge.ts';

/** Lays the offers of all queues beside each open hotspot, once every five minutes. @param now of the centre, epoch ms */
export function followSurges(complaints: Complaints, now: number): void {
  const { lives, offers } = complaints;
  const open = [...lives.values()].filter(({ endedAt, past }) => endedAt === null && !past);
  const to = floor(now, BIN_MS);
  if (offers === null || open.length === 0 || complaints.surgedTo === to) return;
  if (!offers.read(to - TRAIL_MS, to + BIN_MS)) return;
  complaints.surgedTo = to;
  for (const record of open) {
    const surge = surgeBeside(complaints, offers, record, to);
    if (JSON.stringify(surge) === JSON.stringify(record.surge)) continue;
    record.surge = surge;
    lives.change(record);
  }
}

function surgeBeside(
  { lives, recent, expectations }: Complaints,
  offers: OfferBook,
  record: HotspotRecord,
  to: number,
): HotspotRecord['surge'] {
  const cell = lives.cellOf(record);
  const bins = Array.from({ length: TRAIL_MS / BIN_MS }, (_, at) => to - TRAIL_MS + at * BIN_MS);
  const extra = (queue: string): number[] =>
    bins.map((bin) => offers.offered(bin, [queue]) - offers.usual(bin, [queue]));
  return surgeOf({
    to,
    binMs: BIN_MS,
    complaints: bins.map((bin) => recent.inBin(bin, cell) - expectations.between(bin, bin + BIN_MS, cell)),
    offers: new Map([...offers.queues()].map((queue) => [queue, extra(queue)])),
    began: Math.max(
      0,
      bins.findLastIndex((bin) => bin <= record.since),
    ),
  });
}

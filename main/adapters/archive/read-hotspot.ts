import type { HotspotRecord } from '../../station/hotspots/hotspot-archive.ts';

/** A hotspot as it is stored; one of a time when classes of one storm were hotspots apart has no others. */
export function readHotspot(body: string): HotspotRecord {
  const stored = JSON.parse(body) as Omit<HotspotRecord, 'others'> & Partial<HotspotRecord>;
  return { ...stored, others: stored.others ?? [] };
}

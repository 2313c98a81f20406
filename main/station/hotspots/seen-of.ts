import type { Hotspot, MassEvent } from '../../../shared/model/hotspot.ts';
import type { HotspotRecord, MassRecord } from './hotspot-archive.ts';

/** What everybody may see of a hotspot, without its trail. */
export function seenOf(record: HotspotRecord): Omit<Hotspot, 'trail'> {
  const { id, category, region, level, state, since, seenAt, stateSince, to, n, expected, score } = record;
  const { days, weekdays, peak, total, folded, others, massEvent, surge, note } = record;
  return {
    id,
    category,
    region,
    level,
    state,
    since,
    seenAt,
    stateSince,
    to,
    n,
    expected,
    score,
    days,
    weekdays,
    peak,
    total,
    folded,
    others,
    massEvent,
    surge,
    owned: note.owner !== null,
    orders: note.orders.length,
  };
}

/** What everybody may see of a mass event. */
export function seenMassOf(record: MassRecord): MassEvent {
  const { id, category, region, since, endedAt, hotspots, total, parts } = record;
  return { id, category, region, since, endedAt, hotspots, cells: parts.length, total };
}

import { createZone, type Zone } from '../../shared/time/zone-day.ts';

const zones = new Map<string, Zone>();

/** The days of the centre's zone; made once, because each keeps the days it has looked up. */
export function zoneNamed(name: string): Zone {
  const known = zones.get(name) ?? createZone(name);
  zones.set(name, known);
  return known;
}

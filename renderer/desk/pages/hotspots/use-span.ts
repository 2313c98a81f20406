import { parseLocal } from '../../../../shared/time/parse-local.ts';
import { useStation } from '../../../link/use-station.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { useAddress } from '../../use-address.ts';
import { hotspotsAddress } from './hotspots-address.ts';
import type { Span } from './shown-hotspot.ts';

const DAY_MS = 86_400_000;

/** The days of the address; without them the last `days` up to today. Null before the station says which day it is. */
export function useSpan(days: number): Span | null {
  const station = useStation();
  const [{ from, to }] = useAddress(hotspotsAddress);
  if (station === undefined) return null;
  const zone = zoneNamed(station.zone);
  const last = parseLocal(zone, to).ms ?? station.today.start;
  const end = zone.dayOf(last).end;
  const first = parseLocal(zone, from).ms ?? zone.dayOf(last - (days - 1) * DAY_MS).start;
  return { from: Math.min(first, end - 1), to: end };
}

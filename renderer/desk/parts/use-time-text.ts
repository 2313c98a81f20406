import { useMemo } from 'react';
import { formatLocal } from '../../../shared/time/format.ts';
import { NONE } from '../../../shared/words/format.ts';
import { useStation } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';

/** Writes a time (epoch ms) as people of the centre do: `2026-05-18 09:42:10`. */
export function useTimeText(): (ms: number) => string {
  const zone = useStation()?.zone;
  return useMemo(
    () => (ms) => (zone === undefined ? NONE : formatLocal(zoneNamed(zone), ms, 'iso').replace('T', ' ')),
    [zone],
  );
}

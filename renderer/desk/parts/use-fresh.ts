import { useEffect, useState } from 'react';
import { useTicking } from '../../link/use-station.ts';

/** How often, ms of the station's own clock, also while a replay runs faster. */
const EVERY_MS = 10_000;

/** Asks again from time to time: orders move while somebody reads. */
export function useFresh(again: () => void): void {
  const beat = useTicking(({ real }) => String(Math.floor(real / EVERY_MS)));
  const [first] = useState(beat);
  useEffect(() => {
    if (beat !== first) again();
  }, [beat, first, again]);
}

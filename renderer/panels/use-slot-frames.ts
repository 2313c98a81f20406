import { useMemo } from 'react';
import { useStation, useTopic } from '../link/use-station.ts';
import { type SlotFrame, slotFrames } from './slots-today/view.ts';

/** The slots of the centre's day with what other days had in them; made anew when those change, not with each call. */
export function useSlotFrames(): readonly SlotFrame[] {
  const station = useStation();
  const yesterday = useTopic('day-1');
  const lastWeek = useTopic('day-7');
  return useMemo(
    () => (station === undefined ? [] : slotFrames({ yesterday, lastWeek, rules: station })),
    [yesterday, lastWeek, station],
  );
}

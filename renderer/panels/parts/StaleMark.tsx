import { memo } from 'react';
import { formatLocal } from '../../../shared/time/format.ts';
import { NONE } from '../../../shared/words/format.ts';
import { useStation, useWall } from '../../link/use-station.ts';
import { zoneNamed } from '../../link/zone.ts';
import { useStaleness } from '../use-staleness.ts';
import { Glyph } from './Glyph.tsx';

/** Since when a tile stands still and why; nothing while it does not. */
export const StaleMark = memo(function StaleMark() {
  const { words } = useWall();
  const stale = useStaleness();
  const station = useStation();
  if (stale === null) return null;
  const at =
    stale.at === null || station === undefined
      ? NONE
      : formatLocal(zoneNamed(station.zone), stale.at, 'time');
  return (
    <p className="stale-mark">
      <Glyph name={stale.why === 'catchingUp' ? 'catchingUp' : 'stale'} />
      <span>{words.say(`stale.${stale.why}`, { at, name: stale.name })}</span>
    </p>
  );
});

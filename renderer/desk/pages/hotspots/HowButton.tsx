import type { ReactNode } from 'react';
import { useWall } from '../../../link/use-station.ts';
import { useAddress } from '../../use-address.ts';
import { hotspotsAddress } from './hotspots-address.ts';

/** A number that opens its formula. `id`: of the hotspot, or `total`; `what`: what is counted. */
export function HowButton({ id, what, children }: { id: string; what: string; children: ReactNode }) {
  const { say } = useWall().words;
  const [, change] = useAddress(hotspotsAddress);
  return (
    <button
      type="button"
      className="figure-button"
      title={say('desk.hotspots.card.open', { what })}
      onClick={() => change({ how: id })}
    >
      {children}
    </button>
  );
}

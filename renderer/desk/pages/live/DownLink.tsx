import type { ReactNode } from 'react';
import { PageLink } from '../../parts/PageLink.tsx';
import { type LiveState, usualLive } from './live-address.ts';

/** A link within this page: a step down, or back up. */
export function DownLink({ to, children }: { to: LiveState; children: ReactNode }) {
  return (
    <PageLink page="live" state={unusual(to)}>
      {children}
    </PageLink>
  );
}

/** What an address has to say: all else is as usual. */
function unusual(state: LiveState): Partial<LiveState> {
  const keys = Object.keys(usualLive) as (keyof LiveState)[];
  return Object.fromEntries(
    keys.filter((key) => state[key] !== usualLive[key]).map((key) => [key, state[key]]),
  );
}

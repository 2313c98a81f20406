import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../../station/ports.ts';

/** How long a browser may stay away before it has to show its token again. Unit: ms. */
export const sessionMs = 30 * 86_400_000;
/** Oldest sessions are dropped beyond this: a script that signs in for ever must not fill the memory. */
const maxSessions = 10_000;

/** Browsers that showed a viewer token. */
export interface Sessions {
  /** Opens a session; the returned id is the cookie's value and is kept nowhere in clear. */
  open(): string;
  /** Whether that id is of a session that has not expired; using it prolongs it. */
  use(id: string | undefined): boolean;
}

/** Sessions in memory: after a restart of the hub a browser shows its token again by itself. */
export function createSessions(clock: Pick<Clock, 'mono'>): Sessions {
  const expiry = new Map<string, number>();
  return {
    open() {
      const id = randomBytes(32).toString('base64url');
      expiry.set(digest(id), clock.mono() + sessionMs);
      const oldest = expiry.keys().next();
      if (expiry.size > maxSessions && oldest.done !== true) expiry.delete(oldest.value);
      return id;
    },
    use(id) {
      if (id === undefined) return false;
      // Looked up by digest: how long the look-up takes tells nothing about the id.
      const key = digest(id);
      const end = expiry.get(key);
      if (end === undefined) return false;
      expiry.delete(key);
      if (end <= clock.mono()) return false;
      expiry.set(key, clock.mono() + sessionMs);
      return true;
    },
  };
}

function digest(id: string): string {
  return createHash('sha256').update(id).digest('base64');
}

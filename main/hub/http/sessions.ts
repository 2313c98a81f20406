import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../station/ports.ts';

/** How long a browser may stay away before it has to show its token again. Unit: ms. */
export const sessionMs = 30 * 86_400_000;

/** A token that opens the wall: something only its owner and we can know, and until when it is good, epoch ms. */
export interface ViewerKey {
  secret: string;
  until: number;
}

/** Browsers that showed a viewer token. */
export interface Sessions {
  /** Opens a session for who showed a token; gives the cookie's value. */
  open(key: ViewerKey): string;
  /** The value that prolongs a session; undefined when `value` is none, has expired or its token is gone. */
  renew(value: string | undefined): string | undefined;
}

export interface SessionParts {
  clock: Pick<Clock, 'now'>;
  /** The station's own secret; with another one all sessions end. */
  key: string;
  /** The tokens that are good now. */
  viewers(): readonly ViewerKey[];
}

/**
 * Sessions kept nowhere: the cookie says until when it is good, under a seal made with the station's key and the token
 * that was shown. So walls find their way back after a restart of the hub, with nobody there to type the token again,
 * and taking a token out of the settings ends its sessions.
 */
export function createSessions({ clock, key, viewers }: SessionParts): Sessions {
  function open(viewer: ViewerKey): string {
    const until = String(Math.min(clock.now() + sessionMs, viewer.until));
    return `${until}.${seal(key, viewer.secret, until).toString('base64url')}`;
  }

  return {
    open,
    renew(value) {
      const [, until, given] = /^(\d{1,16})\.([\w-]{43})$/.exec(value ?? '') ?? [];
      if (until === undefined || given === undefined || Number(until) <= clock.now()) return undefined;
      const shown = Buffer.from(given, 'base64url');
      const entry = viewers().find(({ secret }) => timingSafeEqual(shown, seal(key, secret, until)));
      return entry && open(entry);
    },
  };
}

function seal(key: string, token: string, until: string): Buffer {
  return createHmac('sha256', key)
    .update(JSON.stringify(['viewer session', token, until]))
    .digest();
}

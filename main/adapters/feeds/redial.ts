import { WebSocket } from 'ws';
import { FEED_LIMITS, FEED_PROTOCOL } from '../../../shared/contract/feed.ts';
import type { Clock } from '../../station/ports.ts';
import type { OpenFeed } from './feed-socket.ts';
import { bindSocket, CLOSING } from './feed-socket.ts';

/** How a connection attempt or a connection ended. */
export interface Ending {
  /** True when the WebSocket had been open. */
  opened: boolean;
  /** WebSocket close code; 1006 when there was none. */
  code: number;
  /** HTTP status of a refused upgrade, else null. */
  status: number | null;
  /** The close reason or the error's message. */
  why: string;
}

export interface DialOptions {
  url: string;
  token?: string | undefined;
  /** What `link.allowed` of the connections shall be. */
  allowed: readonly string[] | null;
  open: OpenFeed;
  clock: Clock;
  /** Asked after every ending: false = do not dial again. */
  again: (ending: Ending) => boolean;
  /** In [0, 1); for the jitter. */
  random?: () => number;
}

/** Unit: ms. */
const REDIAL_FIRST = 500;
const REDIAL_MOST = 30_000;
const HANDSHAKE_TIMEOUT = 10_000;

/** Wait before the n-th redial in a row (n from 0): full jitter, so that many sources do not return as one wave. Unit: ms. */
export function redialDelay(attempt: number, random: number): number {
  return random * Math.min(REDIAL_MOST, REDIAL_FIRST * 2 ** attempt);
}

/**
 * Keeps one outgoing feed connection: dials, hands each open connection to `open`, dials again with full jitter
 * 0.5 → 30 s. `settled` = the connection proved good: the next wait starts small again.
 */
export function keepDialling(options: DialOptions): { stop(): Promise<void>; settled(): void } {
  const random = options.random ?? Math.random;
  let attempt = 0;
  let stopped = false;
  let cancelWait: (() => void) | null = null;
  let socket: WebSocket | null = null;
  let onGone: (() => void) | null = null;

  function dial(): void {
    cancelWait = null;
    socket = dialOnce(options, (ending) => {
      socket = null;
      onGone?.();
      if (stopped || !options.again(ending)) return;
      cancelWait = options.clock.after(redialDelay(attempt++, random()), dial);
    });
  }

  dial();
  return {
    settled() {
      attempt = 0;
    },
    stop() {
      stopped = true;
      cancelWait?.();
      const open = socket;
      if (open === null) return Promise.resolve();
      return new Promise((resolve) => {
        onGone = resolve;
        open.close(1000, 'done');
      });
    },
  };
}

/** One attempt; `ended` is called exactly once, also when the connection never opened. */
function dialOnce(options: DialOptions, ended: (ending: Ending) => void): WebSocket {
  const socket = new WebSocket(options.url, FEED_PROTOCOL, {
    headers: options.token === undefined ? {} : { authorization: `Bearer ${options.token}` },
    perMessageDeflate: false,
    maxPayload: FEED_LIMITS.frameBytes,
    maxFragments: FEED_LIMITS.fragments,
    handshakeTimeout: HANDSHAKE_TIMEOUT,
    ...CLOSING,
    // A redirect would carry the token to somebody else.
    followRedirects: false,
  });
  let opened = false;
  let status: number | null = null;
  let why = '';
  socket.on('unexpected-response', (_request, response) => {
    status = response.statusCode ?? 0;
    why = `HTTP ${status} ${response.statusMessage ?? ''}`.trim();
    // Closing what is still being opened aborts the request, then reports an error and the close.
    socket.close();
  });
  socket.on('error', (error) => {
    if (why === '') why = error.message;
  });
  socket.on('open', () => {
    opened = true;
    bindSocket(socket, { allowed: options.allowed, peer: new URL(options.url).host }, options.open);
  });
  socket.on('close', (code, reason) => ended({ opened, code, status, why: reason.toString() || why }));
  return socket;
}

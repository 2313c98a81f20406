import { CLOSE } from '../../../../shared/contract/feed.ts';
import type { SocketLink } from '../feed-socket.ts';
import type { Ending } from '../redial.ts';
import { keepDialling } from '../redial.ts';
import type { SourceErrorCode } from './source-error.ts';
import { finalCloseCode, SourceError } from './source-error.ts';
import type { SourceOptions, SourceSession } from './source-session.ts';
import { openSource } from './source-session.ts';

/** `dialling`: no connection, or not welcomed yet; `connected`: welcomed; `stopped`: will not dial again. */
export type SourceState = 'dialling' | 'connected' | 'stopped';

export interface ConnectOptions extends SourceOptions {
  url: string;
  token?: string | undefined;
  random?: () => number;
  onState?: (state: SourceState, why: string) => void;
  /** Told once, when the source gives up for good; not after `close`. */
  onStop?: (error: SourceError) => void;
  /** Unit: ms without ever being welcomed after which the source gives up; by default it never does. */
  giveUpMs?: number;
  /** Unit: ms during which a `conflict` is tried again: the station may not have noticed yet that another one left. */
  conflictMs?: number;
}

export interface SourceConnection {
  /** Stops dialling and closes; resolves when the connection is gone. What was not acked stays in the outbox. */
  close(): Promise<void>;
  /** Says the source's now at once. */
  ping(): void;
  /** Asks the snapshot provider as soon as everything is sent. */
  snapshotDue(): void;
}

/** HTTP answers to the upgrade that dialling again does not change. */
const FINAL_STATUS = new Set([400, 401, 403, 404, 421]);

/** Keeps a source connected to a station that it dials: see `openSource` for the conversation, `keepDialling` for the redials. */
export function connectSource(options: ConnectOptions): SourceConnection {
  let session: SourceSession | null = null;
  let rejected: Rejection | null = null;
  const judge = endingJudge(options);

  function open(link: SocketLink): SourceSession {
    rejected = null;
    session = openSource(link, {
      ...options,
      onWelcome(welcome) {
        judge.welcomed();
        line.settled();
        options.onState?.('connected', '');
        options.onWelcome?.(welcome);
      },
      onReject(code, why) {
        rejected = { code, why };
        options.onReject?.(code, why);
      },
    });
    return session;
  }

  function again(ending: Ending): boolean {
    session = null;
    const error = judge.final(ending, rejected);
    options.onState?.(error === null ? 'dialling' : 'stopped', error?.message ?? ending.why);
    if (error !== null) options.onStop?.(error);
    return error === null;
  }

  const { url, token, clock, random } = options;
  const line = keepDialling({
    url,
    token,
    allowed: [options.facts.source],
    open,
    clock,
    again,
    ...(random === undefined ? {} : { random }),
  });
  return {
    async close() {
      await line.stop();
      options.onState?.('stopped', 'closed');
    },
    ping: () => session?.ping(),
    snapshotDue: () => session?.snapshotDue(),
  };
}

/**
 * A source that listens: opens the conversation on a connection that the station dialled (give it to `serveFeeds` as
 * `openFeed`). A newer connection ends the older one, which is half dead when the same station dials again.
 */
export function answerSource(options: SourceOptions): (link: SocketLink) => SourceSession {
  let current: SocketLink | null = null;
  return (link) => {
    current?.close(CLOSE.superseded, 'the station dialled again');
    current = link;
    return openSource(link, options);
  };
}

interface Rejection {
  code: SourceErrorCode;
  why: string;
}

/** Knows what makes an ending final; `final` returns null where dialling again is right. */
function endingJudge(options: ConnectOptions): {
  welcomed(): void;
  final(ending: Ending, rejected: Rejection | null): SourceError | null;
} {
  const { clock } = options;
  const startedAt = clock.mono();
  let everWelcomed = false;
  let conflictSince: number | null = null;

  function retryConflict(): boolean {
    conflictSince ??= clock.mono();
    return clock.mono() - conflictSince < (options.conflictMs ?? 0);
  }

  return {
    welcomed() {
      everWelcomed = true;
      conflictSince = null;
    },
    final(ending, rejected) {
      if (ending.status !== null && FINAL_STATUS.has(ending.status)) {
        return new SourceError('refused', `the station refused the connection: ${ending.why}`);
      }
      const { code, why } = rejected ?? { code: finalCloseCode(ending.code), why: ending.why };
      if (code === 'conflict' && retryConflict()) return null;
      if (code !== null && code !== 'busy') return new SourceError(code, why);
      const waited = clock.mono() - startedAt;
      if (everWelcomed || options.giveUpMs === undefined || waited < options.giveUpMs) return null;
      return new SourceError('unreachable', `no station answered at ${options.url}: ${ending.why}`);
    },
  };
}

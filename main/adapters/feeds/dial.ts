import { CLOSE } from '../../../shared/contract/feed.ts';
import type { Clock, FeedLink, FeedSession, Log } from '../../station/ports.ts';
import { keepDialling } from './redial.ts';

export interface DialSourceOptions {
  /** Id of the source in the settings: the only one the connection may speak for. */
  id: string;
  url: string;
  token?: string | undefined;
  openFeed: (link: FeedLink) => FeedSession;
  clock: Clock;
  log: Log;
  random?: () => number;
}

/** Unit: ms a connection must have lasted for the next redial to be quick. */
const GOOD_AFTER = 10_000;

/**
 * The station dials a source that listens (settings: kind `callwall`). Redials with full jitter, but not after it was
 * closed as superseded (4410): then the same source has come in by another connection.
 */
export function dialSource(options: DialSourceOptions): { close(): Promise<void> } {
  const { id, log, clock } = options;
  let openedAt = 0;
  const line = keepDialling({
    url: options.url,
    token: options.token,
    allowed: [id],
    clock,
    ...(options.random === undefined ? {} : { random: options.random }),
    open(link) {
      openedAt = clock.mono();
      log.info('source dialled', { source: id });
      return watched(options.openFeed(link), () => {
        if (clock.mono() - openedAt >= GOOD_AFTER) line.settled();
      });
    },
    again(ending) {
      const superseded = ending.code === CLOSE.superseded;
      log.warn(superseded ? 'source superseded, not dialled again' : 'source not connected', {
        source: id,
        code: ending.code,
        why: ending.why,
      });
      return !superseded;
    },
  });
  return { close: () => line.stop() };
}

function watched(session: FeedSession, onClose: () => void): FeedSession {
  return {
    onFrame: (text) => session.onFrame(text),
    onClose() {
      onClose();
      session.onClose();
    },
  };
}

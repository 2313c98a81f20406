import type { FeedLink, FeedSession } from '../../../station/ports.ts';
import type { SocketLink } from '../feed-socket.ts';
import type { SourceSession } from '../source/source-session.ts';

export interface NearLineParts {
  source: string;
  openFeed: (link: FeedLink) => FeedSession;
  /** The source's half of the conversation. */
  open: (link: SocketLink) => SourceSession;
  /** The line is over, once. */
  ended: () => void;
}

/** A source's conversation with the station of its own process: the frames of a WebSocket, without one. */
export function nearLine({ source, openFeed, open, ended }: NearLineParts): {
  session: SourceSession;
  close(): void;
} {
  let over = false;
  let station: FeedSession | null = null;
  let session: SourceSession | null = null;
  const end = (): void => {
    if (over) return;
    over = true;
    session?.onClose();
    station?.onClose();
    ended();
  };
  station = openFeed({
    allowed: [source],
    peer: 'http',
    send(text) {
      // What was refused has to be written down before the station commits it; all else may not come while it commits.
      if (text.startsWith('{"t":"fault"')) session?.onFrame(text);
      else queueMicrotask(() => session?.onFrame(text));
    },
    // After what it said before.
    close: () => queueMicrotask(end),
  });
  const heard = station;
  session = open({
    allowed: [source],
    peer: 'station',
    buffered: () => 0,
    send(text) {
      if (!over) heard.onFrame(text);
    },
    close: end,
    terminate: end,
  });
  return { session, close: end };
}

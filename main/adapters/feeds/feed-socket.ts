import { WebSocket } from 'ws';
import { CLOSE } from '../../../shared/contract/feed.ts';
import type { FeedLink, FeedSession } from '../../station/ports.ts';

/** A connection with what a sender of many frames has to know as well. */
export interface SocketLink extends FeedLink {
  /** Bytes handed over and not yet taken by the network. */
  buffered(): number;
  /** Drops the connection without a closing handshake: the peer no longer answers. */
  terminate(): void;
}

/** Opens a conversation on a connection; either end of a feed. */
export type OpenFeed = (link: SocketLink) => FeedSession;

/** Unit: bytes. A peer that leaves this much unread is cut: what it misses it gets again by resuming. */
export const UNREAD_LIMIT = 8 << 20;
/**
 * Unit: ms. A feed that brings this much work in one turn of the event loop waits for the next turn: libuv reads up to
 * 2 MiB of one connection in a row, 10,000 events, and a wall would wait for its pages for as long.
 */
const TURN_MS = 10;
/** How long ws waits for the other side's half of a close (ms); to be spread, because its types do not know it yet. */
export const CLOSING = { closeTimeout: 2_000 };

/** Ties a WebSocket to a session; from then on the session hears every text frame and, once, the end. */
export function bindSocket(
  socket: WebSocket,
  facts: Pick<FeedLink, 'allowed' | 'peer'>,
  open: OpenFeed,
): void {
  let closing = false;
  const link: SocketLink = {
    ...facts,
    buffered: () => socket.bufferedAmount,
    terminate() {
      closing = true;
      socket.terminate();
    },
    send(text) {
      if (closing || socket.readyState !== WebSocket.OPEN) return;
      socket.send(text);
      if (socket.bufferedAmount > UNREAD_LIMIT) link.terminate();
    },
    close(code, reason) {
      if (closing) return;
      closing = true;
      socket.close(code, shortReason(reason));
    },
  };
  const session = open(link);
  const turn = takingTurns(socket);
  socket.on('message', (data, isBinary) => {
    turn();
    // What arrives after our own close is no longer part of the conversation.
    if (closing) return;
    if (isBinary || !Buffer.isBuffer(data)) {
      session.onUnreadable?.('binary frames are not part of callwall.v1');
      link.close(CLOSE.malformed, 'binary frames are not part of callwall.v1');
    } else session.onFrame(data.toString());
  });
  // Followed by 'close'. What ws itself refused has its name; anything else is the network's.
  socket.on('error', (cause) => {
    if (!closing && 'code' in cause && String(cause.code).startsWith('WS_ERR_'))
      session.onUnreadable?.(cause.message);
  });
  socket.on('close', () => session.onClose());
}

/** Gives what is to be called before every message: it pauses the connection until the next turn when this one was long. */
function takingTurns(socket: WebSocket): () => void {
  let began: number | null = null;
  let paused = false;
  const next = () => {
    began = null;
    if (paused) socket.resume();
    paused = false;
  };
  return () => {
    if (began === null) {
      began = performance.now();
      setImmediate(next);
    } else if (!paused && performance.now() - began > TURN_MS) {
      paused = true;
      socket.pause();
    }
  };
}

/** Cuts a reason to the 123 bytes that a close frame has room for, at a character's edge. */
export function shortReason(reason: string): string {
  let text = reason;
  while (Buffer.byteLength(text) > 123 || !text.isWellFormed()) text = text.slice(0, -1);
  return text;
}

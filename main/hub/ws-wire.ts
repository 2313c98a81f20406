import type { RawData, WebSocket } from 'ws';
import { CLOSE } from '../../shared/contract/feed.ts';
import type { Wire } from '../../shared/contract/wire.ts';
import { shortReason } from '../adapters/feeds/feed-socket.ts';

/** A reader this far behind (bytes not yet taken by its socket) is cut off: it redials and gets a snapshot. */
const maxBuffered = 16 << 20;

/**
 * A `Wire` over a WebSocket that is open or being opened. `decode` turns parsed JSON into a frame, or returns undefined
 * for what is none: then the socket is closed with 4400. Frames sent while the socket is opening wait for it.
 */
export function wsWire<Out, In>(socket: WebSocket, decode: (raw: unknown) => In | undefined): Wire<Out, In> {
  const kept: In[] = [];
  const unsent: string[] = [];
  let reader: ((frame: In) => void) | undefined;
  let closeReader: ((why: string) => void) | undefined;
  let cause = '';
  let closed: string | undefined;

  function close(code: number, why: string): void {
    cause = cause === '' ? why : cause;
    if (socket.readyState === socket.CONNECTING) socket.terminate();
    else socket.close(code, shortReason(why));
  }
  function tellClosed(): void {
    if (closed === undefined || closeReader === undefined) return;
    const tell = closeReader;
    closeReader = undefined;
    tell(closed);
  }

  socket.on('open', () => unsent.splice(0).forEach((text) => socket.send(text)));
  socket.on('message', (data, isBinary) => {
    // Whoever closes is not heard any more, although the other side may talk on until it has answered the close.
    if (socket.readyState !== socket.OPEN) return;
    const frame = isBinary ? undefined : decode(parse(data));
    if (frame === undefined) close(CLOSE.malformed, 'not a frame of this contract');
    else if (reader === undefined) kept.push(frame);
    else reader(frame);
  });
  // An error is always followed by `close`; without a listener it would end the process.
  socket.on('error', (fault) => (cause = cause === '' ? fault.message : cause));
  socket.on('close', (code, reason) => {
    closed = cause === '' ? reason.toString() || `closed (${code})` : cause;
    tellClosed();
  });

  function sendText(text: string): void {
    if (socket.readyState === socket.CONNECTING) unsent.push(text);
    if (socket.readyState !== socket.OPEN) return;
    socket.send(text);
    if (socket.bufferedAmount <= maxBuffered) return;
    cause = 'too slow: it does not read what it follows';
    socket.terminate();
  }

  return {
    send: (frame) => sendText(JSON.stringify(frame)),
    sendText,
    onFrame(next) {
      reader = next;
      for (const frame of kept.splice(0)) next(frame);
    },
    onClose(next) {
      closeReader = next;
      tellClosed();
    },
    close: (code = 1000, why = 'closed') => close(code, why),
  };
}

function parse(data: RawData): unknown {
  try {
    // A text message is one Buffer as long as the socket's binaryType is not changed.
    return Buffer.isBuffer(data) ? JSON.parse(data.toString()) : undefined;
  } catch {
    // Not JSON is not a frame: `decode` refuses undefined like any other nonsense.
    return undefined;
  }
}

import { once } from 'node:events';
import { WebSocket } from 'ws';
import { FEED_PROTOCOL } from '../../shared/contract/feed.ts';

/** A connection to `/feed` on which anything can be said, in any order. */
export interface RawFeed {
  send(data: string | Buffer, options?: { binary?: boolean; fin?: boolean }): void;
  /** Frames the station has said so far, pings apart. */
  frames: Record<string, unknown>[];
  /** The next frame of a kind that comes after what was asked for before; fails when the connection ends first. */
  next(kind: string): Promise<Record<string, unknown>>;
  /** The close code, when the station hangs up. */
  closed: Promise<number>;
  hangUp(): void;
}

/** Dials; `hello` as a source of that id, or nothing is said. */
export async function dialRaw(url: string, hello?: string): Promise<RawFeed> {
  const socket = new WebSocket(url, FEED_PROTOCOL);
  const frames: Record<string, unknown>[] = [];
  let read = 0;
  let over = false;
  let wake = (): void => undefined;
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => {
    const frame: Record<string, unknown> = JSON.parse(data.toString());
    if (frame['t'] !== 'ping') frames.push(frame);
    wake();
  });
  const closed = new Promise<number>((done) =>
    socket.once('close', (code) => {
      over = true;
      wake();
      done(code);
    }),
  );
  await once(socket, 'open');
  const feed: RawFeed = {
    frames,
    closed,
    send: (data, options = {}) => socket.send(data, options),
    hangUp: () => socket.terminate(),
    async next(kind) {
      for (;;) {
        const frame = frames[read];
        if (frame === undefined) {
          if (over) throw new Error(`the connection ended before ${kind}`);
          await new Promise<void>((done) => (wake = done));
        } else {
          read += 1;
          if (frame['t'] === kind) return frame;
        }
      }
    },
  };
  if (hello !== undefined) {
    const frame = { t: 'hello', v: 1, source: hello, epoch: 'first', first: 1, last: 1_000_000, name: hello };
    feed.send(JSON.stringify(frame));
    await feed.next('welcome');
  }
  return feed;
}

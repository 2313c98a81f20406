import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { FEED_PROTOCOL } from '../../../shared/contract/feed.ts';

/** A source as plain as can be: it sends what the test says and gives the frames it gets, one by one. */
export interface FeedClient {
  send(frame: unknown): void;
  /** The next frame of that kind; others are dropped. */
  next(kind: string): Promise<Record<string, unknown>>;
  /** The end of the connection: the highest seq that was acknowledged. */
  ended: Promise<number>;
  /** Is gone without a word. */
  hangUp(): void;
}

/** Dials `/feed` of a hub and says hello. */
export async function dialFeed(
  url: string,
  options: { token?: string; epoch?: string; last: number },
): Promise<FeedClient> {
  const headers = options.token === undefined ? {} : { Authorization: `Bearer ${options.token}` };
  const socket = new WebSocket(`${url.replace('http', 'ws')}/feed`, FEED_PROTOCOL, { headers });
  const frames: Record<string, unknown>[] = [];
  let acked = 0;
  let wake = (): void => undefined;
  socket.on('message', (data: Buffer) => {
    const frame: Record<string, unknown> = JSON.parse(data.toString());
    if (frame['t'] === 'ack') acked = Number(frame['through']);
    frames.push(frame);
    wake();
  });
  const ended = new Promise<number>((done) => socket.once('close', () => done(acked)));
  onTestFinished(() => socket.terminate());
  await new Promise((done, fail) => socket.once('open', done).once('error', fail));
  const send = (frame: unknown): void => socket.send(JSON.stringify(frame));
  send({ t: 'hello', v: 1, source: 'pbx-1', epoch: options.epoch ?? 'first', first: 1, last: options.last });
  return {
    send,
    ended,
    hangUp: () => socket.terminate(),
    async next(kind) {
      for (;;) {
        const frame = frames.shift();
        if (frame?.['t'] === kind) return frame;
        if (frame === undefined) await new Promise<void>((done) => (wake = done));
      }
    },
  };
}

/** Three events of one answered call, queued at `at` (epoch ms). */
export function oneCall(
  at: number,
  contact = 'c1',
): { type: string; time: number; data: Record<string, unknown> }[] {
  return [
    { type: 'contact.queued', time: at, data: { contact, queue: 'sales' } },
    { type: 'contact.answered', time: at + 5_000, data: { contact, queue: 'sales', agent: 'a1' } },
    { type: 'contact.ended', time: at + 65_000, data: { contact, by: 'customer' } },
  ];
}

/** A batch of events numbered from `from`. */
export function batch(from: number, events: readonly object[]): object {
  return { t: 'batch', from, events: events.map((event, n) => ({ seq: from + n, ...event })) };
}

import { once } from 'node:events';
import { WebSocket } from 'ws';
import { topicsOf } from '../../../shared/contract/scenes.ts';
import { VIEWER_VERSION } from '../../../shared/contract/viewer.ts';
import { textOf } from './text-of.ts';

/** A viewer without a browser: follows what the wall follows and acknowledges each frame after `paintMs`. */
export interface ViewerSocket {
  /** `performance.now()` when the first snapshot was there. */
  snapshotAt: Promise<number>;
  frames(): number;
  close(): Promise<void>;
}

/** Opens one at a hub. */
export function openViewerSocket(url: string, paintMs: number): ViewerSocket {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { perMessageDeflate: false });
  let frames = 0;
  const { promise: snapshotAt, resolve, reject } = Promise.withResolvers<number>();
  socket.on('error', reject);
  socket.on('open', () => {
    socket.send(JSON.stringify({ t: 'hello', v: VIEWER_VERSION, viewer: 'bench' }));
    socket.send(JSON.stringify({ t: 'follow', topics: topicsOf(['overview']) }));
  });
  socket.on('message', (data) => {
    const frame = JSON.parse(textOf(data));
    if (frame.t === 'snapshot') resolve(performance.now());
    if (frame.t === 'ping') socket.send(JSON.stringify({ t: 'pong', n: frame.n, at: Date.now() }));
    if (frame.t !== 'snapshot' && frame.t !== 'delta') return;
    frames += 1;
    setTimeout(() => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ t: 'ack', n: frame.n }));
    }, paintMs);
  });
  return {
    snapshotAt,
    frames: () => frames,
    async close() {
      const gone = once(socket, 'close');
      socket.close();
      await gone;
    },
  };
}

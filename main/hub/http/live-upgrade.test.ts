import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { startTestHub } from '../testing/test-hub.ts';
import type { TestHub } from '../testing/test-hub.ts';

async function connect(hub: TestHub): Promise<WebSocket> {
  const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/live`);
  onTestFinished(() => socket.terminate());
  await once(socket, 'message');
  return socket;
}

describe('a viewer on /live', () => {
  it('hears the station and is heard, frame by frame', async () => {
    const hub = await startTestHub();
    const socket = await connect(hub);
    const frames = [
      { t: 'hello', v: 1, viewer: '大厅 1' },
      { t: 'follow', topics: ['station', 'day-7'] },
      { t: 'ack', n: 1 },
      { t: 'ask', id: 1, name: 'report', args: { from: 0 } },
      { t: 'ping', n: 5, at: 1 },
    ];
    for (const frame of frames) socket.send(JSON.stringify(frame));
    await expect.poll(() => hub.station.frames).toEqual(frames);
    hub.station.wires[0]?.send({ t: 'delta', n: 1, topics: { gauges: { set: {}, del: ['x'] } } });
    const [delta] = await once(socket, 'message');
    expect(JSON.parse(String(delta))).toEqual({
      t: 'delta',
      n: 1,
      topics: { gauges: { set: {}, del: ['x'] } },
    });
  });

  it.each([
    { t: 'follow', topics: ['everything'] },
    { t: 'ack', n: -1 },
    { t: 'welcome' },
    { t: 'hello', v: 1, viewer: '\u202egnp' },
    { t: 'ask', id: 1, name: 'x'.repeat(200), args: null },
    [],
    null,
  ])('is closed with 4400 for saying %j', async (frame) => {
    const hub = await startTestHub();
    const socket = await connect(hub);
    socket.send(JSON.stringify(frame));
    const [code] = await once(socket, 'close');
    expect(code).toBe(4400);
    expect(hub.station.frames).toEqual([]);
  });

  it('is closed with 1009 for saying more than 512 KiB at once', async () => {
    const hub = await startTestHub();
    const socket = await connect(hub);
    socket.send(JSON.stringify({ t: 'ask', id: 1, name: 'x', args: 'y'.repeat(512 << 10) }));
    const [code] = await once(socket, 'close');
    expect(code).toBe(1009);
  });

  it('is not let in beyond 512 at once, and again when one has gone', async () => {
    const hub = await startTestHub();
    const [first] = await Promise.all(Array.from({ length: 512 }, () => connect(hub)));
    const [refused] = await once(new WebSocket(`${hub.url.replace('http', 'ws')}/live`), 'error');
    expect(String(refused)).toContain('503');
    first?.close();
    const knock = () =>
      connect(hub).then(
        () => 'in',
        () => 'out',
      );
    await expect.poll(knock).toBe('in');
  });

  it('is told to come back when the hub stops', async () => {
    const hub = await startTestHub();
    const socket = await connect(hub);
    const closed = once(socket, 'close');
    await hub.close();
    expect((await closed)[0]).toBe(1001);
    await expect(fetch(hub.url)).rejects.toThrow();
  });

  it('does not keep the hub from stopping by never answering', async () => {
    const hub = await startTestHub();
    const socket = await connect(hub);
    socket.pause();
    await hub.close();
    await expect(fetch(hub.url)).rejects.toThrow();
  });

  it('finds no WebSocket at other addresses', async () => {
    const hub = await startTestHub();
    const socket = new WebSocket(`${hub.url.replace('http', 'ws')}/elsewhere`);
    const [fault] = await once(socket, 'error');
    expect(String(fault)).toContain('404');
    // Nobody listens for feeds in this test, as while a hub stops.
    const [refused] = await once(new WebSocket(`${hub.url.replace('http', 'ws')}/feed`), 'error');
    expect(String(refused)).toContain('503');
  });
});

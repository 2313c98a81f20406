import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridgeName, wireMessage } from '../../shared/contract/bridge.ts';
import { shellBridge, shellWire } from './port-wire.ts';

/** The page's window, as far as a wire needs it. */
let page: EventTarget;
let channel: MessageChannel;
beforeEach(() => {
  page = new EventTarget();
  channel = new MessageChannel();
  vi.stubGlobal('window', page);
});
afterEach(() => {
  channel.port1.close();
  vi.unstubAllGlobals();
});

function deliver(data: unknown, source: unknown, ports: MessagePort[]): void {
  page.dispatchEvent(Object.assign(new Event('message'), { data, source, ports }));
}
const heard = (port: MessagePort) => {
  const texts: unknown[] = [];
  port.onmessage = ({ data }: MessageEvent<unknown>) => texts.push(data);
  return texts;
};
const soon = () => new Promise((done) => setTimeout(done, 20));

describe('a wire through the shell', () => {
  it('asks for a port, keeps what is sent before it comes, and hears what comes over it', async () => {
    let asked = 0;
    const wire = shellWire({ askForWire: () => (asked += 1) });
    const told = heard(channel.port1);
    const frames: unknown[] = [];
    wire.onFrame((frame) => frames.push(frame));
    wire.send({ t: 'ping', n: 1, at: 0 });
    expect(asked).toBe(1);
    deliver(wireMessage, page, [channel.port2]);
    wire.send({ t: 'ping', n: 2, at: 0 });
    channel.port1.postMessage('{"t":"pong","n":1,"at":5}');
    await soon();
    expect(told).toEqual(['{"t":"ping","n":1,"at":0}', '{"t":"ping","n":2,"at":0}']);
    expect(frames).toEqual([{ t: 'pong', n: 1, at: 5 }]);
  });
  it('takes a port from its own window only, and only one', async () => {
    const wire = shellWire({ askForWire: () => undefined });
    const [told, other] = [heard(channel.port1), new MessageChannel()];
    const stolen = heard(other.port1);
    deliver(wireMessage, new EventTarget(), [other.port2]);
    deliver('something else', page, [other.port2]);
    deliver(wireMessage, page, []);
    deliver(wireMessage, page, [channel.port2]);
    deliver(wireMessage, page, [other.port2]);
    wire.send({ t: 'ping', n: 1, at: 0 });
    await soon();
    expect([told.length, stolen.length]).toEqual([1, 0]);
    other.port1.close();
  });
  it('closes when the station’s end is gone, and at what is no frame', async () => {
    const [one, two] = [shellWire({ askForWire: () => undefined }), new MessageChannel()];
    const gone = new Promise((done) => one.onClose(done));
    deliver(wireMessage, page, [channel.port2]);
    channel.port1.close();
    expect(await gone).toBe('the other end is gone');
    const wire = shellWire({ askForWire: () => undefined });
    const closed = new Promise((done) => wire.onClose(done));
    deliver(wireMessage, page, [two.port2]);
    two.port1.postMessage('{"no":"frame"}');
    expect(await closed).toBe('not a frame of this contract');
  });
  it('that was closed before its port came takes none', async () => {
    const wire = shellWire({ askForWire: () => undefined });
    const told = heard(channel.port1);
    wire.send({ t: 'ping', n: 1, at: 0 });
    wire.close();
    deliver(wireMessage, page, [channel.port2]);
    await soon();
    expect(told).toEqual([]);
    channel.port2.close();
  });
});

it('the shell is found where preload puts it, and nothing else is taken for it', () => {
  expect(shellBridge()).toBeUndefined();
  Reflect.set(page, bridgeName, { other: 1 });
  expect(shellBridge()).toBeUndefined();
  const bridge = { askForWire: () => undefined };
  Reflect.set(page, bridgeName, bridge);
  expect(shellBridge()).toBe(bridge);
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../system-clock.ts';
import { dialSource } from '../dial.ts';
import { serveFeeds } from '../server.ts';
import type { FakeStation } from '../testing/fake-station.ts';
import { fakeStation } from '../testing/fake-station.ts';
import { manualClock } from '../testing/manual-clock.ts';
import type { ConnectOptions, SourceConnection } from './connect-source.ts';
import { answerSource, connectSource } from './connect-source.ts';
import { memoryOutbox } from './memory-outbox.ts';
import type { GrowingOutbox } from './outbox.ts';
import type { SourceError } from './source-error.ts';

let station: FakeStation | null = null;
let source: SourceConnection | null = null;
const clock = systemClock();

afterEach(async () => {
  await source?.close();
  await station?.close();
  [source, station] = [null, null];
});

function filled(count: number): GrowingOutbox {
  const outbox = memoryOutbox();
  outbox.append(
    Array.from({ length: count }, (_, n) => ({
      type: 'contact.ivrLeft',
      time: n,
      data: { contact: `c${n + 1}` },
    })),
  );
  return outbox;
}

/** Connects with quick redials; resolves `stopped` when the source gives up. */
function connect(
  url: string,
  outbox: GrowingOutbox,
  more: Partial<ConnectOptions> = {},
): { stopped: Promise<SourceError> } {
  const { promise, resolve } = Promise.withResolvers<SourceError>();
  source = connectSource({
    url,
    outbox,
    clock,
    facts: { source: 'pbx-1' },
    random: () => 0.01,
    onStop: resolve,
    ...more,
  });
  return { stopped: promise };
}

function seqs(of: FakeStation): unknown[] {
  return of.events().map((event) => event.seq);
}

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

describe('a source that dials', () => {
  it('delivers everything in order, and what comes later at once', async () => {
    station = await fakeStation();
    const outbox = filled(3000);
    connect(station.url, outbox);
    await expect.poll(() => station?.events().length).toBe(3000);
    outbox.append([{ type: 'contact.ivrLeft', time: 1, data: { contact: 'later' } }]);
    await expect.poll(() => station?.events().length).toBe(3001);
    expect(seqs(station)).toEqual(upTo(3001));
    expect(station.hellos).toMatchObject([{ t: 'hello', v: 1, source: 'pbx-1', first: 1, last: 3000 }]);
  });

  it('resumes after the connection is killed in the middle of a batch, again and again', async () => {
    let cuts = 0;
    station = await fakeStation({
      window: 500,
      onFrame(frame, link) {
        if (frame.t !== 'batch' || cuts >= 5 || Number(frame.from) < cuts * 400) return undefined;
        cuts += 1;
        link.terminate();
        return 'ignore';
      },
    });
    connect(station.url, filled(3000));
    await expect.poll(() => station?.events().length).toBe(3000);
    expect(seqs(station)).toEqual(upTo(3000));
    expect(cuts).toBe(5);
    expect(station.hellos).toHaveLength(6);
  });

  it('rewinds to what the station missed', async () => {
    let lost = false;
    station = await fakeStation({
      onFrame(frame) {
        if (lost || frame.t !== 'batch' || frame.from !== 501) return undefined;
        lost = true;
        return 'ignore';
      },
    });
    connect(station.url, filled(3000));
    await expect.poll(() => station?.events().length).toBe(3000);
    expect(lost).toBe(true);
    expect(seqs(station)).toEqual(upTo(3000));
    expect(station.hellos).toHaveLength(1);
  });

  it('sends nothing while the window is 0', async () => {
    let batches = 0;
    station = await fakeStation({
      window: 0,
      onFrame: (frame) => void (batches += Number(frame.t === 'batch')),
    });
    connect(station.url, filled(10), { pingMs: 20 });
    await expect.poll(() => station?.pings.length).toBeGreaterThan(2);
    expect(batches).toBe(0);
    station.links[0]?.send('{"t":"ack","through":0,"window":100}');
    await expect.poll(() => batches).toBe(1);
  });

  it('shows its token, and stops with a tip when it is refused', async () => {
    station = await fakeStation({}, { tokens: [{ token: 'right', sources: ['pbx-1'], viewer: false }] });
    const { stopped } = connect(station.url, filled(1), { token: 'wrong' });
    expect((await stopped).message).toMatch(
      /^the station refused the connection: HTTP 401.*Tip: check the address, the token/,
    );
    connect(station.url, filled(1), { token: 'right' });
    await expect.poll(() => station?.events().length).toBe(1);
  });

  it.each([
    ['conflict', 4409],
    ['version', 4406],
    ['unauthorized', 4401],
    ['schema', 4400],
  ])('stops when it is rejected for %s, with the station’s reason', async (code, close) => {
    station = await fakeStation({ reject: { code, why: 'because of a test', close } });
    const error = await connect(station.url, filled(1)).stopped;
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^because of a test\. Tip: /);
    expect(station.hellos).toHaveLength(1);
  });

  it('backs off while the station is busy', async () => {
    const open = await fakeStation({ reject: { code: 'busy', why: 'starting', close: 4429 } });
    station = open;
    open.script.onFrame = () => {
      if (open.hellos.length === 3) open.script.reject = null;
      return undefined;
    };
    connect(open.url, filled(5));
    await expect.poll(() => open.events().length).toBe(5);
    expect(open.hellos).toHaveLength(4);
  });

  it('tries a conflict again for as long as it is told to', async () => {
    const open = await fakeStation({
      reject: { code: 'conflict', why: 'another epoch is live', close: 4409 },
    });
    station = open;
    open.script.onFrame = () => {
      if (open.hellos.length === 2) open.script.reject = null;
      return undefined;
    };
    connect(open.url, filled(5), { conflictMs: 60_000 });
    await expect.poll(() => open.events().length).toBe(5);
  });

  it('does not dial again after it was superseded', async () => {
    const states: string[] = [];
    station = await fakeStation();
    const { stopped } = connect(station.url, filled(1), { onState: (state) => states.push(state) });
    await expect.poll(() => station?.events().length).toBe(1);
    station.links[0]?.close(4410, 'superseded');
    expect((await stopped).code).toBe('superseded');
    expect(states).toEqual(['connected', 'stopped']);
    expect(station.hellos).toHaveLength(1);
  });

  it('leaves a station that has fallen silent and finds it again', async () => {
    const time = manualClock();
    station = await fakeStation();
    connect(station.url, filled(1), { clock: time, random: () => 0 });
    await expect.poll(() => station?.events().length).toBe(1);
    // The heartbeat's last words must have come before the clock moves, or they would count as heard later.
    await expect.poll(() => station?.pings.length).toBe(1);
    station.script.onFrame = (frame) => (frame.t === 'hello' ? undefined : 'ignore');
    time.pass(16_000);
    await expect.poll(() => time.timers()).toBe(1);
    time.pass(0);
    await expect.poll(() => station?.hellos.length).toBe(2);
  });

  it('gives up on an address where nobody answers, when asked to', async () => {
    const gone = createServer();
    await once(gone.listen(0, '127.0.0.1'), 'listening');
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const error = await connect(`ws://127.0.0.1:${port}/feed`, filled(1), { giveUpMs: 0 }).stopped;
    expect(error.code).toBe('unreachable');
    expect(error.message).toMatch(/no station answered at ws:.*ECONNREFUSED.*Tip: .*callwall serve/);
  });
});

describe('a source that listens', () => {
  it('is served by a station that dials it, and the newest connection counts', async () => {
    const outbox = filled(3);
    const http = createServer();
    const rules = {
      tokens: [{ token: 'station', sources: ['pbx-1'], viewer: false }],
      origins: [],
      hosts: [],
      listenHost: '127.0.0.1',
    };
    const feeds = serveFeeds({
      server: http,
      rules: () => rules,
      openFeed: answerSource({ facts: { source: 'pbx-1' }, outbox, clock }),
    });
    await once(http.listen(0, '127.0.0.1'), 'listening');
    const url = `ws://127.0.0.1:${(http.address() as AddressInfo).port}/feed`;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const heard: string[][] = [];
    const dial = () => {
      const frames: string[] = [];
      heard.push(frames);
      return dialSource({
        id: 'pbx-1',
        url,
        token: 'station',
        clock,
        log,
        openFeed: (link) => ({
          onClose: () => void frames.push('closed'),
          onFrame(text) {
            frames.push(JSON.parse(text).t);
            if (frames.length === 1) link.send('{"t":"welcome","resume":1,"window":10,"now":1,"zone":"UTC"}');
          },
        }),
      });
    };
    const first = dial();
    await expect.poll(() => heard[0]).toEqual(['hello', 'ping', 'batch']);
    const second = dial();
    await expect.poll(() => heard[1]).toEqual(['hello', 'ping', 'batch']);
    await expect.poll(() => heard[0]?.at(-1)).toBe('closed');
    await Promise.all([first.close(), second.close()]);
    await feeds.close();
    http.close();
  });
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AccessRules } from '../access.ts';
import type { SocketLink } from '../feed-socket.ts';
import { serveFeeds } from '../server.ts';
import type { Said } from './memory-link.ts';

/** How a scripted station behaves; all may be changed while it runs. */
export interface StationScript {
  zone: string;
  window: number;
  /** Answers instead of the welcome. */
  reject: { code: string; why: string; close: number } | null;
  /** Called with every frame before it is acted on; `ignore` = as if it had never come. */
  onFrame: (frame: Said, link: SocketLink) => 'ignore' | undefined;
}

export interface FakeStation {
  url: string;
  script: StationScript;
  hellos: Said[];
  pings: Said[];
  /** Everything committed, by epoch, in order; a gap is there as `{ t: 'gap', … }`. */
  committed: Map<string, Said[]>;
  links: SocketLink[];
  events(): Said[];
  close(): Promise<void>;
}

/** A station that commits and acks what comes in order, over a real WebSocket on loopback. */
export async function fakeStation(
  script: Partial<StationScript> = {},
  rules: Partial<AccessRules> = {},
): Promise<FakeStation> {
  const http = createServer();
  const committed = new Map<string, Said[]>();
  const station: Omit<FakeStation, 'url' | 'close'> = {
    script: { zone: 'UTC', window: 20_000, reject: null, onFrame: () => undefined, ...script },
    hellos: [],
    pings: [],
    committed,
    links: [],
    events: () => [...committed.values()].flat(),
  };
  const feeds = serveFeeds({
    server: http,
    rules: () => ({ tokens: [], origins: [], hosts: [], listenHost: '127.0.0.1', ...rules }),
    openFeed(link) {
      station.links.push(link);
      let epoch = '';
      return {
        onClose: () => undefined,
        onFrame(text) {
          const frame: Said = JSON.parse(text);
          if (frame.t === 'hello') epoch = String(frame.epoch);
          if (station.script.onFrame(frame, link) !== 'ignore') act(station, frame, link, epoch);
        },
      };
    },
  });
  await once(http.listen(0, '127.0.0.1'), 'listening');
  const { port } = http.address() as AddressInfo;
  return {
    ...station,
    url: `ws://127.0.0.1:${port}/feed`,
    async close() {
      await feeds.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function act(
  station: Omit<FakeStation, 'url' | 'close'>,
  frame: Said,
  link: SocketLink,
  epoch: string,
): void {
  const { script } = station;
  const done = station.committed.get(epoch) ?? [];
  station.committed.set(epoch, done);
  const next = nextSeq(done);
  const say = (answer: object): void => link.send(JSON.stringify(answer));
  if (frame.t === 'hello') {
    station.hellos.push(frame);
    if (script.reject === null)
      return say({ t: 'welcome', resume: next, window: script.window, now: Date.now(), zone: script.zone });
    const { close, ...rest } = script.reject;
    say({ t: 'reject', ...rest });
    return link.close(close, rest.why);
  }
  if (frame.t === 'ping') {
    station.pings.push(frame);
    return say({ t: 'pong', n: frame.n, at: Date.now() });
  }
  if (frame.t !== 'batch' && frame.t !== 'gap') return undefined;
  if (Number(frame.from) > next) return say({ t: 'nack', expect: next });
  if (frame.t === 'gap') done.push(frame);
  else done.push(...(frame.events as Said[]).slice(next - Number(frame.from)));
  return say({ t: 'ack', through: nextSeq(done) - 1, window: script.window });
}

function nextSeq(done: readonly Said[]): number {
  const last = done.at(-1);
  return last === undefined ? 1 : Number(last.t === 'gap' ? last.to : last.seq) + 1;
}

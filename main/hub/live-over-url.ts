import { WebSocket } from 'ws';
import * as z from 'zod';
import type { FeedCell, GaugesCell, QueueCell, StationCell } from '../../shared/contract/topics.ts';
import { VIEWER_VERSION } from '../../shared/contract/viewer.ts';
import type { ViewerFrame } from '../../shared/contract/viewer.ts';
import type { LiveSnapshot } from '../station/live.ts';
import { Problem } from './problem.ts';
import { wsWire } from './ws-wire.ts';

/** Unit: ms for the whole answer. */
const patience = 10_000;

/** The cells of a snapshot as far as this command prints them; a station of another version fails here. */
const cellsSchema = z.object({
  station: z.object({ station: z.custom<StationCell>(isObject) }),
  gauges: z.object({ gauges: z.custom<GaugesCell>(isObject) }),
  queues: z.record(z.string(), z.custom<QueueCell>(isObject)),
  feeds: z.record(z.string(), z.custom<FeedCell>(isObject)),
});
const frameSchema = z.union([
  z.object({ t: z.literal('welcome'), v: z.int() }),
  z.object({ t: z.literal('snapshot'), topics: cellsSchema }),
  z.object({ t: z.string() }),
]);
type Frame = z.infer<typeof frameSchema>;

/**
 * One snapshot of the gauges from a running hub, as a viewer gets it.
 * @param url the hub's address, e.g. `http://127.0.0.1:8138`
 * @param token a viewer token, where the hub wants one
 * @throws Problem when nobody answers or the hub refuses.
 */
export async function liveOverUrl(url: string, token: string | undefined): Promise<LiveSnapshot> {
  const base = new URL(url);
  const cookie = token === undefined ? undefined : await signIn(base, token);
  const address = new URL('/live', base);
  address.protocol = base.protocol === 'https:' || base.protocol === 'wss:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address, {
    handshakeTimeout: patience,
    ...(cookie && { headers: { Cookie: cookie } }),
  });
  const wire = wsWire<ViewerFrame, Frame>(socket, (raw) => frameSchema.safeParse(raw).data);
  const { promise, resolve, reject } = Promise.withResolvers<LiveSnapshot>();
  const timer = setTimeout(
    () => reject(new Problem(`${base.origin} does not answer as a station`, 'check the address')),
    patience,
  );
  wire.onClose((why) => reject(refusal(base.origin, why)));
  wire.onFrame((frame) => {
    if ('topics' in frame) resolve(snapshotOf(frame.topics));
    else if ('v' in frame && frame.v !== VIEWER_VERSION)
      reject(new Problem(`${base.origin} is another version of Callwall`, 'update the older one'));
  });
  wire.send({ t: 'hello', v: VIEWER_VERSION, viewer: 'callwall live' });
  wire.send({ t: 'follow', topics: ['station', 'gauges', 'queues', 'feeds'] });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    wire.close();
  }
}

async function signIn(base: URL, token: string): Promise<string> {
  const address = new URL('/session', base);
  const body = JSON.stringify({ token });
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  }).catch((fault: Error) => Promise.reject(refusal(base.origin, fault.message)));
  if (answer.status !== 204)
    throw new Problem(`${base.origin} refuses the token (${answer.status})`, 'check CALLWALL_TOKEN');
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

function snapshotOf({
  station: { station },
  gauges: { gauges },
  queues,
  feeds,
}: z.infer<typeof cellsSchema>): LiveSnapshot {
  const at = station.now;
  const rows = Object.values(queues)
    .map(({ queue, depth, longestSince }) => ({
      queue,
      depth,
      longestWaitMs: longestSince === null ? 0 : at - longestSince,
    }))
    .toSorted((a, b) => (a.queue < b.queue ? -1 : 1));
  return {
    at,
    sources: Object.values(feeds).map(({ id, newest, missing, state }) => ({
      id,
      ageMs: newest === null ? null : Math.max(0, at - newest),
      missing,
      state,
    })),
    queues: rows,
    agents: gauges.agents,
    rows,
  };
}

function refusal(origin: string, why: string): Problem {
  if (why.includes('401')) return new Problem(`${origin} wants a viewer token`, 'set CALLWALL_TOKEN');
  return new Problem(
    `${origin} cannot be reached: ${why}`,
    'check the address and that the station is running (callwall serve)',
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

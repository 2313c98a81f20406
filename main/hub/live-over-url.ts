import * as z from 'zod';
import type { FeedCell, GaugesCell, QueueCell, StationCell } from '../../shared/contract/topics.ts';
import { VIEWER_VERSION } from '../../shared/contract/viewer.ts';
import type { ViewerFrame } from '../../shared/contract/viewer.ts';
import type { LiveSnapshot } from '../station/live.ts';
import { dialHub, refusal } from './dial-hub.ts';
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
  const socket = await dialHub(base, token, patience);
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

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

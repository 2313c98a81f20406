import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { memoryWire } from '../../shared/contract/memory-wire.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import { defaultSettings } from '../../shared/model/settings.ts';
import { openArchive } from '../../main/adapters/archive/open-archive.ts';
import { openReader } from '../../main/adapters/archive/open-reader.ts';
import { shippedRules } from '../../main/adapters/settings/shipped-rules.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';
import { orderReport } from '../../main/station/orders/order-report.ts';
import { openStation } from '../../main/station/station.ts';
import { report } from './load/figures.ts';
import { helloText } from './load/frames.ts';

/*
 * What work orders cost: an event, and a commit, with a few open orders and with 200,000; a start, a count at a moment.
 *
 *   node build/bench/orders.ts                --open 200000 --events 40000
 */

const { values: options } = parseArgs({
  options: {
    open: { type: 'string', default: '200000' },
    events: { type: 'string', default: '40000' },
  },
});
const many = Number(options.open);
const count = Number(options.events);
const SIZE = 250;
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
const kinds = ['故障报修', '投诉', '业务办理', '意见'];
const moves = ['dispatched', 'accepted', 'arrived', 'restored', 'visited', 'closed'];

interface Told {
  type: string;
  time: number;
  data: object;
}

function created(n: number, time: number): Told {
  const data = {
    order: `W${n}`,
    kind: kinds[n % kinds.length],
    category: ['供电', `类${n % 24}`],
    region: [`省${n % 26}`, `市${n % 300}`],
    unit: `抢修${n % 400}班`,
    owner: `责任人${n % 3_000}`,
    dueAt: time + (1 + (n % 72)) * 3_600_000,
  };
  return { type: 'order.created', time, data };
}

/** A stream of orders in the middle of their lives: each goes through all its links. */
function stream(from: number, start: number): Told[] {
  const events: Told[] = [];
  for (let n = 0; events.length < count; n++) {
    const time = start + n * 10;
    events.push(created(from + n, time));
    for (const [at, to] of moves.entries())
      if (n >= at * 50)
        events.push({ type: 'order.moved', time, data: { order: `W${from + n - at * 50}`, to } });
  }
  return events.slice(0, count);
}

function openIn(dir: string) {
  const archive = openArchive(dir);
  const station = openStation({
    archive,
    clock: systemClock(),
    log: quiet,
    settings: defaultSettings,
    version: 'bench',
    alertRules: shippedRules(),
  });
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  far.onFrame((frame) => {
    if (frame.t === 'ping') far.send({ ...frame, t: 'pong' });
    if (frame.t === 'snapshot' || frame.t === 'delta')
      setTimeout(() => far.send({ t: 'ack', n: frame.n }), 25);
  });
  station.openViewer(near);
  far.send({ t: 'hello', v: 1, viewer: 'bench' });
  far.send({ t: 'follow', topics: ['orderKinds', 'orderFigures', 'dueOrders', 'orderShares'] });
  return {
    station,
    close(): void {
      station.close();
      archive.close();
    },
  };
}

/** Feeds events over a connection of its own. Seconds of CPU. */
async function feed(
  { station }: ReturnType<typeof openIn>,
  epoch: string,
  events: readonly Told[],
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const session = station.openFeed({
    allowed: null,
    peer: 'memory',
    close: () => undefined,
    send(text) {
      if (text.includes(`"through":${events.length},`)) resolve();
      else if (/"t":"(fault|nack|reject)"/.test(text)) reject(new Error(text));
    },
  });
  const cpu = process.cpuUsage();
  session.onFrame(helloText('crm', epoch, 1, events.length));
  for (let from = 0; from < events.length; from += SIZE) {
    const batch = events.slice(from, from + SIZE).map((event, at) => ({ seq: from + at + 1, ...event }));
    session.onFrame(JSON.stringify({ t: 'batch', from: from + 1, events: batch }));
    await new Promise(setImmediate);
  }
  await promise;
  const { user, system } = process.cpuUsage(cpu);
  session.onClose();
  return (user + system) / 1e6;
}

/** Milliseconds of CPU since then. */
function cpuSince(then: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(then);
  return (user + system) / 1_000;
}

const dir = mkdtempSync(join(tmpdir(), 'callwall-bench-orders-'));
const now = Date.now();
try {
  const first = openIn(dir);
  // The first events cost what compiling them costs.
  await feed(first, 'warm', stream(40_000_000, now - 3_600_000));
  const few = await feed(first, 'few', stream(10_000_000, now - 3_600_000));
  const loaded = await feed(
    first,
    'load',
    Array.from({ length: many }, (_, n) => created(n, now - (n % 7_200) * 1_000)),
  );
  const before = first.station.health().commit;
  const full = await feed(first, 'full', stream(20_000_000, now - 3_000_000));
  const after = first.station.health().commit;
  first.close();
  const began = process.cpuUsage();
  const again = openIn(dir);
  await feed(again, 'one', [created(30_000_000, Date.now())]);
  const start = cpuSince(began);
  again.close();
  const reader = openReader(dir);
  const from = process.cpuUsage();
  const { total } = orderReport(reader, defaultSettings, { at: Date.now(), by: ['unit', 'kind'] });
  const counted = cpuSince(from);
  reader.close();
  const micros = (seconds: number, events: number): number => (seconds * 1e6) / events;
  report(
    'orders',
    [
      { name: 'CPU an order event, few open', unit: 'µs', rounds: [micros(few, count)] },
      { name: `CPU an order event, ${many} open`, unit: 'µs', rounds: [micros(full, count)] },
      { name: 'the one against the other', unit: '×', rounds: [full / few], limit: { atMost: 2 } },
      { name: 'CPU an order loaded', unit: 'µs', rounds: [micros(loaded, many)] },
      { name: 'CPU of a start with them, to the first ack', unit: 'ms', rounds: [start] },
      { name: 'CPU of a count of all by unit and kind', unit: 'ms', rounds: [counted] },
    ],
    [`${total.open} open, ${total.closed} closed; commits ${JSON.stringify({ before, after })}`],
  );
} finally {
  rmSync(dir, { recursive: true });
}

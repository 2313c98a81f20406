import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { benchOptions } from './load/bench-options.ts';
import { median, quantile, report } from './load/figures.ts';
import type { Figure } from './load/figure.ts';
import { startFeed } from './load/feed-order.ts';
import { startHub } from './load/hub-process.ts';
import { cpuSeconds, residentMib, watchMemory } from './load/process-figures.ts';
import { rawInserts } from './load/raw-inserts.ts';
import { startBareReceiver } from './load/start-bare-receiver.ts';
import { openViewerSocket } from './load/viewer-socket.ts';
import { openWall, startBrowser } from './load/wall-browser.ts';
import type { WallBrowser } from './load/wall-browser.ts';

/*
 * How much a whole station takes in: a hub process as users run it (synchronous=FULL), one wall open, a source in a
 * third process. Rates: as fast as it acknowledges, 5,000/s and 500/s.
 */

/** Unit: s before measuring begins (4,700 log-ins, warm code). */
const WARM = 4;
const { rounds: ROUNDS, seconds: LONG } = benchOptions({ rounds: 3, seconds: 10 });
const FULL_HD = { width: 1920, height: 1080 };

/** What one hub did at one rate. Units: events/s, ms, MiB, share of one core in %. */
interface Round {
  rate: number;
  latencies: number[];
  loop: number;
  idleLoop: number;
  restMemory: number;
  memory: number;
  stationCpu: number;
  sourceCpu: number;
  browserCpu: number;
}

type Viewer = 'socket' | WallBrowser;

/** One hub from start to stop at `rate` (0 = as fast as it can). */
async function run(rate: number, viewer: Viewer): Promise<Round> {
  const hub = await startHub();
  const closeViewer = await openViewer(viewer, hub.url);
  const restMemory = residentMib(hub.pid);
  const feed = startFeed({ url: `${hub.url.replace('http', 'ws')}/feed`, rate });
  await wait(WARM * 1000);
  await feed.lap();
  await hub.loopDelay();
  const idle = monitorEventLoopDelay({ resolution: 10 });
  idle.enable();
  const stopMemory = watchMemory(hub.pid);
  const pids = [hub.pid, feed.pid, viewer === 'socket' ? Number.NaN : viewer.pid];
  const before = pids.map(cpuSeconds);
  await wait(LONG * 1000);
  const used = pids.map((pid, index) => cpuSeconds(pid) - before[index]!);
  const loop = await hub.loopDelay();
  const { seconds, events, latencies } = await feed.lap();
  const round = {
    rate: events / seconds,
    latencies,
    loop,
    idleLoop: Math.max(0, idle.percentile(99) / 1e6 - 10),
    restMemory,
    memory: stopMemory(),
    stationCpu: (used[0]! * 100) / LONG,
    sourceCpu: (used[1]! * 100) / LONG,
    browserCpu: (used[2]! * 100) / LONG,
  };
  idle.disable();
  await feed.stop();
  await closeViewer();
  await hub.stop();
  return round;
}

async function openViewer(viewer: Viewer, url: string): Promise<() => Promise<void>> {
  if (viewer === 'socket') {
    const socket = openViewerSocket(url, 25);
    await socket.snapshotAt;
    return () => socket.close();
  }
  const page = await viewer.newPage(FULL_HD);
  await openWall(page, url);
  return () => page.context().close();
}

/** The receiver that only reads and parses, at `rate`. */
async function runBare(rate: number): Promise<{ rate: number; cpu: number; latencies: number[] }> {
  const receiver = await startBareReceiver();
  const feed = startFeed({ url: receiver.url, rate, canned: rate === 0 });
  await wait(2_000);
  await feed.lap();
  const before = cpuSeconds(receiver.pid);
  await wait(5_000);
  const cpu = (cpuSeconds(receiver.pid) - before) * 20;
  const { seconds, events, latencies } = await feed.lap();
  await feed.stop();
  await receiver.stop();
  return { rate: events / seconds, cpu, latencies };
}

async function rounds(count: number, rate: number, viewer: Viewer): Promise<Round[]> {
  const all: Round[] = [];
  for (let round = 0; round < count; round += 1) all.push(await run(rate, viewer));
  return all;
}

/** Share of one core that a browser with an empty page uses. */
async function emptyBrowserCpu(browser: WallBrowser): Promise<number> {
  const page = await browser.newPage(FULL_HD);
  await wait(1_000);
  const before = cpuSeconds(browser.pid);
  await wait(4_000);
  const share = (cpuSeconds(browser.pid) - before) * 25;
  await page.context().close();
  return share;
}

function atFullSpeed(viewer: string, all: readonly Round[], bare: number, inserts: number): Figure[] {
  const cost = all.map((each) => (each.stationCpu * 1e4) / each.rate);
  return [
    {
      name: `events/s, ${viewer}`,
      unit: '/s',
      rounds: all.map(({ rate }) => rate),
      limit: { atLeast: 60_000 },
      baseline: { name: 'ws and JSON.parse alone', value: bare },
    },
    {
      name: `station CPU an event, ${viewer}`,
      unit: 'µs',
      rounds: cost,
      baseline: { name: 'SQLite insert alone, 1,000 a commit', value: 1e6 / inserts },
    },
    {
      name: `loop delay p99, ${viewer}`,
      unit: 'ms',
      rounds: all.map(({ loop }) => loop),
      limit: { atMost: 60 },
      baseline: { name: 'idle process', value: median(all.map(({ idleLoop }) => idleLoop)) },
    },
  ];
}

function at5000(all: readonly Round[], bare: { latencies: number[] }): Figure[] {
  const ack = (share: number, limit?: { atMost: number }): Figure => ({
    name: `ack p${share * 100} at 5,000/s`,
    unit: 'ms',
    rounds: all.map(({ latencies }) => quantile(latencies, share)),
    ...(limit === undefined ? {} : { limit }),
    baseline: { name: 'bare receiver', value: quantile(bare.latencies, share) },
  });
  return [
    { name: 'rate asked 5,000/s', unit: '/s', rounds: all.map(({ rate }) => rate) },
    ack(0.5),
    ack(0.99, { atMost: 30 }),
    {
      name: 'station RSS at 5,000/s',
      unit: 'MiB',
      rounds: all.map(({ memory }) => memory),
      limit: { atMost: 120 },
      baseline: { name: 'at rest', value: median(all.map(({ restMemory }) => restMemory)) },
    },
    {
      name: 'loop delay p99 at 5,000/s',
      unit: 'ms',
      rounds: all.map(({ loop }) => loop),
      baseline: { name: 'idle process', value: median(all.map(({ idleLoop }) => idleLoop)) },
    },
    { name: 'station CPU at 5,000/s', unit: '% of a core', rounds: all.map(({ stationCpu }) => stationCpu) },
  ];
}

function at500(all: readonly Round[], bare: { cpu: number }, emptyBrowser: number | null): Figure[] {
  const browser: Figure[] =
    emptyBrowser === null
      ? []
      : [
          {
            name: 'browser CPU at 500/s',
            unit: '% of a core',
            rounds: all.map(({ browserCpu }) => browserCpu),
            limit: { atMost: 60 },
            baseline: { name: 'empty page', value: emptyBrowser },
          },
        ];
  return [
    { name: 'rate asked 500/s', unit: '/s', rounds: all.map(({ rate }) => rate) },
    {
      name: 'loop delay p99 at 500/s',
      unit: 'ms',
      rounds: all.map(({ loop }) => loop),
      limit: { atMost: 5 },
      baseline: { name: 'idle process', value: median(all.map(({ idleLoop }) => idleLoop)) },
    },
    {
      name: 'station CPU at 500/s',
      unit: '% of a core',
      rounds: all.map(({ stationCpu }) => stationCpu),
      limit: { atMost: 15 },
      baseline: { name: 'bare receiver', value: bare.cpu },
    },
    ...browser,
  ];
}

const browser = await startBrowser();
const wall: Viewer = browser ?? 'socket';
const seen = browser === null ? 'viewer socket' : 'Chromium';
const inserts = rawInserts(1_000, 2);
const bareFast = await runBare(0);
const fast = [...atFullSpeed('viewer socket', await rounds(ROUNDS, 0, 'socket'), bareFast.rate, inserts)];
if (browser !== null)
  fast.push(...atFullSpeed(seen, await rounds(ROUNDS, 0, browser), bareFast.rate, inserts));
const figures = [
  { name: 'SQLite insert alone, 100 a commit', unit: '/s', rounds: [rawInserts(100, 2)] },
  { name: 'SQLite insert alone, 1,000 a commit', unit: '/s', rounds: [inserts] },
  ...fast,
  ...at5000(await rounds(ROUNDS, 5_000, wall), await runBare(5_000)),
  ...at500(
    await rounds(Math.min(2, ROUNDS), 500, wall),
    await runBare(500),
    browser === null ? null : await emptyBrowserCpu(browser),
  ),
];
await browser?.close();
report('ingest', figures, [
  `4,700 agents, 60 queues, 250 events a frame at full speed; ${LONG} s a round after ${WARM} s; CPU from /proc`,
  `5,000/s and 500/s with one wall in ${seen}`,
]);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sourceFrameSchema } from '../../shared/contract/feed.ts';
import { memoryWire } from '../../shared/contract/memory-wire.ts';
import { topicsOf } from '../../shared/contract/scenes.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import { defaultSettings } from '../../shared/model/settings.ts';
import { openArchive } from '../../main/adapters/archive/open-archive.ts';
import { shippedRules } from '../../main/adapters/settings/shipped-rules.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';
import { admit } from '../../main/station/ingest/admit.ts';
import { openStation } from '../../main/station/station.ts';
import { CallFloor } from './load/call-floor.ts';
import { report } from './load/figures.ts';
import { profile } from './load/cpu-profile.ts';
import type { SelfTime } from './load/cpu-profile.ts';
import { batchText, helloText } from './load/frames.ts';
import { rawInserts } from './load/raw-inserts.ts';
import { timedArchive } from './load/timed-archive.ts';
import type { ArchiveTimes } from './load/timed-archive.ts';

/*
 * The station's hot path alone, in this process: no network, no browser; archive, station and a link in memory.
 *
 *   node build/bench/engine.ts                          figures, then shares by stage and the longest functions
 *   node build/bench/engine.ts --events 100000 --batch 100 --top 40 --no-viewer
 *   node --cpu-prof --cpu-prof-dir=.cache build/bench/engine.ts --bare     one run; open the file in DevTools
 */

const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '300000' },
    /** Events a frame. */
    batch: { type: 'string', default: '250' },
    rounds: { type: 'string', default: '3' },
    /** Functions listed. */
    top: { type: 'string', default: '25' },
    /** Nobody follows the station. */
    'no-viewer': { type: 'boolean', default: false },
    /** One round, nothing else: for an outside profiler. */
    bare: { type: 'boolean', default: false },
  },
});
const count = Number(options.events);
const size = Number(options.batch);
/** Times of the events advance as if this many came a second. */
const RATE = 60_000;
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };

interface Round {
  seconds: number;
  cpuSeconds: number;
  commits: number;
  archive: ArchiveTimes;
}

function makeFrames(): string[] {
  const floor = new CallFloor({ agents: 4_700, queues: 60, rate: RATE });
  const start = Date.now() - Math.round((count / RATE) * 1000);
  const frames: string[] = [];
  for (let from = 1; from <= count; from += size) {
    frames.push(batchText(floor, from, Math.min(size, count + 1 - from), (at) => Math.floor(start + at)));
  }
  return frames;
}

/** Feeds all frames, one a turn of the event loop as a socket would, and waits for the last acknowledgement. */
async function run(frames: readonly string[]): Promise<Round> {
  const dir = mkdtempSync(join(tmpdir(), 'callwall-bench-'));
  const { archive, times } = timedArchive(openArchive(dir));
  const clock = systemClock();
  const station = openStation({
    archive,
    clock,
    log: quiet,
    settings: defaultSettings,
    version: 'bench',
    alertRules: shippedRules(),
  });
  if (!options['no-viewer']) follow(station.openViewer);
  const { promise: acknowledged, resolve: done, reject } = Promise.withResolvers<void>();
  let ended = false;
  const session = station.openFeed({
    allowed: null,
    peer: 'memory',
    close(code, why) {
      if (!ended) reject(new Error(`the station hung up: ${code} ${why}`));
    },
    send(text) {
      if (text.includes(`"through":${count},`)) done();
      else if (/"t":"(fault|nack|reject)"/.test(text)) reject(new Error(text));
    },
  });
  session.onFrame(helloText('bench', 'first', 1, count));
  const cpu = process.cpuUsage();
  const from = performance.now();
  for (const frame of frames) {
    session.onFrame(frame);
    await new Promise(setImmediate);
  }
  await acknowledged;
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const commits = times['commit']?.calls ?? 0;
  ended = true;
  station.close();
  archive.close();
  rmSync(dir, { recursive: true });
  return { seconds, cpuSeconds: (user + system) / 1e6, commits, archive: times };
}

/** A wall that needs 25 ms to paint. */
function follow(openViewer: ReturnType<typeof openStation>['openViewer']): void {
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  far.onFrame((frame) => {
    if (frame.t === 'snapshot' || frame.t === 'delta')
      setTimeout(() => far.send({ t: 'ack', n: frame.n }), 25);
  });
  openViewer(near);
  far.send({ t: 'hello', v: 1, viewer: 'bench' });
  far.send({ t: 'follow', topics: topicsOf(['overview']) });
}

/** What single steps cost alone, µs an event. */
function steps(frames: readonly string[]): Record<string, number> {
  const each = (work: () => void): number => {
    const { user, system } = process.cpuUsage();
    work();
    const after = process.cpuUsage();
    return (after.user + after.system - user - system) / count;
  };
  const parsed: { events: unknown[] }[] = [];
  const parse = each(() => frames.forEach((frame) => parsed.push(JSON.parse(frame))));
  const frame = each(() => parsed.forEach((value) => sourceFrameSchema.safeParse(value)));
  let seq = 0;
  const admitted = each(() =>
    parsed.forEach(({ events }) => events.forEach((raw) => admit(raw, ++seq, Infinity))),
  );
  return { 'JSON.parse': parse, 'frame schema': frame, admit: admitted };
}

function stageOf({ file, name }: SelfTime): string {
  if (name === '(idle)' || file === 'node:inspector') return 'not counted';
  if (file === '' && name === '(anonymous)') return 'SQLite (native)';
  if (name === '(garbage collector)') return 'garbage collection';
  if (file.includes('node_modules/zod')) return 'zod';
  if (file.includes('better-sqlite3')) return 'better-sqlite3';
  return (
    /(main\/station\/[a-z]+|main\/adapters\/[a-z]+|shared\/[a-z]+|build)\b/.exec(file)?.[1] ??
    'node and V8 (JSON, timers)'
  );
}

function printShares(times: readonly SelfTime[]): void {
  const busy = times.filter((entry) => stageOf(entry) !== 'not counted');
  const all = busy.reduce((sum, { ms }) => sum + ms, 0);
  const stages = new Map<string, number>();
  for (const entry of busy) stages.set(stageOf(entry), (stages.get(stageOf(entry)) ?? 0) + entry.ms);
  console.log('\nshare by stage (own time, one profiled round)');
  for (const [stage, ms] of [...stages].sort((a, b) => b[1] - a[1]))
    console.log(`  ${percent(ms, all)}  ${stage}`);
  console.log('\nlongest functions (own time)');
  for (const { file, line, name, ms } of busy.slice(0, Number(options.top))) {
    console.log(
      `  ${percent(ms, all)}  ${name}  ${file.replace(/^.*\/(?=(main|shared|node_modules)\/)/, '')}:${line}`,
    );
  }
}

function percent(part: number, all: number): string {
  return `${((100 * part) / all).toFixed(1).padStart(5)} %`;
}

function micros({ cpuSeconds }: Round): number {
  return (cpuSeconds * 1e6) / count;
}

function print(round: Round): void {
  const rate = Math.round(count / round.seconds).toLocaleString('en');
  const group = Math.round(count / round.commits);
  console.log(
    `${rate} events/s (wall), ${micros(round).toFixed(2)} µs CPU an event, ${group} events a commit`,
  );
}

const frames = makeFrames();
console.log(
  `${count} events in frames of ${size}; 4,700 agents, 60 queues${options['no-viewer'] ? '' : ', one viewer'}`,
);
const all: Round[] = [];
for (let round = 0; round < (options.bare ? 1 : Number(options.rounds)); round += 1) {
  all.push(await run(frames));
  print(all[round]!);
}
if (!options.bare) {
  const alone = steps(frames);
  report('engine', [
    { name: 'events/s, no network', unit: '/s', rounds: all.map(({ seconds }) => count / seconds) },
    {
      name: 'CPU an event',
      unit: 'µs',
      rounds: all.map(micros),
      baseline: {
        name: 'JSON.parse and SQLite insert alone',
        value: alone['JSON.parse']! + 1e6 / rawInserts(1_000, 2),
      },
    },
  ]);
  console.log('\nsteps alone, µs CPU an event');
  for (const [name, cost] of Object.entries(alone)) console.log(`  ${cost.toFixed(2).padStart(6)}  ${name}`);
  console.log('\ninside the archive, µs an event (wall)');
  for (const [name, { calls, ms }] of Object.entries(all.at(-1)!.archive)) {
    if (calls > 0) console.log(`  ${((ms * 1000) / count).toFixed(2).padStart(6)}  ${name} (${calls} calls)`);
  }
  printShares(await profile(() => run(frames)));
}

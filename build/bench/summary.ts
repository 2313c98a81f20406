import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { settingsSchema } from '../../shared/model/settings.ts';
import { summaryFormats } from '../../shared/model/summary-kinds.ts';
import type { SummaryFormat } from '../../shared/model/summary-kinds.ts';
import { createZone } from '../../shared/time/zone-day.ts';
import { openArchive } from '../../main/adapters/archive/open-archive.ts';
import { systemClock } from '../../main/adapters/system-clock.ts';
import { goFirst } from '../../main/hub/machine/go-first.ts';
import { openSummaryLine } from '../../main/hub/summaries/summary-line.ts';
import { aboutWanted } from '../../main/hub/summaries/summary-about.ts';
import type { WriteJob } from '../../main/hub/summaries/summary-job.ts';
import { openStation } from '../../main/station/station.ts';
import { DAY_END, largeDatabase } from './load/bench-database.ts';
import { benchOptions } from './load/bench-options.ts';
import { CallFloor } from './load/call-floor.ts';
import { median, report } from './load/figures.ts';
import type { Figure } from './load/figure.ts';
import { batchText, helloText } from './load/frames.ts';

/*
 * Summaries of a day and a shift of 4,700 agents and 60 queues (ten million events) as files, in their thread; and how late
 * the station comes to its work meanwhile, at 500 events a second.
 */

const { rounds, seconds } = benchOptions({ rounds: 5, seconds: 10 });
const DAY = 86_400_000;
const RATE = 500;
const BEAT_MS = 100;
const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
const settings = settingsSchema.parse({ shifts: [{ name: '早班', from: '08:00', to: '16:00' }] });
const zone = createZone(settings.zone);
const { date } = zone.dayOf(DAY_END - DAY);
const out = mkdtempSync(join(tmpdir(), 'callwall-bench-summary-'));
const large = await largeDatabase();
const line = openSummaryLine({ folder: large, settings }, quiet);

type Wanted = Parameters<typeof aboutWanted>[2];
const shift: Wanted = { kind: 'shift', name: '早班', date, nth: 0 };

function jobOf(of: Wanted, formats: readonly SummaryFormat[]): WriteJob {
  return {
    kind: 'write',
    about: aboutWanted(settings, zone, of),
    issue: 1,
    writtenAt: Date.now(),
    folder: out,
    formats,
    names: { 'zh-CN': `bench ${of.kind}` },
    told: [],
    before: null,
    late: { cursors: null, from: 0, to: 0 },
  };
}

/** Several times; the first, which brings the thread and the writers in, by itself. Unit: ms. */
async function time(
  of: Wanted,
  formats: readonly SummaryFormat[],
): Promise<{ first: number; rounds: number[]; cpu: number[] }> {
  const times: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const [from, used] = [performance.now(), process.cpuUsage()];
    await line.do(jobOf(of, formats));
    times.push(performance.now() - from);
    const { user, system } = process.cpuUsage(used);
    cpu.push((user + system) / 1000);
  }
  const [first = Number.NaN, ...others] = times;
  return { first, rounds: others, cpu };
}

/** A station at work in this process, whose event loop is looked at. */
async function openBusyStation() {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-bench-station-'));
  const archive = openArchive(folder);
  const station = openStation({ archive, clock: systemClock(), log: quiet, settings, version: 'bench' });
  const floor = new CallFloor({ agents: 4_700, queues: 60, rate: RATE });
  const session = station.openFeed({
    allowed: null,
    peer: 'memory',
    close: () => undefined,
    send: () => undefined,
  });
  session.onFrame(helloText('bench', 'first', 1, 0));
  let sent = 0;
  const beat = setInterval(() => {
    const count = (RATE * BEAT_MS) / 1000;
    session.onFrame(batchText(floor, sent + 1, count, () => Date.now()));
    sent += count;
  }, BEAT_MS);
  // The log-ins of the agents, warm code.
  await wait(8_000);
  return {
    sent: () => sent,
    close(): void {
      clearInterval(beat);
      station.close();
      archive.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** How late this process comes to its work, 99th percentile beyond the 10 ms of the measuring itself. Unit: ms. */
async function delay(work: (until: number) => Promise<void>): Promise<number> {
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  await work(performance.now() + seconds * 1000);
  loop.disable();
  return loop.percentile(99) / 1e6;
}

async function exporting(until: number): Promise<void> {
  while (performance.now() < until) await line.do(jobOf(shift, ['xlsx', 'pdf']));
}

async function delays(): Promise<{ alone: number[]; beside: number[] }> {
  const station = await openBusyStation();
  const found = { alone: [] as number[], beside: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    found.alone.push(await delay((until) => wait(until - performance.now())));
    found.beside.push(await delay(exporting));
  }
  station.close();
  return found;
}

// As the hub does.
goFirst(quiet);
const figures: Figure[] = [];
for (const [name, of] of [
  ['shift', shift],
  ['day', { kind: 'day', date }],
] as const) {
  const usual = await time(of, ['xlsx', 'pdf']);
  figures.push(
    {
      name: `${name}, xlsx and pdf, thread new`,
      unit: 'ms',
      rounds: [usual.first],
      limit: { atMost: 5_000 },
    },
    { name: `${name}, xlsx and pdf`, unit: 'ms', rounds: usual.rounds, limit: { atMost: 5_000 } },
    { name: `${name}, xlsx and pdf, CPU with the thread new`, unit: 'ms', rounds: usual.cpu.slice(0, 1) },
    { name: `${name}, xlsx and pdf, CPU`, unit: 'ms', rounds: usual.cpu.slice(1) },
  );
}
for (const format of summaryFormats) {
  const each = await time(shift, [format]);
  const size = statSync(join(out, `bench shift.${format === 'csv' ? 'zip' : format}`)).size;
  figures.push({
    name: `shift, ${format} alone (${Math.round(size / 1024)} KiB)`,
    unit: 'ms',
    rounds: each.rounds,
    limit: { atMost: 5_000 },
  });
}
const { alone, beside } = await delays();
figures.push(
  {
    name: 'event-loop delay p99 at 500/s while a shift is written',
    unit: 'ms',
    rounds: beside,
    baseline: { name: 'without', value: median(alone) },
  },
  {
    name: 'the same as a multiple of that without, round by round',
    unit: '×',
    rounds: beside.map((value, at) => value / alone[at]!),
    limit: { atMost: 1.2 },
  },
);
await line.close();
rmSync(out, { recursive: true });
report('summary', figures, [
  'ten million events of 4,700 agents, 60 queues; the files in a thread of this process, the station of the delays on a database of its own',
]);

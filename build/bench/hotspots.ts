import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createZone } from '../../shared/time/zone-day.ts';
import { openArchive } from '../../main/adapters/archive/open-archive.ts';
import { emptyBatch } from '../../main/station/empty-batch.ts';
import { Complaints } from '../../main/station/hotspots/complaints.ts';
import type { Archive } from '../../main/station/archive-port.ts';
import { report } from './load/figures.ts';

/*
 * Complaints alone, in this process: 10,000 a minute over 24 classes in 6 groups and 31 districts in 4 regions, counted, judged
 * once a second and written twenty times a second; and how long a station with 28 days of them takes to begin.
 */

const A_MINUTE = 10_000;
const HOUR = 3_600_000;
const DAYS = 28;
const zone = createZone('Asia/Shanghai');
const today = zone.dayByDate('2026-05-18').start;
const places = Array.from({ length: 24 * 31 }, (_, at) => ({
  category: [`group-${at % 6}`, `class-${at % 24}`],
  region: [`region-${at % 4}`, `district-${at % 31}`],
}));
const settings = { categories: [], regions: [] };

let seq = 0;
function file(complaints: Complaints, time: number): void {
  const place = places[(seq * 7919) % places.length]!;
  const data = { complaint: `c${++seq}`, ...place };
  complaints.take({ code: 1, epoch: 1 }, { type: 'complaint.filed', seq, time, data });
}

function write(archive: Archive, complaints: Complaints, now: number): void {
  archive.begin();
  archive.commit({ ...emptyBatch, complaints: complaints.takeChanges() });
  complaints.written(now);
}

function start(archive: Archive, newest: number): Complaints {
  return new Complaints({
    archive,
    settings,
    zone,
    newest,
    totals: { complaintsLooked: newest, complaintsJudged: newest },
  });
}

/** Every cell in every hour of 28 days, some complaints each. */
function fillHistory(archive: Archive): void {
  const complaints = start(archive, today);
  for (let hour = today - DAYS * 24 * HOUR; hour < today; hour += HOUR)
    for (const place of places) complaints.history.add(hour, complaints.cells.of(place), 1 + (seq++ % 900));
  write(archive, complaints, today);
}

/** CPU of this process since then, ms. */
function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** So many minutes of complaints; gives CPU ms a minute, and the longest judgement (ms). */
function minutes(archive: Archive, complaints: Complaints, from: number, count: number) {
  const before = process.cpuUsage();
  let longest = 0;
  for (let step = 0; step < count * 60 * 20; step++) {
    const now = from + step * 50;
    for (let n = 0; n < A_MINUTE / 1_200; n++) file(complaints, now);
    const began = performance.now();
    complaints.judge(now, () => performance.now());
    longest = Math.max(longest, performance.now() - began);
    write(archive, complaints, now);
  }
  return { cpuMs: cpuSince(before) / count, longest };
}

const folder = mkdtempSync(join(tmpdir(), 'callwall-bench-'));
try {
  const archive = openArchive(folder);
  fillHistory(archive);
  const rounds = [0, 1, 2].map((round) => {
    const before = process.cpuUsage();
    const complaints = start(archive, today + round * HOUR);
    const loadMs = cpuSince(before);
    const { cpuMs, longest } = minutes(archive, complaints, today + round * HOUR + 10 * 60_000, 5);
    return { loadMs, share: cpuMs / 600, longest };
  });
  report(
    'hotspots',
    [
      {
        name: '10,000 complaints a minute, share of a core',
        unit: '%',
        rounds: rounds.map(({ share }) => share),
        limit: { atMost: 5 },
      },
      { name: 'longest judgement', unit: 'ms', rounds: rounds.map(({ longest }) => longest) },
      {
        name: 'begins with 28 days of every cell, CPU',
        unit: 'ms',
        rounds: rounds.map(({ loadMs }) => loadMs),
        limit: { atMost: 1_000 },
      },
    ],
    [
      '24 classes in 6 groups × 31 districts in 4 regions, 3 levels each; counting, judging and writing, 20 commits a second',
    ],
  );
  archive.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

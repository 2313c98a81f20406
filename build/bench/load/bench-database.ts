import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DATABASE, openArchive } from '../../../main/adapters/archive/open-archive.ts';
import { projectRoot } from '../../../main/adapters/project-root.ts';
import { CallFloor } from './call-floor.ts';
import { feedInProcess } from './feed-in-process.ts';
import { multiplyDatabase, repeatFigures } from './multiply-database.ts';

/** Rate at which 4,700 agents with calls of five minutes bring events, a second. */
const RATE = 116;
/** Two and a half hours: whole quarter hours, a little more than a million events. Unit: ms. */
export const STRETCH = 9_000_000;
/** End of the day that the databases are about, in the default zone Asia/Shanghai: 2026-06-01 00:00. Epoch ms. */
export const DAY_END = Date.UTC(2026, 4, 31, 16);
const DAY = 86_400_000;
/** Thirteen months. */
export const YEAR_DAYS = 396;
/** Ten stretches make 25 hours and ten million events. */
const COPIES = 9;

/**
 * A database that a real station has made: two and a half hours of 4,700 agents. Kept in .cache/bench-db for the next
 * run, until the way the archive stores things changes.
 */
export async function stretchDatabase(): Promise<string> {
  return cached('stretch', async (folder) => {
    const floor = new CallFloor({ agents: 4_700, queues: 60, rate: RATE });
    await feedInProcess({ folder, floor, start: DAY_END - STRETCH, until: STRETCH - 5_000 });
  });
}

/** That one and nine copies of it for the hours before, with thirty days of quarter-hour figures. */
export async function largeDatabase(): Promise<string> {
  const stretch = await stretchDatabase();
  return cached('large', async (folder) => {
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(stretch, DATABASE), join(folder, DATABASE));
    multiplyDatabase(join(folder, DATABASE), { copies: COPIES, shift: STRETCH, dayEnd: DAY_END, days: 30 });
  });
}

/**
 * Thirteen months of quarter-hour figures of 188 queues: what a real station made of two and a half hours of 4,700 agents,
 * as if every hour had been so. Figures only: their steps and events would be some hundred GB.
 */
export async function yearDatabase(): Promise<string> {
  return cached('year', async (folder) => {
    const floor = new CallFloor({ agents: 4_700, queues: 188, rate: 40 });
    await feedInProcess({ folder, floor, start: DAY_END - STRETCH, until: STRETCH - 5_000 });
    fold(join(folder, DATABASE));
    repeatFigures(join(folder, DATABASE), { shift: STRETCH, dayEnd: DAY_END, days: YEAR_DAYS });
    // As the nights would have done.
    const archive = openArchive(folder);
    const ends = Array.from({ length: YEAR_DAYS }, (_, back) => DAY_END - back * DAY);
    Array.from(archive.sumDays(ends.map((end) => ({ start: end - DAY, end }))));
    archive.close();
  });
}

async function cached(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(projectRoot, '.cache', 'bench-db', `${name}-${formatKey()}`);
  if (existsSync(folder)) return folder;
  const began = performance.now();
  console.log(`making the database "${name}" …`);
  for (const old of globSync(join(projectRoot, '.cache', 'bench-db', `${name}-*`)))
    rmSync(old, { recursive: true });
  const unfinished = `${folder}.part`;
  await make(unfinished);
  fold(join(unfinished, DATABASE));
  renameSync(unfinished, folder);
  console.log(`made in ${Math.round((performance.now() - began) / 1000)} s`);
  return folder;
}

/** Changes with the schema and with the codecs of what is stored, and with the calls themselves. */
function formatKey(): string {
  const hash = createHash('sha256');
  const files = [
    'main/adapters/archive/migrations/*.ts',
    'main/station/**/*-codec.ts',
    'build/bench/load/{call-floor,multiply-database}.ts',
  ];
  for (const file of globSync(files, { cwd: projectRoot }).sort())
    hash.update(readFileSync(join(projectRoot, file)));
  return hash.digest('hex').slice(0, 12);
}

/** The write-ahead log into the database, so that the file is all there is. */
function fold(file: string): void {
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

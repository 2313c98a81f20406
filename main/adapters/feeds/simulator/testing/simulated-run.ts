import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SlotLength } from '../../../../../shared/time/slots.ts';
import { createZone } from '../../../../../shared/time/zone-day.ts';
import { openReader } from '../../../archive/open-reader.ts';
import { fedStation } from '../../../archive/testing/fed-station.ts';
import { simulate } from '../simulate.ts';
import type { Compared } from './disagreements.ts';
import { disagreements } from './disagreements.ts';
import { readTruth } from './read-truth.ts';
import { recountTruth } from './recount-truth.ts';

export interface RunOptions {
  profile: string;
  seats?: number | undefined;
  /** First day and, on it, first hour. */
  day: string;
  from: number;
  hours: number;
  /** What the station is told before. @param url its `/feed` */
  prepare?: (url: string) => Promise<void>;
}

const HOUR_MS = 3_600_000;
const zone = 'Asia/Shanghai';

/** A simulated hotline through a real source, a real socket and a real database, and the recount of what really happened. */
export async function simulatedRun({ profile, seats, day, from, hours, prepare }: RunOptions) {
  const station = await fedStation(zone);
  const folder = mkdtempSync(join(tmpdir(), 'callwall-truth-'));
  const close = async (): Promise<void> => {
    await station.close();
    rmSync(folder, { recursive: true });
  };
  try {
    const truth = join(folder, 'truth.jsonl');
    await prepare?.(station.url);
    const begun = performance.now();
    const summary = await simulate({
      to: station.url,
      profile,
      seats,
      seed: 7,
      speed: 'max',
      truth,
      forMs: hours * HOUR_MS,
      start: `${day}T${String(from).padStart(2, '0')}:00`,
    });
    const seconds = (performance.now() - begun) / 1000;
    const start = createZone(zone).dayByDate(day).start + from * HOUR_MS;
    const until = start + hours * HOUR_MS;
    const log = readTruth(truth);
    const now = nowOf(station.folder);
    const again = recountTruth(log, now);
    const check = (slot: SlotLength): Compared =>
      disagreements(station, again, { from: start, to: until, slot });
    return { station, summary, seconds, log, again, check, start, until, now, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The database's now, up to which open waits have lasted: its newest event. */
function nowOf(folder: string): number {
  const reader = openReader(folder);
  try {
    return reader.newest();
  } finally {
    reader.close();
  }
}

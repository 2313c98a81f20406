import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Fault } from '../../../../shared/model/fault.ts';
import { settingsSchema } from '../../../../shared/model/settings.ts';
import type { SettingsInput } from '../../../../shared/model/settings.ts';
import { summarySchema } from '../../../../shared/model/summary.ts';
import type { Summary } from '../../../../shared/model/summary.ts';
import { openReader } from '../../../adapters/archive/open-reader.ts';
import { stationRig } from '../../../adapters/archive/testing/station-rig.ts';
import type { RigOptions } from '../../../adapters/archive/testing/station-rig.ts';
import type { ToldSummary } from '../../../adapters/notify/hook-summary.ts';
import { doSummaryJob } from '../do-summary-job.ts';
import type { SummaryDone, SummaryJob } from '../summary-job.ts';
import { SummaryWriter } from '../summary-writer.ts';

export type WriterRig = ReturnType<typeof writerRig>;

/** A station with a writer of summaries beside it, whose work is done in this thread; only the test moves the clock. */
export function writerRig(given: SettingsInput, options: Omit<RigOptions, 'settings'> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-written-'));
  const input = { zone: 'UTC', ...given, summaries: { folder, delay: 60, ...given.summaries } };
  const settings = settingsSchema.parse(input);
  let writer: SummaryWriter | null = null;
  let working: Promise<unknown> = Promise.resolve();
  const rig = stationRig({
    ...options,
    settings: input,
    summariesUnwritten: () => writer?.failing() ?? 0,
  });
  const told: ToldSummary[] = [];
  let faults: readonly Fault[] = [];
  const line = {
    async do<J extends SummaryJob>(job: J): Promise<SummaryDone[J['kind']]> {
      const done = doSummaryJob({ folder: rig.folder, settings }, job);
      working = done.catch(() => undefined);
      return (await done) as SummaryDone[J['kind']];
    },
  };
  const { clock } = rig;
  onTestFinished(async () => {
    await writer?.close();
    rig.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Lets the writer do what it has begun. */
  async function settle(): Promise<void> {
    let before: unknown;
    do {
      before = working;
      await working;
      for (let turn = 0; turn < 20; turn++) await Promise.resolve();
    } while (before !== working);
  }

  return {
    ...rig,
    folder,
    told,
    get journal() {
      return rig.journal;
    },
    faults: () => faults,
    writer: () => writer,
    start(): void {
      writer = new SummaryWriter({
        settings,
        folder: rig.folder,
        journal: rig.journal,
        line,
        station: {
          store: (write) => rig.station.store(write),
          noteFaults: (_of, noted) => void (faults = noted),
        },
        centreNow: () => rig.station.health().at,
        clock,
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        written: (summary) => void told.push(summary),
      });
    },
    async stop(): Promise<void> {
      await writer?.close();
      writer = null;
    },
    /** Lets time pass in steps, and the writer work after each. Unit: ms. */
    async pass(ms: number, step = 5_000): Promise<void> {
      for (let gone = 0; gone < ms; gone += step) {
        clock.pass(Math.min(step, ms - gone));
        await settle();
      }
    },
    files: () => readdirSync(folder).toSorted(),
    read: (name: string): Summary =>
      summarySchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
    /** The journal, oldest first. */
    entries() {
      const reader = openReader(rig.folder);
      try {
        return reader.summaries({ limit: 1_000 }).toReversed();
      } finally {
        reader.close();
      }
    },
  };
}

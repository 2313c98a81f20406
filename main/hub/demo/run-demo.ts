import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsInput } from '../../../shared/model/settings.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { assetsFolder } from '../../adapters/assets-folder.ts';
import { loadProfile } from '../../adapters/feeds/simulator/load-profile.ts';
import { orderAreasOf } from '../../adapters/feeds/simulator/order-areas-of.ts';
import { exampleTree } from '../../adapters/settings/example-tree.ts';
import { writeDocument } from '../../adapters/settings/write-document.ts';
import { runHub } from '../run-hub.ts';
import { settingsHome } from '../station-settings.ts';
import { demoStationFolder, emptyDemoFolder, markDemo } from './demo-folder.ts';
import type { SourceJob } from './source-apart.ts';
import { sourceApart } from './source-apart.ts';

/** The recording has local times without clock changes, so it is read in a zone without them. */
const recordedZone = 'UTC';
/** Where the recording begins to run at a pace that can be watched: the morning of the last recorded day. */
const watchFrom = Date.UTC(1999, 4, 18, 9);
/** So much of the simulated present is there at once: the rolling windows and what leads up to them. Unit: ms. */
const recentMs = 30 * 60_000;
/** The days the wall compares with, then those between. */
const daysAgo = [1, 7, 2, 3, 4, 5, 6, 8];

/** `speed`: recorded or simulated seconds a second. */
export type Show =
  | { kind: 'recording'; speed: number | 'max' }
  | { kind: 'simulation'; profile: string; seats: number | undefined; seed: number; speed: number };

export interface DemoOptions {
  folder: string;
  port: number;
  show: Show;
  signal: AbortSignal;
  /** Told once, when the wall can be opened. */
  onReady: (url: string) => void;
  onLogFault: (cause: Error) => void;
}

/**
 * Shows a simulated hotline or the recorded days until the signal, each time from an empty folder. When the last
 * recorded day is over, the first starts again on the same port, and open walls find their way back by themselves; at
 * full speed it stays at the end.
 * @throws Problem when folder or port cannot be used, InputError for a profile at fault.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  const { show, signal } = options;
  const centre = centreOf(show);
  let { port } = options;
  for (let round = 1; !signal.aborted; round += 1) {
    emptyDemoFolder(options.folder);
    const folder = demoStationFolder(options.folder);
    const home = settingsHome(undefined, folder, process.env);
    writeDocument(home.file, centre);
    const hub = await runHub({
      folder,
      settings: settingsSchema.parse({ ...centre, listen: { port } }),
      home,
      onLogFault: options.onLogFault,
    });
    try {
      port = Number(new URL(hub.url).port);
      markDemo(options.folder, hub.url);
      if (round === 1) options.onReady(hub.url);
      await sourceApart(jobOf(show, `${hub.url.replace('http', 'ws')}/feed`), signal);
      // At full speed there is nothing to watch but the end: it stays.
      if (show.speed === 'max') await aborted(signal);
    } finally {
      await hub.close();
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    signal.addEventListener('abort', () => done(), { once: true });
  });
}

function centreOf(
  show: Show,
): Pick<SettingsInput, 'centre' | 'zone' | 'shifts' | 'categories' | 'regions' | 'orderAreas'> {
  if (show.kind === 'recording') return { centre: 'Anonymous Bank (演示数据)', zone: recordedZone };
  const profile = loadProfile(show.profile);
  const { title, zone, shifts, trees } = profile;
  const daily = Object.entries(shifts).flatMap(([name, spans]) =>
    spans.map(([from, to]) => ({ name, from, to: to.replace('24:', '00:') })),
  );
  const { categories, regions } = trees ?? {};
  return {
    centre: title,
    zone,
    shifts: daily,
    categories: categories === undefined ? [] : exampleTree(categories),
    regions: regions === undefined ? [] : exampleTree(regions),
    orderAreas: orderAreasOf(profile),
  };
}

function jobOf(show: Show, to: string): SourceJob {
  if (show.kind === 'simulation') {
    const { profile, seats, seed, speed } = show;
    const before = { recentMs, daysAgo };
    return { kind: 'simulation', options: { to, profile, seats, seed, speed, before } };
  }
  const folder = join(assetsFolder(), 'demo');
  return {
    kind: 'recording',
    files: globSync('*.csv.gz', { cwd: folder })
      .toSorted()
      .map((file) => join(folder, file)),
    options: {
      to,
      mapping: 'anonymous-bank',
      zone: recordedZone,
      speed: show.speed,
      startAt: watchFrom,
      // The recording's customers are pseudonyms already.
      siteKey: 'demonstration',
    },
  };
}

import { globSync } from 'node:fs';
import { join } from 'node:path';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { assetsFolder } from '../../adapters/assets-folder.ts';
import { runHub } from '../run-hub.ts';
import { demoStationFolder, emptyDemoFolder, markDemo } from './demo-folder.ts';
import { replayApart } from './replay-apart.ts';

/** The recording has local times without clock changes, so it is read in a zone without them. */
const zone = 'UTC';
/** Where the demonstration begins to run at a pace that can be watched: the morning of the last recorded day. */
const watchFrom = Date.UTC(1999, 4, 18, 9);

export interface DemoOptions {
  folder: string;
  port: number;
  /** Recorded seconds a second from `watchFrom` on. */
  speed: number | 'max';
  signal: AbortSignal;
  /** Told once, when the wall can be opened. */
  onReady: (url: string) => void;
  onLogFault: (cause: Error) => void;
}

/**
 * Shows the recorded days until the signal, each time from an empty folder: when the last day is over, it starts
 * again on the same port, and open walls find their way back by themselves. At full speed it stays at the end.
 * @throws Problem when folder or port cannot be used.
 */
export async function runDemo(options: DemoOptions): Promise<void> {
  let { port } = options;
  for (let round = 1; !options.signal.aborted; round += 1) {
    emptyDemoFolder(options.folder);
    const hub = await runHub({
      folder: demoStationFolder(options.folder),
      settings: settingsSchema.parse({ centre: 'Anonymous Bank (演示数据)', zone, listen: { port } }),
      onLogFault: options.onLogFault,
    });
    try {
      port = Number(new URL(hub.url).port);
      markDemo(options.folder, hub.url);
      if (round === 1) options.onReady(hub.url);
      await showRecording(hub.url, options);
      // At full speed there is nothing to watch but the end: it stays.
      if (options.speed === 'max') await aborted(options.signal);
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

/** Resolves at the end of the recording or at the signal. */
async function showRecording(url: string, { speed, signal }: DemoOptions): Promise<void> {
  const files = globSync('*.csv.gz', { cwd: join(assetsFolder(), 'demo') }).toSorted();
  await replayApart(
    {
      files: files.map((file) => join(assetsFolder(), 'demo', file)),
      options: {
        to: `${url.replace('http', 'ws')}/feed`,
        mapping: 'anonymous-bank',
        zone,
        speed,
        startAt: watchFrom,
        // The recording's customers are pseudonyms already.
        siteKey: 'demonstration',
      },
    },
    signal,
  );
}

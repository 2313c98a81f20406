import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { memoryWire } from '../../../../shared/contract/memory-wire.ts';
import type { Topic } from '../../../../shared/contract/topics.ts';
import { VIEWER_VERSION } from '../../../../shared/contract/viewer.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../../shared/contract/viewer.ts';
import type { SettingsInput } from '../../../../shared/model/settings.ts';
import { temporaryFolder } from '../../testing/run-cli.ts';
import { ownStation } from '../own-station.ts';
import type { StationAccess } from '../station-access.ts';

/** The machine's own station with these settings, ended with the test. */
export async function ownHere(settings: SettingsInput = {}): Promise<StationAccess> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ listen: { port: 0 }, ...settings }));
  const access = await ownStation({ kind: 'own', folder });
  onTestFinished(() => access.close());
  return access;
}

/** A page that follows topics: what it heard, and why its wire ended. */
export function pageOf(access: Pick<StationAccess, 'openViewer'>, topics: Topic[]) {
  const [page, station] = memoryWire<ViewerFrame, StationToViewerFrame>();
  const heard: StationToViewerFrame[] = [];
  page.onFrame((frame) => {
    heard.push(frame);
    if (frame.t === 'snapshot' || frame.t === 'delta') page.send({ t: 'ack', n: frame.n });
  });
  const ended = new Promise<string>((done) => page.onClose(done));
  access.openViewer(station);
  page.send({ t: 'hello', v: VIEWER_VERSION, viewer: 'test' });
  page.send({ t: 'follow', topics });
  return { heard, ended };
}

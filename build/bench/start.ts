import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DATABASE } from '../../main/adapters/archive/open-archive.ts';
import { largeDatabase } from './load/bench-database.ts';
import { benchOptions } from './load/bench-options.ts';
import { median, report } from './load/figures.ts';
import { startHub } from './load/hub-process.ts';
import { cpuSeconds } from './load/process-figures.ts';
import { openViewerSocket } from './load/viewer-socket.ts';

/*
 * From the start of the process to the first snapshot at a viewer, with a database of ten million events.
 */

const { rounds } = benchOptions({ rounds: 7, seconds: 0 });

/** Unit: ms from spawning the process. */
interface Start {
  listening: number;
  snapshot: number;
  /** Processor time used by then. */
  cpu: number;
}

async function start(folder?: string): Promise<Start> {
  const hub = await startHub(folder);
  const listening = performance.now() - hub.startedAt;
  const viewer = openViewerSocket(hub.url, 0);
  const snapshot = (await viewer.snapshotAt) - hub.startedAt;
  const cpu = cpuSeconds(hub.pid) * 1000;
  await viewer.close();
  await hub.stop();
  return { listening, snapshot, cpu };
}

async function starts(count: number, folder?: string, before = (): void => undefined): Promise<Start[]> {
  const all: Start[] = [];
  for (let round = 0; round < count; round += 1) {
    before();
    all.push(await start(folder));
  }
  return all;
}

/** Takes the database out of the system's file cache (GNU dd); false where that cannot be done. */
function forget(folder: string): boolean {
  spawnSync('sync');
  return (
    spawnSync('dd', [`if=${join(folder, DATABASE)}`, 'iflag=nocache', 'count=0', 'status=none']).status === 0
  );
}

function bareNode(): number {
  const from = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - from;
}

const folder = await largeDatabase();
await start(folder);
const empty = await starts(3);
const node = median([bareNode(), bareNode(), bareNode()]);
const warm = await starts(rounds, folder);
const cold = forget(folder) ? await starts(3, folder, () => void forget(folder)) : [];
report(
  'start',
  [
    {
      name: 'first snapshot, 10 M events',
      unit: 'ms',
      rounds: warm.map(({ snapshot }) => snapshot),
      limit: { atMost: 300 },
      baseline: { name: 'empty database', value: median(empty.map(({ snapshot }) => snapshot)) },
    },
    {
      name: 'first snapshot, 10 M events, CPU',
      unit: 'ms',
      rounds: warm.map(({ cpu }) => cpu),
      baseline: { name: 'empty database', value: median(empty.map(({ cpu }) => cpu)) },
    },
    {
      name: 'listening, 10 M events',
      unit: 'ms',
      rounds: warm.map(({ listening }) => listening),
      baseline: { name: 'node -e 0', value: node },
    },
    ...(cold.length === 0
      ? []
      : [
          {
            name: 'first snapshot, file not in memory',
            unit: 'ms',
            rounds: cold.map(({ snapshot }) => snapshot),
          },
        ]),
  ],
  ['from spawning `callwall serve` to the frame at a WebSocket'],
);

import { afterEach, expect, test } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { wallViewer } from '../../../shared/model/person.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const turn = (): Promise<void> => new Promise(setImmediate);

/** A wall that acknowledges only when it is told to; `queued`: who waits as it was told last, -1 before that. */
async function wall() {
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  let [n, queued] = [0, -1];
  far.onFrame((frame) => {
    if (frame.t !== 'snapshot' && frame.t !== 'delta') return;
    n = frame.n;
    const cells = frame.t === 'snapshot' ? frame.topics.gauges : frame.topics.gauges?.set;
    const gauges: unknown = cells?.['gauges'];
    if (typeof gauges === 'object' && gauges !== null && 'depth' in gauges) queued = Number(gauges.depth);
  });
  rig.station.openViewer(near, wallViewer);
  far.send({ t: 'follow', topics: ['gauges'] });
  await turn();
  return {
    queued: () => queued,
    async ack() {
      far.send({ t: 'ack', n });
      await turn();
    },
  };
}

test('a page that asks gets what came in since the last commit, which is then stored and acknowledged', async () => {
  rig = stationRig();
  const page = await wall();
  await page.ack();
  const source = rig.source();
  source.contact('queued', 'c1', { queue: 'sales' });
  rig.clock.pass(0);
  await turn();
  expect([source.acked(), page.queued()]).toEqual([1, 1]);
  rig.clock.pass(12);
  source.contact('queued', 'c2', { queue: 'sales' });
  expect([source.acked(), page.queued()]).toEqual([1, 1]);
  await page.ack();
  expect([source.acked(), page.queued()]).toEqual([2, 2]);
  rig.crash();
  expect(rig.station.health().events.committed).toBe(2);
});

test('many pages that ask in turn do not make commits less than 10 ms apart', async () => {
  rig = stationRig();
  const pages = await Promise.all(Array.from({ length: 15 }, wall));
  const source = rig.source();
  const commits: number[] = [];
  for (let ms = 0; ms < 200; ms += 1) {
    source.contact('queued', `c${ms}`, { queue: 'sales' });
    rig.clock.pass(ms === 0 ? 0 : 1);
    await pages[ms % pages.length]!.ack();
    if (source.acked() === ms + 1) commits.push(ms);
  }
  expect(commits.length).toBeGreaterThan(15);
  expect(commits.slice(1).every((at, i) => at - commits[i]! >= 10)).toBe(true);
});

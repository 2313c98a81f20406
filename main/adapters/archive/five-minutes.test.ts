import { afterEach, expect, test } from 'vitest';
import { receivedCells } from '../../../shared/contract/sent-cells.ts';
import type { SlotCell } from '../../../shared/contract/topics.ts';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const start = Date.UTC(2026, 4, 18, 9);
const leaf = 300_000;

interface Shown {
  day: Record<string, SlotCell>;
  depth: Record<string, { depthMax: number; depthEnd: number }>;
}

/** The day's slots and the curve of the depth as a page that opens now gets them. */
async function shownNow(): Promise<Shown> {
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  const { promise, resolve } = Promise.withResolvers<Shown>();
  far.onFrame((frame) => {
    if (frame.t !== 'snapshot') return;
    const { day = {}, depth } = frame.topics;
    resolve({ day: receivedCells('day', day), depth } as Shown);
  });
  rig.station.openViewer(near);
  far.send({ t: 'follow', topics: ['day', 'depth'] });
  const shown = await promise;
  far.close();
  return shown;
}

/** Compares the first slots. Times in agents' states are not kept by five minutes. */
async function expectReported(slots: number): Promise<void> {
  const shown = await shownNow();
  const rows = rig.rows({ from: start, to: start + slots * leaf, slot: '5m' });
  expect(rows).toHaveLength(slots);
  for (const row of rows) {
    const { counters, peaks } = shown.day[String(row['start'])]!;
    const figures = Object.entries({ ...counters, ...peaks }).filter(
      // The area of the depth counts whoever still waits only in a report.
      ([name, value]) => name !== 'queueMs' && (row[name] !== null || value !== 0),
    );
    expect(figures).toEqual(figures.map(([name]) => [name, row[name]]));
    const { depthMax, depthEnd } = row;
    expect(shown.depth[String(row['start'])]).toMatchObject({ depthMax, depthEnd });
  }
  expect(rows.map((row) => row['offered'])).toEqual([2, 2, 0, 1].slice(0, slots));
  expect(rows.map((row) => row['depthMax'])).toEqual([2, 3, 2, 2].slice(0, slots));
  expect(rows.map((row) => row['inServiceMax'])).toEqual([0, 1, 1, 2].slice(0, slots));
}

test('with slots of five minutes the wall shows what a report by five minutes says, also after a restart', async () => {
  rig = stationRig({ settings: { slot: '5m' }, now: start + 5 * leaf });
  const source = rig.source();
  source.contact('queued', 'c1', { queue: 'sales', business: 'loan' }, start + 10_000);
  source.contact('queued', 'c2', { queue: 'support' }, start + 20_000);
  source.contact('queued', 'c3', { queue: 'sales', business: 'loan' }, start + leaf + 6_000);
  source.contact('answered', 'c1', { agent: 'a1' }, start + leaf + 7_000);
  source.contact('queued', 'c4', { queue: 'sales' }, start + leaf + 30_000);
  source.contact('abandoned', 'c4', { stage: 'queue' }, start + leaf + 30_500);
  source.contact('abandoned', 'c3', { stage: 'queue' }, start + 3 * leaf + 1_000);
  source.contact('queued', 'c5', { queue: 'sales' }, start + 3 * leaf + 2_000);
  source.contact('answered', 'c5', { agent: 'a2' }, start + 3 * leaf + 90_000);
  rig.clock.pass(2_000);
  await expectReported(4);
  rig.restart();
  // Steps of a slot that runs are not stored: its peaks come with its next event.
  await expectReported(3);
});

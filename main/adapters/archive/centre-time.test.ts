import { afterEach, expect, test, vi } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { FakeSource, Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const start = Date.UTC(2026, 4, 18, 9);
const replayed = Date.UTC(1999, 4, 18, 9);
/** Time goes by, with the pings that keep a connection. */
function beat(source: FakeSource, seconds: number): void {
  for (let at = 0; at < seconds; at += 5) {
    source.send({ t: 'ping', n: at, at: rig.clock.now() });
    rig.clock.pass(5_000);
  }
}

/** What a page that opens now is told of the station. */
async function stationCellOf({ station }: Rig): Promise<unknown> {
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  const cells: unknown[] = [];
  far.onFrame((frame) => void (frame.t === 'snapshot' && cells.push(frame.topics.station?.station)));
  station.openViewer(near);
  far.send({ t: 'follow', topics: ['station'] });
  await vi.waitFor(() => expect(cells).toHaveLength(1));
  far.close();
  return cells[0];
}

const late = (): number => rig.station.health().events.late;

test('the time of a replay is that of its pings and events, also after a live day, and stays when it has ended', () => {
  rig = stationRig();
  const live = rig.source({ last: 1 });
  live.contact('queued', 'c1', { queue: 'sales' });
  rig.commit();
  expect(rig.station.health().at).toBe(rig.clock.now());
  live.close();
  const replay = rig.source({ source: 'bank', clock: 'source', last: 1 });
  replay.send({ t: 'ping', n: 1, at: replayed });
  expect(rig.station.health().at).toBe(replayed);
  replay.contact('queued', 'c1', { queue: 'sales' }, replayed + 60_000);
  expect(rig.station.health().at).toBe(replayed + 60_000);
  rig.commit();
  replay.close();
  rig.restart();
  expect(rig.station.health().at).toBe(replayed + 60_000);
  rig.source({ last: 1 }).send({ t: 'ping', n: 1, at: rig.clock.now() });
  expect(rig.station.health().at).toBe(rig.clock.now());
});

test('a wall is marked while figures of a simulated source can be on it: connected, and a week after', async () => {
  rig = stationRig();
  const marked = () => stationCellOf(rig);
  rig.source({ last: 1 }).contact('queued', 'c1', { queue: 'sales' });
  rig.commit();
  expect(await marked()).toMatchObject({ simulated: false });
  const old = rig.source({ source: 'old', simulated: true, last: 1 });
  expect(await marked()).toMatchObject({ simulated: true });
  old.contact('queued', 'c1', { queue: 'sales' }, start - 8 * 86_400_000);
  rig.commit();
  old.close();
  expect(await marked()).toMatchObject({ simulated: false });
  const simulated = rig.source({ source: 'sim', simulated: true, last: 1 });
  simulated.contact('queued', 'c1', { queue: 'sales' }, start - 6 * 86_400_000);
  rig.commit();
  simulated.close();
  rig.restart();
  expect(await marked()).toMatchObject({ simulated: true });
});

test('late is what is a minute older than the newest event, or changes a slot that was complete; a ping is no event', () => {
  rig = stationRig();
  const source = rig.source({ last: 9 });
  source.contact('queued', 'c1', { queue: 'sales' }, start - 300_000);
  source.send({ t: 'ping', n: 1, at: start });
  source.contact('abandoned', 'c1', { stage: 'queue' }, start - 290_000);
  expect(late()).toBe(0);
  source.contact('queued', 'c2', { queue: 'sales' }, start - 351_000);
  expect(late()).toBe(1);
  beat(source, 900);
  // The quarter to nine has an open contact: it is not complete.
  source.contact('abandoned', 'c2', { stage: 'queue' }, start - 289_000);
  expect(late()).toBe(1);
  source.contact('queued', 'c3', { queue: 'sales' }, start - 288_000);
  expect(late()).toBe(2);
  rig.commit();
  expect(rig.verify().differences).toEqual([]);
});

test('nothing of a replay is late', () => {
  rig = stationRig();
  const source = rig.source({ clock: 'source', last: 2 });
  source.contact('queued', 'c1', { queue: 'sales' }, replayed);
  source.contact('queued', 'c2', { queue: 'sales' }, replayed - 86_400_000);
  expect(late()).toBe(0);
});

test('who waits for longer than the settings allow is lost, in received live time only; a later fact replaces that', () => {
  rig = stationRig({ settings: { lostAfter: { waiting: 600, talking: 1200 } } });
  const source = rig.source({ last: 3 });
  const row = () => rig.rows({ from: start, to: start + 900_000 })[0];
  source.contact('queued', 'c1', { queue: 'sales' });
  source.contact('queued', 'c2', { queue: 'sales' });
  source.contact('answered', 'c2', { agent: 'a1' });
  beat(source, 590);
  expect(row()).toMatchObject({ offered: 2, open: 1, lost: 0 });
  beat(source, 120);
  expect(row()).toMatchObject({ offered: 2, open: 0, lost: 1, answered: 1, lostAfterAnswer: 0 });
  beat(source, 620);
  expect(row()).toMatchObject({ lost: 1, answered: 1, lostAfterAnswer: 1, handled: 0 });
  source.contact('answered', 'c1', { agent: 'a2' });
  source.contact('ended', 'c2', { by: 'customer' });
  rig.commit();
  expect(row()).toMatchObject({ lost: 0, answered: 2, lostAfterAnswer: 0, handled: 1 });
  expect(rig.verify().differences).toEqual([]);
});

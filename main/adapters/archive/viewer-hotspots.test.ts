import { expect, onTestFinished, test } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import type { Topic } from '../../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { ownDesk, wallViewer } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

const HOUR = 3_600_000;
const now = Date.UTC(2026, 4, 18, 10, 20);
const topics = [
  'trees',
  'complaints',
  'complaintCells',
  'hotspots',
  'hotspotNotes',
  'massEvents',
  'risingTopics',
] as const satisfies Topic[];

/** What somebody who opens a page now is shown. */
async function pageOf(rig: Rig, who: Person): Promise<Record<string, Record<string, unknown>>> {
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  const shown = new Promise<Record<string, Record<string, unknown>>>((done) => {
    far.onFrame((frame) => {
      if (frame.t === 'snapshot') done(frame.topics);
    });
  });
  rig.station.openViewer(near, who);
  far.send({ t: 'follow', topics: [...topics] });
  return shown;
}

test('a page is shown the complaints of the hour, what is unusual in them and whose it is; a wall nobody’s name', async () => {
  const regions = [{ key: 'north', zh: '城北' }];
  const categories = [{ key: 'power', zh: '用电', children: [{ key: 'outage', zh: '停电' }] }];
  const rig = stationRig({ now, settings: { categories, regions } });
  onTestFinished(() => rig.close());
  const source = rig.source({ clock: 'live', last: 0 });
  let numbered = 0;
  const filed = (time: number, type: string, region: string): object => ({
    type: 'complaint.filed',
    time,
    data: { complaint: `k${++numbered}`, category: ['power', type], region: [region] },
  });
  source.events(filed(now - 25 * HOUR, 'outage', 'north'), filed(now - 24 * HOUR + HOUR, 'outage', 'north'));
  const times = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  source.events(...times.map((at) => filed(now - at * 1_000, 'outage', 'north')), filed(now, 'bill', 'west'));
  rig.clock.pass(2_000);
  const desk = await pageOf(rig, ownDesk);
  expect(desk['trees']?.['regions']).toMatchObject({ nodes: [{ key: 'north', zh: '城北' }] });
  expect(desk['complaints']?.['complaints']).toMatchObject({
    n: 13,
    today: 13,
    yesterday: 1,
    unmapped: 1,
    days: 1,
    newest: now,
  });
  expect(desk['complaintCells']).toMatchObject({
    // A lone root divides nothing: what is below it is the map's first level, and beside it what no tree names.
    'power/outage|north': { n: 12, today: 12 },
    'power/bill|west': { n: 1, today: 1 },
  });
  expect(Object.keys(desk['complaintCells'] ?? {})).toHaveLength(2);
  expect(desk['hotspots']).toMatchObject({
    1: {
      category: ['power', 'outage'],
      region: ['north'],
      state: 'emerging',
      owned: false,
      orders: 0,
      surge: null,
    },
  });
  const trail = { n: [...Array.from({ length: 34 }, () => 0), 11, 1] };
  expect(desk['hotspots']).toMatchObject({ 1: { trail } });
  expect(desk['hotspotNotes']).toEqual({ 1: { owner: null, notes: [], orders: [] } });
  expect(Object.keys(desk['risingTopics'] ?? {})).toEqual([]);
  expect((await pageOf(rig, wallViewer))['hotspotNotes']).toEqual({});
});

import { afterEach, expect, test } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import { receivedCells } from '../../../shared/contract/sent-cells.ts';
import type { Topics } from '../../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

let rig: Rig;
afterEach(() => rig.close());

const eight = Date.UTC(2026, 4, 18, 8);
const ten = eight + 2 * 3_600_000;
const minute = 60_000;

/** The day of a page that paints whatever comes at once. */
function paintedDay(): { slots: Topics['day'] } {
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  const page = { slots: {} as Topics['day'] };
  far.onFrame((frame) => {
    if (frame.t === 'snapshot') page.slots = receivedCells('day', frame.topics.day ?? {}) as Topics['day'];
    else if (frame.t === 'delta')
      Object.assign(page.slots, receivedCells('day', frame.topics.day?.set ?? {}));
    else return;
    far.send({ t: 'ack', n: frame.n });
  });
  rig.station.openViewer(near);
  far.send({ t: 'follow', topics: ['day'] });
  return page;
}

test.each(['5m', '15m', '60m'] as const)(
  'slots of %s lose whoever proves to have left before them, and gain whoever proves to wait since before',
  async (slot) => {
    rig = stationRig({ settings: { slot }, now: ten + 3 * 3_600_000 });
    const source = rig.source();
    const page = paintedDay();
    const expectAtTen = async (depthMax: number, inServiceMax: number): Promise<void> => {
      // A second, since five-minute slots follow the steps by the second.
      rig.clock.pass(1_100);
      await new Promise(setImmediate);
      const [row] = rig.rows({ from: ten, to: ten + 3_600_000, slot });
      expect(row).toMatchObject({ depthMax, inServiceMax });
      const { peaks } = page.slots[String(ten)]!;
      const told = Object.keys(peaks).map((name) => [name, row![name]]);
      expect(peaks).toEqual(Object.fromEntries(told));
    };

    source.contact('queued', 'early', { queue: 'sales' }, eight + 10 * minute);
    source.contact('queued', 'ten', { queue: 'support' }, ten + 1_000);
    source.contact('abandoned', 'ten', { stage: 'queue' }, ten + 2_000);
    await expectAtTen(2, 0);
    source.contact('answered', 'early', { agent: 'a1' }, eight + 12 * minute);
    await expectAtTen(1, 1);
    // On the edge of a slot, as a stay that ends there is not in the next one.
    source.contact('ended', 'early', { by: 'agent' }, eight + 30 * minute);
    await expectAtTen(1, 0);
    source.contact('queued', 'late', { queue: 'sales' }, eight + 50 * minute);
    await expectAtTen(2, 0);
    source.contact('abandoned', 'late', { stage: 'queue' }, eight + 60 * minute);
    await expectAtTen(1, 0);
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import { receivedCells } from '../../../shared/contract/sent-cells.ts';
import { mixDimensions } from '../../../shared/contract/topics.ts';
import type { Topic, Topics } from '../../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { hotlines } from './testing/hotline.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

const start = Date.UTC(2026, 4, 18);
const end = start + 86_400_000;
const followed = [
  'today',
  'day',
  'queues',
  'queueSlots',
  'rolling',
  'gauges',
  'depth',
  'mix',
] as const satisfies Topic[];
type Followed = Pick<Topics, (typeof followed)[number]>;

/** A page of the station: what it shows, and the JSON that came. */
function page(rig: Rig) {
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  const cells: Record<string, Record<string, unknown>> = {};
  const texts: string[] = [];
  let newest = 0;
  far.onFrame((frame) => {
    if (frame.t !== 'snapshot' && frame.t !== 'delta') return;
    newest = frame.n;
    // The few values of the mix travel whole.
    texts.push(JSON.stringify({ ...frame.topics, mix: null }));
    for (const topic of followed) {
      if (frame.t === 'snapshot') cells[topic] = receivedCells(topic, frame.topics[topic] ?? {});
      else Object.assign(cells[topic]!, receivedCells(topic, frame.topics[topic]?.set ?? {}));
      for (const key of frame.t === 'delta' ? (frame.topics[topic]?.del ?? []) : [])
        delete cells[topic]![key];
    }
  });
  rig.station.openViewer(near);
  far.send({ t: 'follow', topics: [...followed] });
  return {
    cells: cells as unknown as Followed,
    texts,
    /** The page has painted. */
    async ack(): Promise<void> {
      await new Promise(setImmediate);
      far.send({ t: 'ack', n: newest });
      await new Promise(setImmediate);
    },
  };
}

const journey = fc.record({
  hotline: hotlines({ start: start + 8 * 3_600_000, hours: 2, contacts: 8 }),
  /** Events between two commits, and whether the page paints after them. */
  cuts: fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.boolean()), { minLength: 1, maxLength: 8 }),
});

test('however often a page paints, it shows what a new one is shown, and both what the report says', async () => {
  let zeros = 0;
  await fc.assert(
    fc.asyncProperty(journey, async ({ hotline, cuts }) => {
      const rig = stationRig({ settings: { slot: '15m' }, now: end - 60_000 });
      try {
        const old = page(rig);
        const source = rig.source({ acw: hotline.acw, agentStates: true });
        for (let from = 0, step = 0; from < hotline.events.length; step++) {
          const [length, paints] = cuts[step % cuts.length]!;
          source.events(...hotline.events.slice(from, (from += length)));
          rig.commit();
          if (paints) await old.ack();
        }
        // A second, so that steps and windows are read, too.
        rig.clock.pass(1_100);
        for (let more = 0; more < 3; more++) await old.ack();
        const fresh = page(rig);
        await fresh.ack();
        expect(old.cells).toEqual(fresh.cells);
        expectReported(rig, old.cells);
        zeros += (fresh.texts[0]!.match(/"(selfServed|refused|transferred|surveyed)":0/g) ?? []).length;
      } finally {
        rig.close();
      }
    }),
    { numRuns: Number(process.env['RUNS'] ?? 0) || 12 },
  );
  expect(zeros).toBe(0);
});

/** Who still waits counts for the depth's area only in a report; times in states are not kept by day. */
const apart = new Set([
  'queueMs',
  'readyMs',
  'ringingMs',
  'talkingMs',
  'holdingMs',
  'acwStateMs',
  'notReadyMs',
]);

const shownOfSlots = ['offered', 'answered', 'open', 'abandonedShort'] as const;

function expectReported(rig: Rig, cells: Followed): void {
  const { today, day, queues, queueSlots, gauges } = cells;
  expectMix(rig, cells);
  const asked = { from: start, to: end } as const;
  const [whole] = rig.rows({ ...asked, slot: '1d' });
  if (whole) expectAmong(today.offer.counters, whole);
  for (const row of rig.rows(asked)) {
    const { counters, peaks } = day[String(row['start'])]!;
    // Who is open is in the report's peaks of each slot since, of the day's only in those that have figures.
    const over = gauges.gauges.depth + gauges.gauges.inService === 0;
    expectAmong({ ...counters, ...(over && peaks) }, row);
  }
  const byQueue = rig.rows({ ...asked, slot: '1d', by: ['queue'] }).filter((row) => row['queue'] !== '');
  for (const row of byQueue) expectAmong(queues[String(row['queue'])]?.today ?? {}, row);
  const told = Object.entries(queueSlots).flatMap(([slot, cells]) =>
    Object.entries(cells).map(([queue, counts]) => [
      slot,
      queue,
      ...shownOfSlots.map((_, at) => counts[at] ?? 0),
    ]),
  );
  const counted = rig
    .rows({ ...asked, by: ['queue'] })
    .map((row) => [String(row['start']), row['queue'], ...shownOfSlots.map((name) => row[name])])
    .filter(([, queue, ...counts]) => queue !== '' && counts.some((count) => count !== 0));
  expect(told.map(String).toSorted()).toEqual(counted.map(String).toSorted());
  const known = new Set(byQueue.map((row) => row['queue']));
  for (const [key, cell] of Object.entries(queues)) if (!known.has(key)) expect(cell.today.offered).toBe(0);
}

function expectAmong(figures: object, row: Record<string, string | number | null>): void {
  const told = Object.entries(figures).filter(
    ([name, value]) => !apart.has(name) && (row[name] !== null || value !== 0),
  );
  expect(told).toEqual(told.map(([name]) => [name, row[name]]));
}

/** By channel, language and key, and nothing else than what the report has. */
function expectMix(rig: Rig, { mix }: Followed): void {
  const known = new Set<string>();
  for (const dimension of mixDimensions) {
    for (const row of rig.rows({ from: start, to: end, slot: '1d', by: [dimension] })) {
      const key = `${dimension}:${String(row[dimension])}`;
      known.add(key);
      const cell = mix[key] ?? {};
      if (Object.keys(cell).length === 0) {
        for (const name of ['ivrEntered', 'offered', 'selfServed', 'ivrLeft']) expect(row[name]).toBe(0);
      }
      expectAmong(cell, row);
    }
  }
  expect(Object.keys(mix).filter((key) => !known.has(key))).toEqual([]);
}

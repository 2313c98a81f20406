import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import type { QueueCell, RollingCell } from '../../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { endedConnectRate } from '../../../shared/measure/rates.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { rollingFigures } from '../../station/slots/rolling-figures.ts';
import { openReader } from './open-reader.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

const now = Date.UTC(2026, 4, 18, 9);
const settings = settingsSchema.parse({ zone: 'UTC' });
const wait = fc.record({
  queue: fc.constantFrom('q1', 'q2'),
  /** Seconds before now at which it ended, and how long it was. */
  ago: fc.oneof(fc.constantFrom(0, 58, 59, 60, 299, 899, 1799), fc.integer({ min: 0, max: 1900 })),
  long: fc.integer({ min: 0, max: 90 }),
  end: fc.constantFrom('answered', 'abandoned'),
});

/** What a new page is shown. */
async function shown(rig: Rig) {
  const [near, far] = memoryWire<StationToViewerFrame, ViewerFrame>();
  const topics: Record<string, Record<string, unknown>> = {};
  far.onFrame((frame) => void (frame.t === 'snapshot' && Object.assign(topics, frame.topics)));
  rig.station.openViewer(near);
  far.send({ t: 'follow', topics: ['rolling', 'queues'] });
  await new Promise(setImmediate);
  return topics as { rolling: Record<string, RollingCell>; queues: Record<string, QueueCell> };
}

function windowOf(rig: Rig, key: string, { to, minutes }: { to: number; minutes: number }) {
  const reader = openReader(rig.folder);
  try {
    const scope = { kind: key === '' ? ('centre' as const) : ('queue' as const), key };
    const asked = { scope, from: to - minutes * 60_000, to };
    return rollingFigures(reader, settings, asked, rig.clock.now()).ledgers.event!;
  } finally {
    reader.close();
  }
}

test('a card of a rolling rate has exactly the window that the screens show', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wait, { minLength: 1, maxLength: 25 }), async (waits) => {
      const rig = stationRig({ now });
      try {
        const source = rig.source({ last: 0 });
        waits.forEach(({ queue, ago, long, end }, at) => {
          const time = now - ago * 1000;
          source.contact('queued', `c${at}`, { queue }, time - long * 1000);
          source.contact(
            end,
            `c${at}`,
            end === 'answered' ? { queue, agent: 'a' } : { queue, stage: 'queue' },
            time,
          );
        });
        rig.commit();
        const { rolling, queues } = await shown(rig);
        for (const cell of Object.values(rolling)) {
          const { counters, ratios } = windowOf(rig, '', cell);
          const { ended, answered, abandoned, flowedOut, lost, answeredIn } = cell;
          const within = { answeredIn20: answeredIn['20'], answeredIn60: answeredIn['60'] };
          expect(counters).toEqual({ ended, answered, abandoned, flowedOut, lost, ...within });
          expect(ratios.connectRate).toBe(endedConnectRate(cell));
        }
        const { to } = rolling['15']!;
        for (const { queue, rolling: cell } of Object.values(queues))
          expect(windowOf(rig, queue, { to, minutes: 15 }).counters).toMatchObject(cell);
      } finally {
        rig.close();
      }
    }),
    { numRuns: 20 },
  );
});

test('windows that are gone, of other scopes or not of whole seconds are refused', () => {
  const rig = stationRig({ now });
  try {
    rig.source({ last: 0 }).contact('queued', 'c1', { queue: 'q1' }, now);
    rig.commit();
    const ask =
      (from: number, to: number, kind: 'centre' | 'site' | 'queue' = 'centre') =>
      () => {
        const reader = openReader(rig.folder);
        try {
          return rollingFigures(reader, settings, { scope: { kind, key: 'x' }, from, to }, now);
        } finally {
          reader.close();
        }
      };
    expect(ask(now - 60_000, now, 'site')).toThrow('of the centre and of queues');
    expect(ask(now - 60_000, now, 'queue')).toThrow('no queue "x"');
    expect(ask(now - 60_500, now)).toThrow('half an hour');
    expect(ask(now - 7_200_000, now - 7_140_000)).toThrow('half an hour');
    expect(ask(now - 60_000, now)().ledgers.event?.counters).toMatchObject({ ended: 0 });
  } finally {
    rig.close();
  }
});

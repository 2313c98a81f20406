import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asks } from '../../../shared/contract/asks.ts';
import { ledgers } from '../../../shared/measure/counters.ts';
import { ownDesk, wallViewer } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { contactStory } from '../../station/rows/contact-story.ts';
import { slotList } from '../../station/rows/slot-list.ts';
import { waitList } from '../../station/rows/wait-list.ts';
import { openReader } from './open-reader.ts';
import type { ArchiveReader } from './open-reader.ts';
import { hotlines } from './testing/hotline.ts';
import { stationRig } from './testing/station-rig.ts';
import type { Rig } from './testing/station-rig.ts';

const settings = settingsSchema.parse({ zone: 'UTC' });
const day = createZone('UTC').dayByDate('2026-05-18');
const start = Date.UTC(2026, 4, 18, 9);

function reading<T>(rig: Rig, read: (reader: ReturnType<typeof openReader>) => T): T {
  const reader = openReader(rig.folder);
  try {
    return read(reader);
  } finally {
    reader.close();
  }
}
const slots = (rig: Rig, queue: string, ledger: (typeof ledgers)[number] = 'offer') =>
  reading(rig, (reader) => slotList(reader, settings, { queue, ledger, day: '2026-05-18' }));
const waits = (rig: Rig, asked: object, who: Person = ownDesk) => {
  const args = asks['rows.contacts'].args.parse({ queue: '', from: day.start, to: day.end, ...asked });
  return reading(rig, (reader) => waitList(reader, settings, args, who));
};

/** Every slot whose rows are not as many as its counters say. */
function differences(reader: ArchiveReader): string[] {
  const queues = reader.namesOf(['queue']).map(({ text }) => text);
  return ['', ...queues].flatMap((queue) =>
    ledgers.flatMap((ledger) =>
      slotList(reader, settings, { queue, ledger, day: '2026-05-18' })
        .filter(({ counters }, at) => at % 24 === 0 || Object.keys(counters).length > 0)
        .flatMap(({ start: from, end: to, counters }) => {
          const args = asks['rows.contacts'].args.parse({ queue, ledger, from, to, limit: 500 });
          const { totals, waits: lines } = waitList(reader, settings, args, ownDesk);
          const found: Record<string, number> = {
            ...totals,
            abandonedShort: lines.filter(({ short }) => short).length,
          };
          if (ledger === 'offer') found['offered'] = lines.length;
          // Who still waits is in the offer ledger only.
          if (ledger !== 'offer') delete found['open'];
          return Object.entries(found)
            .filter(([name, count]) => count !== (counters[name as 'offered'] ?? 0))
            .map(
              ([name, count]) =>
                `${queue} ${ledger} ${from} ${name}: ${count} rows, ${counters[name as 'offered']} counted`,
            );
        }),
    ),
  );
}

/** One answered call and one that left at once, in queue q1. */
function smallDay(): Rig {
  const rig = stationRig({ now: start });
  const source = rig.source({ acw: true });
  source.events({ type: 'roster.agent', time: start, data: { agent: 'zhang', name: '张三' } });
  source.contact('queued', 'c1', { queue: 'q1', channel: 'voice', customer: '13912345678' }, start);
  source.contact('answered', 'c1', { queue: 'q1', agent: 'zhang' }, start + 12_000);
  source.contact('ended', 'c1', { by: 'customer', agent: 'zhang' }, start + 60_000);
  source.contact('wrapped', 'c1', { agent: 'zhang' }, start + 75_000);
  source.contact('queued', 'c2', { queue: 'q1' }, start + 1_000);
  source.contact('abandoned', 'c2', { queue: 'q1', stage: 'queue' }, start + 4_000);
  source.contact('queued', 'c3', { queue: 'q2' }, start + 2_000);
  source.contact('queued', 'c4', { queue: 'q3' }, start + 3_000);
  source.contact('abandoned', 'c4', { queue: 'q3', stage: 'ringing' }, start + 23_000);
  rig.commit();
  return rig;
}

describe('the rows behind a number', () => {
  test(
    'are as many as it says, in every slot, queue and ledger, whatever happened',
    { timeout: 120_000 },
    () => {
      fc.assert(
        fc.property(hotlines({ start, hours: 6, contacts: 14 }), (hotline) => {
          const rig = stationRig({ now: start });
          try {
            const source = rig.source({ clock: 'source', acw: hotline.acw, agentStates: true });
            source.events(...hotline.events);
            rig.commit();
            expect(reading(rig, differences)).toEqual([]);
          } finally {
            rig.close();
          }
        }),
        { numRuns: Number(process.env['RUNS'] ?? 5) },
      );
    },
  );

  test('say what was waited and talked, page after page', () => {
    const rig = smallDay();
    const first = waits(rig, { limit: 2 });
    expect(first).toMatchObject({
      totals: { answered: 1, abandoned: 2, flowedOut: 0, lost: 0, open: 1 },
      more: true,
      waits: [
        {
          id: 'c1',
          leg: -1,
          queue: 'q1',
          agent: '张三',
          channel: 'voice',
          offeredAt: start,
          endAt: start + 12_000,
          outcome: 'answered',
          talkMs: 48_000,
          acwMs: 15_000,
        },
        { id: 'c2', outcome: 'abandoned', short: true, agent: '', talkMs: null },
      ],
    });
    const { at, contact, leg } = first.waits[1]!;
    const second = waits(rig, { limit: 2, after: { at, contact, leg } });
    expect(second).toMatchObject({
      more: false,
      waits: [
        { id: 'c3', outcome: 'open', endAt: null },
        { id: 'c4', outcome: 'abandoned', short: false },
      ],
    });
    expect(
      waits(rig, { queue: 'q1', outcome: 'abandoned' }).waits.map(({ id, leg: at }) => [id, at]),
    ).toEqual([['c2', 0]]);
    rig.close();
  });

  test('name an agent only to those who may see names', () => {
    const rig = smallDay();
    expect(waits(rig, {}, wallViewer).waits[0]!.agent).toMatch(/^#\d+$/);
    expect(waits(rig, {}, { id: '1', name: 'L', role: 'leader' }).waits[0]!.agent).toBe('张三');
    rig.close();
  });
});

describe('the slots of a day', () => {
  test('are all of it, with what a report says', () => {
    const rig = smallDay();
    const list = slots(rig, 'q1');
    expect(list).toHaveLength(96);
    const slot = list.find((each) => each.start === start);
    expect(slot).toMatchObject({
      counters: { offered: 2, answered: 1, abandoned: 1, talkMs: 48_000 },
      peaks: { depthMax: 2 },
    });
    expect(slot?.counters).not.toHaveProperty('lost');
    const nobody = slots(rig, 'nowhere');
    expect(nobody).toHaveLength(96);
    expect(nobody[0]).toMatchObject({ counters: {}, peaks: { depthMax: 0 } });
    rig.close();
  });
});

describe('the story of a contact', () => {
  const story = (rig: Rig, who: Person = ownDesk) =>
    reading(rig, (reader) => contactStory(reader, settings, waits(rig, {}).waits[0]!.contact, who));

  test('tells its stays and its events as stored, never who called', () => {
    const rig = smallDay();
    expect(story(rig)).toMatchObject({
      id: 'c1',
      source: 'pbx',
      dimensions: { channel: 'voice' },
      legs: [{ leg: 0, queue: 'q1', agent: '张三', outcome: 'answered' }],
      events: [
        { at: start, seq: 2, type: 'contact.queued', data: { queue: 'q1', channel: 'voice' } },
        { seq: 3, type: 'contact.answered', data: { queue: 'q1', agent: '张三' } },
        { seq: 4, type: 'contact.ended', data: { by: 'customer', agent: '张三' } },
        { seq: 5, type: 'contact.wrapped' },
      ],
    });
    expect(JSON.stringify(story(rig))).not.toMatch(/"customer":|•78/);
    expect(JSON.stringify(story(rig, wallViewer))).not.toMatch(/zhang|张三/);
    rig.close();
  });

  test('is refused for a contact that is not kept', () => {
    const rig = smallDay();
    expect(() => reading(rig, (reader) => contactStory(reader, settings, 999, ownDesk))).toThrow(
      'not kept any more',
    );
    rig.close();
  });
});

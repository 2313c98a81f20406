import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Dimension } from '../../../shared/measure/counters.ts';
import { eventTypes } from '../../../shared/model/event.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

const numRuns = Number(process.env['RUNS'] ?? 25);
const start = Date.UTC(2026, 4, 18, 8);

const name = (letter: string): fc.Arbitrary<string> =>
  fc.constantFrom(`${letter}1`, `${letter}2`, `${letter}3`);
const time = fc.nat(3_600).map((second) => start + second * 1000);

/** Anything a source could say in any order, true or not; now and then nothing that makes sense. */
const contactEvent = fc.record({
  type: fc.constantFrom(
    ...eventTypes.filter((type) => type.startsWith('contact.') || type === 'survey.answered'),
  ),
  time,
  data: fc.record(
    {
      contact: name('c'),
      queue: name('q'),
      agent: name('a'),
      channel: fc.constantFrom('voice', 'chat'),
      business: name('b'),
      customer: name('k'),
      stage: fc.constantFrom('queue', 'ringing'),
      reason: fc.constantFrom('full', 'other', 'timeout', 'callback'),
      by: fc.constantFrom('agent', 'customer', 'system', 'unknown'),
      toQueue: name('q'),
      grade: fc.integer({ min: 1, max: 4 }),
    },
    { requiredKeys: ['contact', 'stage', 'by', 'grade', 'reason', 'agent', 'queue'] },
  ),
});
const seatEvent = fc.record({
  type: fc.constant('agent.state'),
  time,
  data: fc.record({
    agent: name('a'),
    state: fc.constantFrom('offline', 'ready', 'ringing', 'talking', 'holding', 'acw', 'notReady'),
  }),
});
const wrongEvent = fc.oneof(
  fc.anything({ withNullPrototype: false }),
  fc.record({ type: fc.string(), time: fc.anything(), data: fc.anything() }),
  fc.record({ type: fc.constantFrom(...eventTypes), time: fc.oneof(time, fc.double()), data: fc.object() }),
);
const snapshot = fc.record({
  at: time,
  back: fc.nat(10),
  contacts: fc.uniqueArray(
    fc.record({
      contact: name('c'),
      state: fc.constantFrom('ivr', 'waiting', 'ringing', 'talking', 'held', 'acw'),
      since: time,
      queue: fc.option(name('q'), { nil: undefined }),
      agent: fc.option(name('a'), { nil: undefined }),
      offeredAt: fc.option(time, { nil: undefined }),
      answeredAt: fc.option(time, { nil: undefined }),
    }),
    { selector: (each) => each.contact },
  ),
  agents: fc.uniqueArray(
    fc.record({ agent: name('a'), state: fc.constantFrom('ready', 'talking', 'notReady'), since: time }),
    { selector: (each) => each.agent },
  ),
});

type Step =
  | { kind: 'events'; events: unknown[]; again: number }
  | { kind: 'snapshot'; snapshot: { at: number; back: number; contacts: object[]; agents: object[] } }
  | { kind: 'gap'; length: number }
  | { kind: 'epoch' | 'commit' | 'restart' | 'crash' | 'reconnect' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('events' as const),
      events: fc.array(
        fc.oneof({ weight: 8, arbitrary: contactEvent }, { weight: 2, arbitrary: seatEvent }, wrongEvent),
        { minLength: 1, maxLength: 12 },
      ),
      again: fc.nat(9),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('snapshot' as const), snapshot }) },
  fc.record({ kind: fc.constant('gap' as const), length: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    kind: fc.constantFrom(
      'epoch' as const,
      'commit' as const,
      'restart' as const,
      'crash' as const,
      'reconnect' as const,
    ),
  }),
);

function run(rig: Rig, steps: readonly Step[], live: boolean): void {
  let epochs = 1;
  const dial = () =>
    rig.source({
      epoch: `e${epochs}`,
      last: 100_000,
      acw: true,
      agentStates: true,
      clock: live ? 'live' : 'source',
    });
  let source = dial();
  let next = Number(source.welcome?.resume);
  for (const each of steps) {
    if (each.kind === 'events') {
      const from = Math.max(1, next - each.again);
      // Those sent again are other events under known numbers: they must be passed over all the same.
      source.send({
        t: 'batch',
        from,
        events: [...each.events.slice(0, next - from), ...each.events].slice(0, 20),
      });
      next = Math.max(
        next,
        from + Math.min(20, Math.min(next - from, each.events.length) + each.events.length),
      );
    } else if (each.kind === 'gap') {
      source.send({ t: 'gap', from: next, to: next + each.length - 1, why: 'test' });
      next += each.length;
    } else if (each.kind === 'snapshot') {
      const { back, ...rest } = each.snapshot;
      source.send({
        t: 'snapshot',
        asOf: Math.max(0, next - 1 - back),
        part: 1,
        parts: 1,
        queues: [],
        ...rest,
      });
    } else if (each.kind === 'commit') rig.commit();
    else {
      if (each.kind === 'restart') rig.restart();
      else if (each.kind === 'crash') rig.crash();
      source.close();
      if (each.kind === 'epoch') epochs++;
      source = dial();
      next = Number(source.welcome?.resume);
    }
  }
  rig.commit();
}

test.each([{ live: true }, { live: false }])(
  'whatever a source says (live: $live), the stream goes on, slots balance and a recount agrees',
  { timeout: 120_000 },
  ({ live }) => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
        const rig = stationRig({ now: start + 3_600_000 });
        try {
          run(rig, steps, live);
          expect(rig.said.filter((line) => line.includes('failed'))).toEqual([]);
          expect(rig.station.health().ok).toBe(true);
          expect(rig.verify().differences).toEqual([]);
          const range = { from: start - 3_600_000, to: start + 7_200_000 };
          for (const by of [[], ['queue'], ['business'], ['channel'], ['site']] as Dimension[][]) {
            for (const row of rig.rows({ ...range, by })) {
              const sum = ['answered', 'abandoned', 'flowedOut', 'lost', 'open'].reduce(
                (total, each) => total + Number(row[each]),
                0,
              );
              expect([row['slot'], row['offered']]).toEqual([row['slot'], sum]);
              for (const [key, value] of Object.entries(row))
                if (typeof value === 'number') expect([key, value >= 0]).toEqual([key, true]);
            }
          }
        } finally {
          rig.close();
        }
      }),
      { numRuns },
    );
  },
);

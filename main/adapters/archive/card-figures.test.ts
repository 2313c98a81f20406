import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { AskArgs } from '../../../shared/contract/asks.ts';
import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { FiguresAnswers } from '../../../shared/contract/asks/figures-asks.ts';
import { ledgers } from '../../../shared/measure/counters.ts';
import { metricCodes } from '../../../shared/measure/metric.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import type { SettingsInput } from '../../../shared/model/settings.ts';
import type { SlotLength } from '../../../shared/time/slots.ts';
import { cardFigures } from '../../station/slots/card-figures.ts';
import { openReader } from './open-reader.ts';
import { hotlines } from './testing/hotline.ts';
import type { ReportRow } from './testing/report-objects.ts';
import type { Rig } from './testing/station-rig.ts';
import { stationRig } from './testing/station-rig.ts';

type Asked = Omit<AskArgs<'figures.card'>, 'rolling'>;
type Card = FiguresAnswers['figures.card'];

const start = Date.UTC(2026, 4, 18);
const [quarter, hour, day] = [900_000, 3_600_000, 86_400_000];
const centre = { kind: 'centre', key: '' } as const;

const rigs: Rig[] = [];
afterEach(() => {
  for (const rig of rigs.splice(0)) rig.close();
});

function hall(settings: SettingsInput = {}): Rig {
  const rig = stationRig({ settings, now: start + day - 60_000 });
  rigs.push(rig);
  return rig;
}

function cardOf(rig: Rig, asked: Asked, settings: SettingsInput = {}): Card {
  const reader = openReader(rig.folder);
  try {
    return cardFigures(reader, settingsSchema.parse({ zone: 'UTC', ...settings }), asked, rig.clock.now());
  } finally {
    reader.close();
  }
}

/** All figures of a card's ledger by the names of a report's columns. */
function flat({ ledgers: told }: Card, ledger: (typeof ledgers)[number]): Record<string, unknown> {
  const { counters, peaks, ratios, version } = told[ledger]!;
  return { ...counters, ...peaks, ...ratios, formulaVersion: version };
}

function withoutLabels({ slot: _slot, start: _start, ...figures }: ReportRow): ReportRow {
  return figures;
}

const scopes = fc.constantFrom<Asked['scope']>(
  centre,
  { kind: 'queue', key: 'q1' },
  { kind: 'channel', key: 'voice' },
  { kind: 'business', key: 'cards' },
  { kind: 'site', key: 'north' },
  { kind: 'language', key: 'zh' },
);
const pieces = fc.constantFrom<[SlotLength, number]>(
  ['5m', 300_000],
  ['15m', quarter],
  ['60m', hour],
  ['1d', day],
);

test('a card has exactly what the report has for the same piece of time, in every ledger', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      hotlines({ start: start + 8 * hour, hours: 2, contacts: 8 }),
      fc.array(fc.tuple(scopes, pieces, fc.nat(30)), { minLength: 4, maxLength: 6 }),
      async ({ events, acw }, asked) => {
        const rig = stationRig({ now: start + day - 60_000 });
        try {
          rig.source({ clock: 'source', acw, agentStates: true, last: events.length }).events(...events);
          rig.commit();
          for (const [scope, [slot, length], nth] of asked) {
            const from = slot === '1d' ? start : start + 8 * hour + nth * length;
            const to = from + length;
            for (const ledger of ledgers) {
              const by = scope.kind === 'centre' ? {} : { scope: { [scope.kind]: scope.key } };
              const [row] = rig.rows({ from, to, slot, ledger, ...by });
              if (row === undefined) {
                expect(() => cardOf(rig, { scope, from, to })).toThrow(AskRefusal);
                continue;
              }
              expect(flat(cardOf(rig, { scope, from, to }), ledger)).toEqual(withoutLabels(row));
              compared++;
            }
          }
        } finally {
          rig.close();
        }
      },
    ),
    { numRuns: 15 },
  );
  expect(compared).toBeGreaterThan(100);
});

test('over several slots the counters are the sum of theirs, and the rates are of the sum', () => {
  const rig = hall();
  const source = rig.source({ clock: 'source', last: 0 });
  for (let i = 0; i < 20; i++) {
    const at = start + 8 * hour + i * 500_000;
    source.contact('queued', `c${i}`, { queue: 'q1' }, at);
    if (i % 3 === 0) source.contact('abandoned', `c${i}`, { queue: 'q1', stage: 'queue' }, at + 9_000);
    else if (i % 7 > 0) source.contact('answered', `c${i}`, { queue: 'q1', agent: 'a' }, at + 20_000);
  }
  rig.commit();
  const [from, to] = [start + 8 * hour, start + 11 * hour + quarter];
  const { offer } = cardOf(rig, { scope: centre, from, to }).ledgers;
  const rows = rig.rows({ from, to, slot: '15m' });
  const sum = (name: string): number => rows.reduce((all, row) => all + Number(row[name]), 0);
  const { offered, answered, open } = offer!.counters;
  expect([offered, answered, open]).toEqual(['offered', 'answered', 'open'].map(sum));
  expect([offered, answered, open]).toEqual([20, 11, 2]);
  expect(offer!.ratios.connectRate).toBe(Number((11 / 18).toFixed(6)));
});

test('of teams there are no figures from before the answer', () => {
  const rig = hall();
  const source = rig.source({ agentStates: true, last: 0 });
  const at = start + day - hour;
  source.events({ type: 'agent.state', time: at, data: { agent: '6001', state: 'ready', team: '甲组' } });
  source.contact('queued', 'c1', { queue: 'q1' }, at + 1000);
  source.contact('answered', 'c1', { queue: 'q1', agent: '6001' }, at + 5000);
  rig.commit();
  const reader = openReader(rig.folder);
  const team = reader.namesOf(['team']).find(({ text }) => text === '甲组')!;
  reader.close();
  const card = cardOf(rig, { scope: { kind: 'team', key: String(team.code) }, from: start, to: start + day });
  expect(card.ledgers.offer?.counters).toMatchObject({ offered: null, answered: 1 });
  expect(card.ledgers.offer?.ratios.connectRate).toBeNull();
  expect(() => cardOf(rig, { scope: { kind: 'team', key: '999' }, from: start, to: start + day })).toThrow(
    'no team',
  );
});

test('of teams there are the figures of the queues assigned to them, by the roster or by whom their agents serve', () => {
  const rig = hall();
  const source = rig.source({ agentStates: true, last: 0 });
  const at = start + day - hour;
  const seat = { agent: '6001', state: 'ready', team: '甲组', queues: ['q1', 'q2'] };
  source.events({ type: 'agent.state', time: at, data: seat });
  for (const [n, queue] of ['q1', 'q1', 'q2', 'q3'].entries())
    source.contact('queued', `c${n}`, { queue }, at + 1000 + n);
  source.contact('answered', 'c0', { queue: 'q1', agent: '6002' }, at + 5000);
  source.contact('abandoned', 'c2', { queue: 'q2', stage: 'queue' }, at + 9000);
  rig.commit();
  const reader = openReader(rig.folder);
  const { code } = reader.namesOf(['team']).find(({ text }) => text === '甲组')!;
  reader.close();
  const queues = () => {
    const asked = { scope: { kind: 'team' as const, key: String(code) }, from: start, to: start + day };
    return cardOf(rig, asked).ledgers.offer?.queues;
  };
  expect(queues()).toMatchObject({ offered: 3, answered: 1, answeredIn20: 1, abandoned: 1, open: 1 });
  source.events({ type: 'roster.queue', time: at + 10_000, data: { queue: 'q3', teams: ['甲组'] } });
  rig.commit();
  expect(queues()).toMatchObject({ offered: 1, answered: 0, open: 1 });
  expect(cardOf(rig, { scope: centre, from: start, to: start + day }).ledgers.offer?.queues).toBeUndefined();
});

test('the versions of the formula in force over the range come with it, and the one of today', () => {
  const rig = hall({ serviceLevelSeconds: [20] });
  rig.source({ last: 0 }).contact('queued', 'c1', { queue: 'q1' }, start + 9 * hour);
  rig.commit();
  rig.restart({ serviceLevelSeconds: [15], excludeShortAbandons: true });
  const midnight = start + day;
  const first = {
    version: 1,
    from: null,
    to: midnight,
    serviceLevelSeconds: [20],
    excludeShortAbandons: false,
  };
  const second = {
    version: 2,
    from: midnight,
    to: null,
    serviceLevelSeconds: [15],
    excludeShortAbandons: true,
  };
  const today = cardOf(rig, { scope: centre, from: start, to: midnight });
  expect(today).toMatchObject({ versions: [first], today: first });
  rig.clock.pass(2 * hour);
  const both = cardOf(rig, { scope: centre, from: start, to: midnight + day });
  expect(both).toMatchObject({ versions: [first, second], today: second });
  expect(today.ledgers.offer?.counters).toHaveProperty('answeredIn20');
  expect(today.ledgers.offer?.counters).not.toHaveProperty('answeredIn15');
});

test('figures that are not kept are refused with what is', () => {
  const rig = hall();
  rig.source({ last: 0 }).contact('queued', 'c1', { queue: 'q1' }, start + 9 * hour);
  rig.commit();
  expect(() => cardOf(rig, { scope: centre, from: start + 60_000, to: start + hour })).toThrow('nearest');
  expect(() =>
    cardOf(rig, { scope: { kind: 'queue', key: 'nowhere' }, from: start, to: start + hour }),
  ).toThrow('there is no queue "nowhere"');
  expect(
    metricCodes.every(
      (code) => code in cardOf(rig, { scope: centre, from: start, to: start + hour }).ledgers.offer!.ratios,
    ),
  ).toBe(true);
});

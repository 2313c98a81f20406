import { expect, test } from 'vitest';
import type { ScopeKind } from '../../../shared/model/alert-rule.ts';
import { addFact, detail, factCode, newContact } from '../floor/contact.ts';
import type { Contact, FactKind } from '../floor/contact.ts';
import { outcome } from '../floor/legs.ts';
import type { Name } from '../names.ts';
import { endedWaits, waitingChanges } from './ended-waits.ts';
import type { WaitReader } from './ended-waits.ts';

const start = Date.UTC(2026, 4, 18, 9);
const names: Name[] = [
  { code: 1, kind: 'queue', source: 1, text: 'sales' },
  { code: 2, kind: 'queue', source: 2, text: 'sales' },
  { code: 3, kind: 'queue', source: 1, text: 'help' },
  { code: 4, kind: 'team', source: 0, text: '甲组' },
  { code: 5, kind: 'team', source: 0, text: '乙组' },
  { code: 6, kind: 'site', source: 0, text: 'north' },
];

/** A contact of `[kind, second, queue]`. */
function contact(source: number, id: string, ...facts: [FactKind, number, number][]): Contact {
  const made = newContact(1, source, id, false);
  for (const [kind, second, queue] of facts) {
    const fact = { kind: factCode[kind], time: start + second * 1000, seq: 0, queue, agent: 0 };
    addFact(made, { ...fact, detail: kind === 'left' ? detail.left.overflow : 0 });
  }
  return made;
}

const overflowed = contact(1, 'a', ['queued', 0, 1], ['left', 30, 1], ['queued', 30, 3], ['answered', 50, 3]);
overflowed.dims[0] = 6;
const all = [
  overflowed,
  contact(2, 'b', ['queued', 10, 2], ['abandoned', 50, 2]),
  contact(2, 'c', ['queued', 20, 2]),
];

const reader: WaitReader = {
  contactsBetween: () => all,
  namesOf: (kinds) => names.filter(({ kind }) => kinds.includes(kind)),
  sourceIds: () =>
    new Map([
      [1, 'acd'],
      [2, 'pbx'],
    ]),
  roster: () =>
    new Map([
      [1, { teams: ['甲组', '乙组'] }],
      [3, { teams: ['乙组'] }],
    ]),
  seats: () => [],
};

/** Ends as `scopes: outcome, from–to` in seconds. */
const ends = (kind: 'centre' | ScopeKind, from = 0, to = 100): string[] =>
  [...endedWaits(reader, kind, start + from * 1000, start + to * 1000)].map((wait) => {
    const how = Object.entries(outcome).find(([, code]) => code === wait.outcome)?.[0];
    const [offered, end] = [wait.offeredAt, wait.endAt].map((time) => (time - start) / 1000);
    return `${wait.scopes.map(({ shown }) => shown).join('+')}: ${how}, ${offered}–${end}`;
  });

test('each stay counts in its queue, the contact once everywhere else; who still waits has not ended', () => {
  expect(ends('queue')).toEqual([
    'acd:sales: flowedOut, 0–30',
    'help: answered, 30–50',
    'pbx:sales: abandoned, 10–50',
  ]);
  expect(ends('centre')).toEqual(['centre: answered, 0–50', 'centre: abandoned, 10–50']);
  expect(ends('feed')).toEqual(['acd: answered, 0–50', 'pbx: abandoned, 10–50']);
});

test('a team has the queues that the roster gives it; what has no such dimension is left out', () => {
  expect(ends('team')).toEqual(['甲组+乙组: flowedOut, 0–30', '乙组: answered, 30–50']);
  expect(ends('site')).toEqual(['north: answered, 0–50']);
});

test('a range is half-open', () => {
  expect(ends('queue', 30, 50)).toEqual(['acd:sales: flowedOut, 0–30']);
  expect(ends('centre', 50, 51)).toHaveLength(2);
});

test('a queue is found by its bare name and with its source, also where both are the same', () => {
  const labels = [...endedWaits(reader, 'queue', start, start + 100_000)].map(
    ({ scopes }) => scopes[0]?.names,
  );
  expect(labels.map((each) => [...new Set(each)].sort())).toEqual([
    ['acd:sales', 'sales'],
    ['acd:help', 'help'],
    ['pbx:sales', 'sales'],
  ]);
});

test('who waits changes with every stay; those who wait at the start begin then', () => {
  const changes = [...waitingChanges(reader, 'queue', start + 15_000, start + 50_000)];
  expect(changes.map(({ at, sign, scopes }) => [(at - start) / 1000, sign, scopes[0]?.shown])).toEqual([
    [15, 1, 'acd:sales'],
    [15, 1, 'pbx:sales'],
    [20, 1, 'pbx:sales'],
    [30, 1, 'help'],
    [30, -1, 'acd:sales'],
  ]);
});

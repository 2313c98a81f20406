import { expect, test } from 'vitest';
import { readFixtureLine } from './fixture-line.ts';

/** Times of day as minutes: these tests are about what lines say. */
const clock = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const read = (text: string) => readFixtureLine(text, clock);
const whatOf = (text: string) => read(`at 10:00 ${text}`).what;

test('a line happens once, again and again, or as long as it lasts', () => {
  expect(read('at 10:05 q1: answered').when).toEqual({ kind: 'at', at: 605 });
  expect(read('10:00..10:05 every 3s q1: answered').when).toEqual({
    kind: 'every',
    from: 600,
    to: 605,
    every: 3_000,
  });
  expect(read('10:00..10:05 feed pbx: silent').when).toEqual({ kind: 'while', from: 600, to: 605 });
});

test.each([
  ['q1: answered after 12s', { count: 1, end: { how: 'answered', afterMs: 12_000, talkMs: 60_000 } }],
  ['q1: 3 answered, talks 5m', { count: 3, end: { how: 'answered', afterMs: 0, talkMs: 300_000 } }],
  ['q1: abandoned after 30s', { count: 1, end: { how: 'abandoned', afterMs: 30_000, talkMs: 60_000 } }],
  ['q1: 14 waiting', { count: 14, end: null }],
])('%s: calls', (text, calls) => expect(whatOf(text)).toEqual({ does: 'calls', queue: 'q1', ...calls }));

test.each([
  ['故障 报修: all abandoned', { does: 'waiting', queue: '故障 报修', count: Infinity, how: 'abandoned' }],
  ['q1: 5 of them answered', { does: 'waiting', queue: 'q1', count: 5, how: 'answered' }],
  ['agent a1: notReady', { does: 'agent', agent: 'a1', state: 'notReady' }],
  ['all agents: ready', { does: 'agent', agent: null, state: 'ready' }],
  ['feed pbx: loses 12 events', { does: 'lose', feed: 'pbx', events: 12 }],
  ['feed pbx: another one speaks for it', { does: 'conflict', feed: 'pbx' }],
  ['disk: 8.5 % free', { does: 'disk', free: 0.085 }],
])('%s', (text, what) => expect(whatOf(text)).toEqual(what));

test('a clock that is wrong is so by a signed time', () => {
  expect(read('10:00..10:05 feed pbx: clock 3s behind').what).toEqual({
    does: 'trouble',
    feed: 'pbx',
    trouble: { how: 'skew', ms: -3_000 },
  });
});

test.each([
  ['q1: answered', 'begins with no time'],
  ['at 10:00 q1 answered', 'has no colon'],
  ['at 10:00 q1: shrugs', 'says "shrugs" of "q1"'],
  ['at 10:00 feed pbx: silent', 'lasts for a while: write'],
  ['10:00..10:05 every 3s feed pbx: silent', 'leave "every …" out'],
  ['10:00..10:05 q1: answered', 'happens once'],
  ['10:05..10:00 every 3s q1: answered', 'ends before it begins'],
  ['10:00..10:05 every 0s q1: answered', 'happens every 0'],
  ['at 10:00 agent a1: asleep', 'says "asleep"'],
])('%s is refused in words', (text, why) => expect(() => read(text)).toThrow(why));

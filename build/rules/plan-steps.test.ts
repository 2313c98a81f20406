import { expect, test } from 'vitest';
import { readFixtureLine } from './fixture-line.ts';
import { planSteps } from './plan-steps.ts';
import type { Floor } from './plan-steps.ts';

const floor: Floor = {
  feeds: ['pbx', 'vip'],
  queues: { q1: { feed: 'pbx', teams: ['day'] }, q2: { feed: 'vip', teams: [] } },
  agents: { a1: { feed: 'pbx', team: 'day', queues: ['q1'] } },
};
const seconds = (time: string): number =>
  Number(time.slice(3, 5)) * 60_000 + Number(time.slice(6) || 0) * 1_000;

/** What is told of calls and agents, shortened: seconds, type, whose. */
function told(...lines: string[]): string[] {
  const steps = planSteps(
    floor,
    0,
    lines.map((line) => readFixtureLine(line, seconds)),
  );
  return steps.flatMap((step) => {
    if (step.does !== 'event' || step.event.type.startsWith('roster')) return [];
    const { type, data } = step.event;
    const who = 'contact' in data ? data.contact : 'agent' in data ? data.agent : '';
    expect(step.event.time).toBe(step.at);
    return [`${step.at / 1000} ${type} ${who} ${step.feed}`];
  });
}

test('the catalogue comes first', () => {
  expect(planSteps(floor, 5, []).map((step) => step.does === 'event' && step.event.type)).toEqual([
    'roster.queue',
    'roster.queue',
    'roster.agent',
  ]);
});

test('calls of a range come in its steps, without its end, and in order of time with those of other lines', () => {
  expect(
    told('00:00..00:00:09 every 3s q1: answered after 4s, talks 1s', 'at 00:00:05 q2: abandoned'),
  ).toEqual([
    '0 contact.queued call-1 pbx',
    '3 contact.queued call-2 pbx',
    '4 contact.answered call-1 pbx',
    '5 contact.ended call-1 pbx',
    '5 contact.queued call-3 vip',
    '5 contact.abandoned call-3 vip',
    '6 contact.queued call-4 pbx',
    '7 contact.answered call-2 pbx',
    '8 contact.ended call-2 pbx',
    '10 contact.answered call-4 pbx',
    '11 contact.ended call-4 pbx',
  ]);
});

test('those who wait are served first come, first served, also where lines stand in another order', () => {
  expect(
    told('at 00:00:09 q1: all abandoned', 'at 00:00:01 q1: 3 waiting', 'at 00:00:05 q1: 1 of them left'),
  ).toEqual([
    '1 contact.queued call-1 pbx',
    '1 contact.queued call-2 pbx',
    '1 contact.queued call-3 pbx',
    '5 contact.left call-1 pbx',
    '9 contact.abandoned call-2 pbx',
    '9 contact.abandoned call-3 pbx',
  ]);
});

test('a trouble begins and ends', () => {
  const steps = planSteps(floor, 0, [readFixtureLine('00:01..00:02 feed vip: silent', seconds)]);
  expect(steps.filter((step) => step.does === 'trouble')).toEqual([
    { at: 60_000, does: 'trouble', feed: 'vip', trouble: { how: 'silent' }, on: true },
    { at: 120_000, does: 'trouble', feed: 'vip', trouble: { how: 'silent' }, on: false },
  ]);
});

test.each([
  ['at 00:01 q9: answered', 'names the queue q9, which "queues" does not list'],
  ['at 00:01 agent a9: ready', 'names the agent a9, whom "agents" does not list'],
  ['at 00:01 feed x: loses 1 event', 'names the feed x: there are pbx, vip'],
  ['at 00:01 q1: 2 of them answered', 'tells of 2 waiting in q1, where 0 do at that time'],
])('%s is refused in words', (line, why) => expect(() => told(line)).toThrow(why));

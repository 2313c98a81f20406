import { describe, expect, it } from 'vitest';
import type { QueueCell, SeatCell, SeatState } from '../../../shared/contract/topics.ts';
import { seatStates } from '../../../shared/contract/topics.ts';
import type { CardSubject } from './card-subject.ts';
import { type GaugeTopics, gaugeView, seatsLink, waitsLink } from './gauge-view.ts';

const centre = { kind: 'centre', key: '', name: '' } as const;
const queueScope = { kind: 'queue', key: 'q1', name: '报修' } as const;
const team: CardSubject['scope'] = { kind: 'team', key: '2', name: '乙组' };
const now = 1_000_000;

function queue(
  key: string,
  depth: number,
  longestSince: number | null,
  ready: number | null = null,
): QueueCell {
  const today = { offered: 0, open: 0, ended: 0, answered: 0, abandonedShort: 0 };
  return { queue: key, name: key, depth, longestSince, ready, rolling: { ended: 0, answered: 0 }, today };
}

const seat = (number: string, of: number, state: SeatState, since: number): SeatCell => [
  number,
  of,
  seatStates.indexOf(state),
  since,
];

const topics: GaugeTopics = {
  gauges: {
    gauges: {
      depth: 6,
      longestSince: 700_000,
      longestWaitTodayMs: 0,
      inService: 0,
      agentsBasis: 'states',
      agents: { ready: 2, talking: 5, offline: 9 },
    },
  },
  queues: { q1: queue('q1', 2, 700_000, 3), q2: queue('q2', 4, 900_000), q3: queue('q3', 0, null) },
  queueNames: { q1: '报修', q2: '咨询' },
  teamNames: { 1: '甲组', 2: '乙组' },
  limits: { acw: 60 },
};
const seats = {
  a: seat('1', 1, 'acw', 900),
  b: seat('2', 2, 'acw', 990),
  c: seat('3', 2, 'ready', 10),
  d: seat('4', 2, 'acw', 930),
};

describe('a value of this moment', () => {
  it('is of the centre or of a queue, with the queues that make it up', () => {
    expect(gaugeView('waiting', centre, topics, now)).toEqual({
      value: { count: 6 },
      parts: [
        { key: 'q2', name: '咨询', count: 4, since: 900_000 },
        { key: 'q1', name: '报修', count: 2, since: 700_000 },
      ],
    });
    const longest = gaugeView('longestWait', centre, topics, now);
    expect(longest.value).toEqual({ since: 700_000 });
    expect(longest.parts.map(({ key }) => key)).toEqual(['q1', 'q2']);
    expect(gaugeView('waiting', queueScope, topics, now)).toEqual({ value: { count: 2 }, parts: [] });
    expect(gaugeView('longestWait', { ...queueScope, key: 'q3' }, topics, now).value).toBeNull();
    expect(gaugeView('waiting', queueScope, { limits: {} }, now).value).toBeUndefined();
  });

  it('counts seats by state, logged in or over their limits, of the centre and of a team', () => {
    const floor = { ...topics, seats };
    const count = (gauge: Parameters<typeof gaugeView>[0], scope: CardSubject['scope']) =>
      gaugeView(gauge, scope, floor, now).value;
    expect(count('seats.acw', centre)).toEqual({ count: 3 });
    expect(count('seats.online', team)).toEqual({ count: 3 });
    expect(count('seats.ready', team)).toEqual({ count: 1 });
    expect(count('stateOverLimit', centre)).toEqual({ count: 2 });
    expect(gaugeView('seats.acw', centre, floor, now).parts).toMatchObject([
      { name: '乙组', count: 2 },
      { name: '甲组', count: 1 },
    ]);
  });

  it('is known without the seats where the source tells states, else only who talks', () => {
    expect(gaugeView('seats.ready', centre, topics, now).value).toEqual({ count: 2 });
    expect(gaugeView('seats.online', centre, topics, now).value).toEqual({ count: 7 });
    expect(gaugeView('seats.ready', queueScope, topics, now).value).toEqual({ count: 3 });
    expect(gaugeView('seats.ready', { ...queueScope, key: 'q2' }, topics, now).value).toBeNull();
    const cell = { ...topics.gauges!.gauges, agentsBasis: 'derived' as const };
    const derived = { ...topics, gauges: { gauges: cell } };
    expect(gaugeView('seats.ready', centre, derived, now).value).toBeNull();
    expect(gaugeView('seats.talking', centre, derived, now).value).toEqual({ count: 5 });
    expect(gaugeView('feedGap', centre, topics, now).value).toBeUndefined();
  });

  it('leads to the seats or the contacts that it counts', () => {
    expect(seatsLink('seats.acw', team)).toEqual({ view: 'list', team: ['2'], state: ['acw'] });
    expect(seatsLink('seats.online', centre)).toEqual({ view: 'list' });
    expect(seatsLink('seats.ready', queueScope)).toEqual({ view: 'list', queue: 'q1', state: ['ready'] });
    expect(seatsLink('stateOverLimit', centre)).toEqual({ view: 'list', over: true });
    const day = { start: 5, end: 9 };
    expect(waitsLink(centre, day)).toEqual({ centre: true, from: 5, to: 9, outcome: 'open' });
    expect(waitsLink(queueScope, day)).toMatchObject({ queue: 'q1' });
  });
});

import { describe, expect, test } from 'vitest';
import { AgentBoard } from './agent-board.ts';
import type { Member } from './said.ts';

const member = (more: Partial<Member>): Member => ({
  agent: 'A',
  queue: 'q',
  status: 1,
  paused: false,
  reason: '',
  inCall: false,
  member: true,
  ...more,
});
const states = (events: ReturnType<AgentBoard['apply']>) =>
  events.map((event) => (event.type === 'agent.state' ? [event.data.state, event.data.reason] : []));

describe('agent board', () => {
  test('one pause in two queues is one change of the seat, with its reason', () => {
    const board = new AgentBoard();
    board.apply(member({}), 1);
    board.apply(member({ queue: 'r' }), 1);
    const first = board.apply(member({ paused: true, reason: '会议' }), 2);
    const second = board.apply(member({ queue: 'r', paused: true, reason: '会议' }), 2);
    expect(states([...first, ...second])).toEqual([['notReady', '会议']]);
    expect(board.agents()).toEqual([
      { agent: 'A', state: 'notReady', since: 2, reason: '会议', queues: ['q', 'r'] },
    ]);
  });

  test('an agent paused in one of two queues stays ready, a talking one talks on though paused', () => {
    const board = new AgentBoard();
    board.apply(member({}), 1);
    board.apply(member({ queue: 'r' }), 1);
    expect(states(board.apply(member({ paused: true, reason: 'Auto-Pause' }), 2))).toEqual([]);
    expect(states(board.apply(member({ paused: true, status: 2 }), 3))).toEqual([['talking', undefined]]);
    expect(states(board.apply(member({ queue: 'r', paused: true, status: 2 }), 4))).toEqual([]);
    expect(states(board.apply(member({ paused: true, status: 1 }), 5))).toEqual([['notReady', undefined]]);
  });

  test.each([
    [1, 'ready'],
    [2, 'talking'],
    [3, 'talking'],
    [5, 'offline'],
    [6, 'ringing'],
    [8, 'holding'],
    [0, 'ready'],
  ] as const)('device state %i is %s', (status, state) => {
    const board = new AgentBoard();
    board.apply(member({ status: 1 }), 1);
    board.apply(member({ status }), 2);
    expect(board.agents()[0]?.state).toBe(state);
  });

  test('who is out of the last queue is offline', () => {
    const board = new AgentBoard();
    board.apply(member({}), 1);
    expect(states(board.apply(member({ member: false }), 2))).toEqual([['offline', undefined]]);
    expect(board.agents()).toEqual([]);
  });

  test('a list answer removes who is not in it', () => {
    const board = new AgentBoard();
    board.apply(member({}), 1);
    board.apply(member({ agent: 'B' }), 1);
    expect(states(board.replace([member({ agent: 'B' })], 2, false))).toEqual([['offline', undefined]]);
  });

  test('a device that a restarted PBX believes busy without a call is not ready until it changes', () => {
    const board = new AgentBoard();
    const list = [
      member({ status: 2 }),
      member({ agent: 'B', status: 6 }),
      member({ agent: 'C', status: 2, inCall: true }),
      member({ agent: 'D' }),
    ];
    board.replace(list, 1, true);
    expect(board.agents().map(({ agent, state, reason }) => [agent, state, reason])).toEqual([
      ['A', 'notReady', 'INUSE'],
      ['B', 'notReady', 'RINGING'],
      ['C', 'talking', undefined],
      ['D', 'ready', undefined],
    ]);
    expect(states(board.apply(member({ status: 1 }), 2))).toEqual([['ready', undefined]]);
    expect(states(board.apply(member({ agent: 'B', status: 2 }), 3))).toEqual([['talking', undefined]]);
  });
});

import { describe, expect, it } from 'vitest';
import type { QueueCell } from '../../../../shared/contract/topics.ts';
import { counters, NOON, queue, rolling, station } from '../../../testing/wall-states.ts';
import { filterQueues, inOrder, queueLine, type SortKey, sortQueues } from './queue-lines.ts';

const lines = (...cells: QueueCell[]) => cells.map((cell) => queueLine(cell, station(), NOON));
const calm = { rolling: rolling(980, 20) };

describe('a queue', () => {
  it('says how long its oldest contact waits, and what is missing to the target', () => {
    const [line] = lines(
      queue('q', {
        depth: 34,
        longestSince: NOON - 98_000,
        today: counters({ offered: 1000, answered: 900, open: 40 }),
      }),
    );
    expect(line).toMatchObject({
      depthLevel: 'critical',
      waitMs: 98_000,
      waitLevel: 'warning',
      level: 'critical',
      today: { hits: 900, total: 960 },
      // ceil((0.97 · 1000 − 940) / 0.03)
      distance: { kind: 'need', contacts: 1000 },
    });
  });
});

describe('queues in order', () => {
  const all = lines(
    queue('b2', { ...calm, depth: 1, longestSince: NOON - 50_000 }),
    queue('b10', { rolling: rolling(0, 0), today: counters() }),
    queue('a', { rolling: rolling(80, 20), ready: null }),
  );
  const order = (key: SortKey, rising = false) => sortQueues(all, key, rising).map(({ queue: key_ }) => key_);
  it('of need are those first that want somebody', () => {
    expect(order('need')).toEqual(['a', 'b2', 'b10']);
  });
  it('go by what is asked, numbers in names as numbers', () => {
    expect(order('name', true)).toEqual(['a', 'b2', 'b10']);
    expect(order('recent', true)).toEqual(['a', 'b2', 'b10']);
    expect(order('depth')).toEqual(['b2', 'a', 'b10']);
  });
  it('have what has no figure last, whichever way they go', () => {
    expect(order('recent').at(-1)).toBe('b10');
    expect(order('recent', true).at(-1)).toBe('b10');
    expect(order('wait', true)[0]).toBe('b2');
    expect(order('ready').at(-1)).toBe('a');
  });
  it('keep places that were told, new ones behind them', () => {
    expect(inOrder(all, ['b10', 'a']).map(({ queue: key }) => key)).toEqual(['b10', 'a', 'b2']);
  });
});

describe('queues filtered', () => {
  const all = lines(
    queue('east', { ...calm, name: '华东 查询' }),
    queue('west', { rolling: rolling(80, 20) }),
  );
  const keys = (text: string, attention = false) =>
    filterQueues(all, { text, attention }).map(({ queue: key }) => key);
  it('are found by name or key', () => {
    expect(keys(' 华东')).toEqual(['east']);
    expect(keys('EAS')).toEqual(['east']);
    expect(keys('')).toEqual(['east', 'west']);
  });
  it('are those that want somebody where that is asked', () => {
    expect(keys('', true)).toEqual(['west']);
  });
});

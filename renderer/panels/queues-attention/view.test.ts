import { describe, expect, it } from 'vitest';
import type { QueueCell } from '../../../shared/contract/topics.ts';
import { counters, NOON, queue, rolling, station } from '../../testing/wall-states.ts';
import { MOST_ROWS, queuesAttentionView } from './view.ts';

const view = (...cells: QueueCell[]) =>
  queuesAttentionView(Object.fromEntries(cells.map((cell) => [cell.queue, cell])), station(), NOON);
const calm = { rolling: rolling(980, 20) };

describe('the queues that need attention', () => {
  it('come by level first, then by the longest wait, the depth and the rate', () => {
    const rows = view(
      queue('calm', calm),
      queue('waits', { ...calm, depth: 1, longestSince: NOON - 50_000 }),
      queue('warned', { ...calm, depth: 11, longestSince: NOON - 10_000 }),
      queue('critical', { rolling: rolling(80, 20) }),
      queue('deep', { ...calm, depth: 3, longestSince: NOON - 50_000 }),
    );
    expect(rows.map((row) => row.queue)).toEqual(['critical', 'warned', 'deep', 'waits', 'calm']);
  });
  it('carry a level on each figure that causes it', () => {
    const [row] = view(queue('q', { depth: 34, longestSince: NOON - 98_000, rolling: rolling(950, 50) }));
    expect(row).toMatchObject({
      depth: { text: '34', level: 'critical' },
      wait: { text: '1:38', level: 'warning' },
      rate: { text: '95.0%', level: 'warning' },
      today: { text: '97.5%', level: null },
    });
  });
  it('show dashes for what has no figure', () => {
    const [row] = view(queue('q', { rolling: rolling(0, 0), today: counters() }));
    expect(row).toMatchObject({
      depth: { text: '0' },
      wait: { text: '—' },
      rate: { text: '—', level: null },
      today: { text: '—' },
    });
  });
  it('are at most as many as the scene has room for, and none without queues', () => {
    expect(view(...Array.from({ length: 60 }, (_, i) => queue(`q${i}`)))).toHaveLength(MOST_ROWS);
    expect(view()).toEqual([]);
  });
  it('keep their order while nothing changes, and are named by id where there is no name', () => {
    const rows = view(queue('b', { ...calm, name: '' }), queue('a', calm));
    expect(rows.map(({ name }) => name)).toEqual(['a', 'b']);
  });
});

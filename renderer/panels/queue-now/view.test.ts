import { describe, expect, it } from 'vitest';
import type { GaugesCell } from '../../../shared/contract/topics.ts';
import { createWords } from '../../../shared/words/words.ts';
import { NOON } from '../../testing/wall-states.ts';
import { queueNowView, sparkView } from './view.ts';

const words = createWords('zh-CN');
const gauges = (given: Partial<GaugesCell>): GaugesCell => ({
  depth: 0,
  longestSince: null,
  longestWaitTodayMs: 0,
  inService: 0,
  agentsBasis: 'none',
  agents: {},
  ...given,
});
const LEAF = 300_000;
const leaves = (...starts: number[]) =>
  Object.fromEntries(
    starts.map((start, i) => [String(start), { start, depthMax: (i + 1) * 4, depthEnd: 0 }]),
  );

describe('the queue tile', () => {
  it('lets the longest wait tick with the clock', () => {
    const cell = gauges({ depth: 38, longestSince: NOON - 102_000, longestWaitTodayMs: 252_000 });
    expect(queueNowView(cell, NOON, words)).toEqual({
      depth: '38',
      longest: '1:42',
      level: 'warning',
      crowded: false,
      longestToday: '今日最长 4:12',
    });
    expect(queueNowView(cell, NOON + 1_000, words).longest).toBe('1:43');
  });
  it('raises the day’s longest with a wait that is still growing', () => {
    const cell = gauges({ depth: 1, longestSince: NOON - 252_000, longestWaitTodayMs: 250_000 });
    expect(queueNowView(cell, NOON, words)).toMatchObject({
      level: 'critical',
      longestToday: '今日最长 4:12',
    });
  });
  it('shows dashes when nobody waits and nobody waited', () => {
    expect(queueNowView(gauges({}), NOON, words)).toMatchObject({
      depth: '0',
      longest: '—',
      level: 'normal',
      longestToday: '今日最长 —',
    });
  });
  it('never shows a negative wait when the clocks differ', () => {
    expect(queueNowView(gauges({ depth: 1, longestSince: NOON + 400 }), NOON, words).longest).toBe('0:00');
  });
  it('knows when its figures need to be set smaller', () => {
    expect(queueNowView(gauges({ depth: 1_238, longestSince: NOON - 4_000_000 }), NOON, words)).toMatchObject(
      { longest: '1:06:40', crowded: true },
    );
  });
});

describe('the spark line', () => {
  const now = Math.floor(NOON / LEAF) * LEAF + 120_000;
  const leaf = now - 120_000;
  it('breaks where a leaf is missing and never draws a zero there', () => {
    const { runs, max } = sparkView(leaves(leaf - 4 * LEAF, leaf - 3 * LEAF, leaf - LEAF, leaf), now);
    expect(runs.map((run) => run.length)).toEqual([2, 2]);
    expect(max).toBe(16);
    expect(runs.at(-1)?.at(-1)).toEqual({ x: 100, y: 0 });
  });
  it('drops leaves that are older than three hours', () => {
    expect(sparkView(leaves(leaf - 40 * LEAF), now)).toEqual({ runs: [], max: null });
  });
  it('keeps a quiet queue low', () => {
    const point = sparkView({ a: { start: leaf - LEAF, depthMax: 1, depthEnd: 0 } }, now).runs[0]?.[0];
    expect(point?.y).toBe(80);
  });
});

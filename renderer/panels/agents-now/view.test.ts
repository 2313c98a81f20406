import { describe, expect, it } from 'vitest';
import type { GaugesCell } from '../../../shared/contract/topics.ts';
import { createWords } from '../../../shared/words/words.ts';
import { agentsNowView } from './view.ts';

const words = createWords('zh-CN');
const gauges = (agentsBasis: GaugesCell['agentsBasis'], agents: GaugesCell['agents']): GaugesCell => ({
  depth: 0,
  longestSince: null,
  longestWaitTodayMs: 0,
  inService: 0,
  agentsBasis,
  agents,
});

describe('the agents tile', () => {
  it('counts who is logged in and shares the bar among them', () => {
    const view = agentsNowView(
      gauges('states', { talking: 3_932, ready: 12, offline: 1_210, notReady: 756 }),
      words,
    );
    expect(view.summary).toBe('在线 4,700');
    expect(view.states.map(({ label, count }) => `${label} ${count}`)).toEqual([
      '通话 3,932',
      '保持 0',
      '话后 0',
      '振铃 0',
      '空闲 12',
      '小休 756',
    ]);
    expect(view.states.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
  });
  it('knows only who talks where the source tells no states, and says so', () => {
    const view = agentsNowView(gauges('derived', { talking: 14 }), words);
    expect(view.summary).toBe('来源不报坐席状态，只知通话中');
    expect(view.states.map(({ count }) => count)).toEqual(['14', '—', '—', '—', '—', '—']);
    expect(view.states.every(({ share }) => share === 0)).toBe(true);
  });
  it('shows dashes without any seat', () => {
    const view = agentsNowView(gauges('none', {}), words);
    expect(view.summary).toBe('来源没有坐席数据');
    expect(view.states.every(({ count }) => count === '—')).toBe(true);
  });
  it('divides by nobody when all have logged off', () => {
    const view = agentsNowView(gauges('states', { offline: 9 }), words);
    expect(view.summary).toBe('在线 0');
    expect(view.states.every(({ share }) => share === 0)).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import { createZone } from '../../shared/time/zone-day.ts';
import { createWords } from '../../shared/words/words.ts';
import { aHotspot } from '../testing/complaints.ts';
import { NOON } from '../testing/wall-states.ts';
import { surgeTexts, trailView } from './trail-view.ts';

const zone = createZone('Asia/Shanghai');
const words = createWords('zh-CN');
const MINUTE = 60_000;

describe('the course of a hotspot', () => {
  it('has complaints and calls on one axis, with round times and the place where it began', () => {
    const { trail, since } = aHotspot(NOON);
    const view = trailView(trail, since, zone, 3);
    expect(view.complaints.bars).toHaveLength(36);
    expect(view.offers?.usual).toHaveLength(36);
    expect(view.complaints.top).toBeGreaterThanOrEqual(Math.max(...trail.n));
    expect(view.times.map(({ text }) => text)).toEqual(['12:00', '13:00', '14:00']);
    expect(view.since).toBeCloseTo((since - trail.from) / (36 * 5 * MINUTE), 9);
  });
  it('has no strip for calls that did not come, and no mark for a beginning that is not on it', () => {
    const { trail } = aHotspot(NOON);
    const view = trailView({ ...trail, offers: [], usualOffers: [] }, NOON - 86_400_000, zone, 3);
    expect([view.offers, view.since]).toEqual([null, null]);
    expect(trailView({ ...trail, n: [], expected: [] }, NOON, zone, 3).times).toEqual([]);
  });
  it('says how many calls came with it, when, and how many are to come', () => {
    const hotspot = aHotspot(NOON);
    expect(surgeTexts(hotspot, {}, zone, words)).toEqual([
      '查询·普通话等 2 个队列 多呼入 412 通',
      '比投诉晚 5 分',
      '到 15:02 预计再多 184 通',
    ]);
    const surge = { ...hotspot.surge!, queues: ['q1'], lagMs: -7 * MINUTE, next: [] };
    expect(surgeTexts({ surge }, { q1: '故障报修' }, zone, words)).toEqual([
      '故障报修 多呼入 412 通',
      '比投诉早 7 分',
    ]);
    expect(surgeTexts({ surge: { ...surge, lagMs: 0 } }, {}, zone, words)[1]).toBe('与投诉同时');
    expect(surgeTexts({ surge: null }, {}, zone, words)).toEqual(['话务没有随之上升']);
  });
});

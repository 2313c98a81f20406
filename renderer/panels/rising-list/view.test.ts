import { describe, expect, it } from 'vitest';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import { treesOf } from '../../complaints/place-names.ts';
import { type ComplaintScript, complaintTopics } from '../../testing/complaints.ts';
import { NOON, station } from '../../testing/wall-states.ts';
import { risingView } from './view.ts';

function view(script: ComplaintScript, rows: number) {
  const { hotspots, risingTopics, trees } = complaintTopics(script, NOON);
  return risingView({
    hotspots,
    topics: risingTopics,
    trees: treesOf(trees),
    zone: createZone('Asia/Shanghai'),
    dayStart: station().today.start,
    room: { rows, whatEms: 7, whereEms: 5 },
    words: createWords('zh-CN'),
  });
}

describe('what else grows', () => {
  it('are the other hotspots, then topics that rise, with since when where that is known', () => {
    const { rows, more, hotspots } = view('hot', 9);
    expect(rows.map(({ what, where, degree, since }) => [what, where, degree, since])).toEqual([
      ['抄表催费', '内蒙古', '偏多', '14:19'],
      ['服务行为', '北京', '偏多', '14:20'],
      ['供电可靠性', '呼伦贝尔', '偏多', '11:32'],
      ['抄表催费', '湖北', '上升', '—'],
    ]);
    expect([more, hotspots]).toEqual([0, true]);
  });
  it('says how many hotspots there is no room for, which go before topics', () => {
    const { rows, more } = view('storm', 7);
    expect([rows.length, more]).toEqual([6, 54]);
    expect(rows.every(({ key }) => key.startsWith('h'))).toBe(true);
  });
  it('does not list a hotspot that is over, nor what a hotspot has folded in', () => {
    expect(view('calm', 7)).toEqual({ rows: [], more: 0, hotspots: false });
    const { hotspots, trees } = complaintTopics('hot', NOON);
    const [folded] = hotspots['h1']!.folded;
    const topics = { a: { ...folded!, firstSeen: 0, doublingMs: 1000 } };
    const only = risingView({
      hotspots: { h1: hotspots['h1']! },
      topics,
      trees: treesOf(trees),
      zone: createZone('UTC'),
      dayStart: 0,
      room: { rows: 5, whatEms: 7, whereEms: 5 },
      words: createWords('zh-CN'),
    });
    expect(only.rows).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import { treesOf } from '../../complaints/place-names.ts';
import { type ComplaintScript, complaintTopics } from '../../testing/complaints.ts';
import { NOON } from '../../testing/wall-states.ts';
import { massEventText } from '../mass-event/view.ts';
import { hotspotTopView } from './view.ts';

const words = createWords('zh-CN');
const zone = createZone('Asia/Shanghai');

function view(script: ComplaintScript) {
  const topics = complaintTopics(script, NOON);
  const { complaints, hotspots, trees } = topics;
  return hotspotTopView({
    totals: complaints.complaints,
    hotspots,
    trees: treesOf(trees),
    zone,
    now: NOON,
    words,
  });
}

describe('the first tile', () => {
  it('says what, where, how many, how unusual, since when, and whether anybody is on it', () => {
    expect(view('hot')).toMatchObject({
      title: '最突出的热点',
      count: '共 3 个 · 及另外 1 类',
      level: 'critical',
      degree: '罕见',
      what: '停电问题',
      where: '江苏 · 南京',
      n: '23',
      usual: '平时 1.4 件',
      times: '16 倍',
      notes: ['13:51 起 · 已 41 分 · 持续', '无人处理'],
    });
  });
  it('says how many classes more have risen in the same storm, the same class in another place not among them', () => {
    const { complaints, hotspots, trees } = complaintTopics('hot', NOON);
    const top = hotspots['h1']!;
    const cell = { ...top.folded[0]!, category: ['fee', 'bill'] };
    const others = [
      cell,
      { ...cell, region: [] },
      { ...cell, category: ['meter'] },
      { ...cell, category: top.category },
    ];
    const found = hotspotTopView({
      totals: complaints.complaints,
      hotspots: { h1: { ...top, others } },
      trees: treesOf(trees),
      zone,
      now: NOON,
      words,
    });
    expect(found?.count).toContain('及另外 2 类');
  });
  it('is calm where nothing is unusual, and says when the last one was over and on what that is judged', () => {
    expect(view('calm')).toMatchObject({
      level: 'normal',
      what: '没有投诉热点',
      where: '今日 1,204 件',
      n: '152',
      notes: [
        '昨日同期 1,166 件',
        '上一个热点 停电问题 · 南京，13:22 结束',
        '最近一件 14:31',
        '按 28 天历史判断',
      ],
    });
  });
  it('says that history is short, and never how many times the usual hardly any is', () => {
    const short = view('short');
    expect(short).toMatchObject({ what: '账单争议', where: 'West 2', times: '', usual: '平时几乎没有' });
    expect(short?.notes).toContain('历史仅 6 天，判断偏粗');
  });
  it('says nothing before the first complaint', () => {
    expect(view('never')).toBeNull();
  });
});

describe('the line of a mass event', () => {
  it('says what it is about while it goes on, and is gone when it is over', () => {
    const { massEvents, trees } = complaintTopics('storm', NOON);
    const given = { trees: treesOf(trees), zone, ems: 14, words };
    expect(massEventText(massEvents, given)).toBe('停送电投诉 · 全部地区 · 61 处突增 · 386 件 · 13:54 起');
    const over = { m1: { ...massEvents['m1']!, endedAt: NOON } };
    expect([massEventText(over, given), massEventText(undefined, given)]).toEqual([null, null]);
  });
});

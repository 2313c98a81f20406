import { describe, expect, it } from 'vitest';
import type { FeedCell } from '../../../../shared/contract/topics.ts';
import { createWords } from '../../../../shared/words/words.ts';
import { feedRows } from './feed-rows.ts';

const words = createWords('zh-CN');
const now = 1_000_000;
const well: FeedCell = {
  id: 'pbx',
  name: '交换机',
  kind: 'callwall',
  state: 'live',
  since: 0,
  newest: now - 400,
  behind: 0,
  missing: 0,
  quarantined: 0,
  skewMs: -180.4,
  eventsPerSecond: 3.26,
};

describe('the table of feeds', () => {
  it('has a well one without any mark', () => {
    expect(feedRows({ pbx: well }, now, words)).toEqual([
      {
        id: 'pbx',
        name: '交换机',
        look: 'fresh',
        state: '正常',
        age: '0 秒前',
        rate: '3.3',
        behind: '0',
        missing: '0',
        quarantined: '0',
        skew: '−180 毫秒',
        poor: { state: false, missing: false, quarantined: false, skew: false },
      },
    ]);
  });
  it('has those first that want looking at, and marks why', () => {
    const rows = feedRows(
      {
        pbx: well,
        crm: { ...well, id: 'crm', state: 'catchingUp', behind: 12_345 },
        old: { ...well, id: 'old', state: 'down', newest: null, missing: 3, quarantined: 1, skewMs: 9_000 },
      },
      now,
      words,
    );
    expect(rows.map(({ id }) => id)).toEqual(['old', 'crm', 'pbx']);
    expect(rows[0]).toMatchObject({ age: '—', skew: '+9,000 毫秒' });
    expect(rows[0]?.poor).toEqual({ state: true, missing: true, quarantined: true, skew: true });
    expect(rows[1]).toMatchObject({ state: '补数中', behind: '12,345' });
  });
  it('has a dash for what is not known', () => {
    expect(feedRows({ pbx: { ...well, skewMs: null } }, now, words)[0]?.skew).toBe('—');
  });
});

import { describe, expect, it } from 'vitest';
import { anAlert } from '../../../shared/alerts-text/alert.fixture.ts';
import type { Alert } from '../../../shared/model/alert.ts';
import { createWords } from '../../../shared/words/words.ts';
import { zoneNamed } from '../../link/zone.ts';
import { alarmAlerts } from '../../testing/alerts.ts';
import { NOON, wallTopics } from '../../testing/wall-states.ts';
import { bannerView, wallAlerts } from './view.ts';

const words = createWords('zh-CN');
const view = (alerts: readonly Alert[], faults = {}) =>
  bannerView({
    alerts: Object.fromEntries(alerts.map((alert) => [alert.id, alert])),
    faults,
    zone: zoneNamed('Asia/Shanghai'),
    now: NOON,
    words,
  });

describe('the banner of a hall', () => {
  it('has the worst alert by its parts and the others in a line each', () => {
    expect(view(alarmAlerts(NOON))).toEqual({
      level: 'critical',
      calm: false,
      what: '接通率骤降',
      where: '全中心',
      value: '84.2%',
      notes: ['5 分钟 应 ≥ 88%', '1 分钟 78.9%'],
      since: '自 14:29',
      span: '已 3 分',
      mark: '',
      others: [
        { level: 'critical', text: '等待过久 · 队列 投递延误·普通话 3 分 21 秒' },
        { level: 'warning', text: '排队较多 · 队列 国际业务·英语 14 通' },
        { level: 'warning', text: '接通率缓慢下滑 · 队列 查询·普通话 4.6' },
      ],
    });
  });
  it('lets a fault of the system take its turn', () => {
    const { faults } = wallTopics('alarm', NOON);
    expect(view([anAlert()], faults)?.others).toEqual([
      { level: 'warning', text: '来源 CTI 主用 永久缺失 211 条消息' },
    ]);
  });
  it('is calm about what somebody has taken on, which comes after what nobody has', () => {
    const taken = anAlert({ acknowledged: { role: 'manager', at: NOON } });
    expect(view([taken])).toMatchObject({ calm: true, mark: '已确认' });
    expect(view([taken, anAlert({ id: 'a2', state: 'recovering' })])).toMatchObject({
      calm: false,
      mark: '恢复中',
    });
    expect(view([anAlert({ noDataSince: NOON })])?.mark).toBe('无数据');
  });
  it('is not there for what does not go to the wall, has not fired, is over, put aside, kept quiet or of the past', () => {
    const kept: Partial<Alert>[] = [
      { channels: ['popup'] },
      { state: 'pending' },
      { state: 'resolved' },
      { shelved: { role: 'leader', at: NOON, until: NOON + 1 } },
      { inhibitedBy: 'feed-silent' },
      { backfill: true },
    ];
    for (const given of kept) expect(view([anAlert(given)])).toBeNull();
    expect(wallAlerts(undefined)).toEqual([]);
  });
  it('shows no figure where there is none', () => {
    expect(view([anAlert({ metric: 'sourceConflict', readings: [] })])).toMatchObject({
      value: '',
      notes: [],
    });
  });
});

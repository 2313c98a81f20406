import { expect, test } from 'vitest';
import { anAlert } from '../../../shared/alerts-text/alert.fixture.ts';
import type { Alert, Notice } from '../../../shared/model/alert.ts';
import { hookEvents } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import { happeningsOf, hookEvent } from './hook-event.ts';

const all = { events: [...hookEvents], severities: ['notice', 'warning', 'critical'] as Alert['severity'][] };
const aNotice = (given: Partial<Notice> = {}): Notice => ({
  id: 'n1',
  rule: 'connect-rate-dip',
  severity: 'critical',
  at: 1_000,
  alerts: ['a1'],
  count: 1,
  channels: ['webhook'],
  to: null,
  ...given,
});
const board = (alert: Alert, notice = aNotice()) => ({
  alerts: { a1: alert },
  notices: { [notice.id]: notice },
});
const told = (...[of, hook = all]: [ReturnType<typeof board>, typeof all?]) =>
  happeningsOf(of, hook).map(({ id, at }) => [id, at]);

test('a notice is told once however long its alerts fire', () => {
  expect(told(board(anAlert()))).toEqual([['notice n1 connect-rate-dip', 1_000]]);
  expect(told(board(anAlert({ state: 'recovering' }), aNotice({ count: 12 })))).toEqual([
    ['notice n1 connect-rate-dip', 1_000],
  ]);
});

test('what happens to an alert afterwards is told, each in its time', () => {
  const alert = anAlert({
    acknowledged: { role: 'leader', at: 2_000 },
    state: 'resolved',
    since: 4_000,
  });
  expect(told(board(alert))).toEqual([
    ['notice n1 connect-rate-dip', 1_000],
    ['alert a1 acknowledged 2000', 2_000],
    ['alert a1 cleared 4000', 4_000],
  ]);
});

test('alerts of another rule that join a notice later are told, more of the same are not', () => {
  const other = anAlert({ id: 'a2', rule: 'nobody-ready', firedAt: 1_500 });
  const same = anAlert({ id: 'a3' });
  const popupOnly = anAlert({ id: 'a4', rule: 'quiet', channels: ['popup'] });
  const grown = aNotice({ alerts: ['a1', 'a2', 'a3', 'a4'], count: 4 });
  const of = {
    alerts: { a1: anAlert(), a2: other, a3: same, a4: popupOnly },
    notices: { n1: grown },
  };
  expect(told(of)).toEqual([
    ['notice n1 connect-rate-dip', 1_000],
    ['notice n1 nobody-ready', 1_500],
  ]);
  expect(happeningsOf(of, all).map(({ notice }) => [notice?.alerts, notice?.count])).toEqual([
    [['a1', 'a3'], 2],
    [['a2'], 1],
  ]);
});

test('a notice to somebody is an escalation', () => {
  const passedOn = aNotice({ id: 'n2', to: 'duty-manager', at: 9_000 });
  expect(happeningsOf(board(anAlert(), passedOn), all)).toMatchObject([
    { id: 'notice n2 connect-rate-dip', event: 'escalated', at: 9_000 },
  ]);
});

test('what kept quiet is not told when it is over', () => {
  const over = { state: 'resolved', since: 4_000 } as const;
  const none = aNotice({ alerts: ['other'] });
  expect(told(board(anAlert({ ...over, notice: null }), none))).toEqual([]);
  expect(told(board(anAlert({ ...over, backfill: true }), none))).toEqual([]);
  expect(told(board(anAlert({ ...over, channels: ['popup'] }), aNotice({ channels: ['popup'] })))).toEqual(
    [],
  );
});

test('a hook is told what it wants to know', () => {
  const alert = anAlert({ state: 'resolved', since: 4_000, severity: 'warning' });
  expect(told(board(alert), { ...all, events: ['cleared'] })).toEqual([['alert a1 cleared 4000', 4_000]]);
  expect(told(board(alert), { ...all, severities: ['critical'] })).toEqual([
    ['notice n1 connect-rate-dip', 1_000],
  ]);
});

test('each is said in the words of its language, with roles and without people', () => {
  const alert = anAlert({
    acknowledged: { role: 'manager', at: 2_000 },
    state: 'resolved',
    since: 4_000,
  });
  const passedOn = aNotice({ id: 'n2', to: 'duty-manager', at: 3_000 });
  const of = { alerts: { a1: alert }, notices: { n1: aNotice({ count: 12 }), n2: passedOn } };
  const say = (language: 'zh-CN' | 'en') => {
    const telling = { words: createWords(language), zone: createZone('UTC'), now: 5_000 };
    return happeningsOf(of, all).map((each) => {
      const { text, count } = hookEvent(each, of.alerts, telling);
      return [text.headline, text.what, count, text.tip !== ''];
    });
  };
  expect(say('zh-CN')).toEqual([
    ['严重告警', '接通率骤降 等 12 项', 12, true],
    ['已确认（值班经理）', '接通率骤降', 1, false],
    ['已升级至值班经理', '接通率骤降', 1, true],
    ['已恢复', '接通率骤降', 1, false],
  ]);
  expect(say('en')[1]?.[0]).toBe('Acknowledged (duty manager)');
});

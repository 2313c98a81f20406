import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../model/alert.ts';
import { alertRuleSchema } from '../model/alert-rule.ts';
import { createZone } from '../time/zone-day.ts';
import { createWords } from '../words/words.ts';
import { alertLine, byUrgency, noticeLine } from './alert-line.ts';
import { anAlert } from './alert.fixture.ts';
import { chineseNumber } from './chinese-number.ts';
import { conditionText, ruleScopeText } from './condition-text.ts';
import { amountShownAs, limitOf, roundedBy, shownAmount } from './measure.ts';
import { spokenAlert } from './spoken-alert.ts';

const zh = createWords('zh-CN');
const en = createWords('en');
const zone = createZone('Asia/Shanghai');
const now = Date.UTC(2026, 10, 22, 2, 45, 30);
const gauge = (value: number) => [{ window: '', numerator: null, denominator: null, value }];
const waiting = anAlert({
  metric: 'waiting',
  readings: gauge(14),
  raise: { above: 10 },
  severity: 'warning',
});
const longest = anAlert({ metric: 'longestWait', readings: gauge(200), raise: { above: 180 } });

describe('an alert in words', () => {
  it('says what, how much, since when, where and what to try', () => {
    expect(alertLine(zh, zone, anAlert(), now)).toEqual({
      severity: 'critical',
      level: '严重告警',
      what: '接通率骤降',
      howMuch: '接通率 5 分钟 84.2%（应 ≥ 88%），1 分钟 78.9%',
      since: '自 10:42，已 3 分',
      where: '队列 故障报修',
      tip: '看排队与空闲坐席：召回小休，暂停外呼与培训。',
    });
    expect(alertLine(en, zone, anAlert(), now)).toMatchObject({
      what: 'Connect rate dip',
      howMuch: 'Connect rate 84.2% in 5 min (should be ≥ 88%), 78.9% in 1 min',
      since: 'since 10:42, for 3 min',
      where: 'Queue 故障报修',
    });
  });
  it('gives each gauge its unit', () => {
    const much = (given: Parameters<typeof anAlert>[0]) => alertLine(zh, zone, anAlert(given), now).howMuch;
    expect([
      much(waiting),
      much(longest),
      much({ metric: 'feedSilenceMs', readings: gauge(42_300), raise: { above: 15_000 } }),
      much({ metric: 'clockSkewMs', readings: gauge(2_030), raise: { above: 2_000 } }),
      much({ metric: 'diskFreeShare', readings: gauge(0.0832), raise: { below: 0.1 } }),
      much({ metric: 'sourceConflict', readings: gauge(1), raise: { above: 0 } }),
      much({ metric: 'cusumConnectRate', readings: gauge(5.26), raise: { above: 4 } }),
      much({ metric: 'stateOverLimit', readings: gauge(3), raise: { above: 0 } }),
      much({ metric: 'asa', raise: { above: 20 }, readings: [{ ...anAlert().readings[0]!, value: 20.2 }] }),
      much({ readings: [{ window: '5m', numerator: 0, denominator: 0, value: null }] }),
    ]).toEqual([
      '排队 14 通（应 ≤ 10 通）',
      '最长等待 3 分 20 秒（应 ≤ 3 分）',
      '来源无消息 42.3 秒（应 ≤ 15 秒）',
      '时钟相差 2.1 秒（应 ≤ 2 秒）',
      '磁盘可用 8.3%（应 ≥ 10%）',
      '来源编号重复',
      '接通率累计偏差 5.3（应 ≤ 4）',
      '状态超限坐席 3 席（应 ≤ 0 席）',
      '平均应答速度 5 分钟 21 秒（应 ≤ 20 秒）',
      '接通率 5 分钟 —（应 ≥ 88%）',
    ]);
  });
  it('names the day where it is not today, and the end of what is over', () => {
    const since = (given: Parameters<typeof anAlert>[0]) => alertLine(zh, zone, anAlert(given), now).since;
    const yesterday = Date.UTC(2026, 10, 21, 14, 5);
    expect(since({ pendingAt: yesterday })).toBe('自 2026-11-21 22:05，已 12 时 40 分');
    expect(since({ state: 'resolved', since: now })).toBe('10:42 至 10:45');
  });
  it('never rounds a figure onto or over the threshold it lies beyond', () => {
    expect(roundedBy(0.87999, { below: 0.88 }, 'share')).toBe(87.9);
    expect(roundedBy(0.05001, { above: 0.05 }, 'share')).toBe(5.1);
    const tenths = fc.integer({ min: 1, max: 999 }).map((n) => n / 1000);
    fc.assert(
      fc.property(tenths, fc.double({ min: 0, max: 1, noNaN: true }), (limit, value) => {
        const [below, above] = [{ below: limit }, { above: limit }];
        if (value < limit)
          expect(roundedBy(value, below, 'share')).toBeLessThan(limitOf('connectRate', below));
        if (value > limit)
          expect(roundedBy(value, above, 'share')).toBeGreaterThan(limitOf('abandonRate', above));
        expect(Math.abs(roundedBy(value, below, 'share') - value * 100)).toBeLessThan(0.1 + 1e-9);
      }),
    );
  });
  it('says unknown names by their key, and channels in the language of the words', () => {
    const where = (kind: 'channel' | 'queue', key: string, name: string) =>
      alertLine(en, zone, anAlert({ scope: { kind, key, name } }), now).where;
    expect(where('channel', 'voice', '电话')).toBe('Channel Phone');
    expect(where('channel', 'fax', '传真')).toBe('Channel 传真');
    expect(where('queue', '', '')).toBe('Queue not said');
  });
});

describe('a notice in words', () => {
  const notice: Notice = {
    id: 'n1',
    rule: 'connect-rate-dip',
    severity: 'critical',
    at: now,
    alerts: ['gone', 'a1', 'a2'],
    count: 12,
    channels: ['popup'],
    to: null,
  };
  it('has the most important of its alerts that is still known, and says how many there are', () => {
    expect(noticeLine(zh, zone, notice, { a1: anAlert(), a2: waiting }, now)?.what).toBe(
      '接通率骤降 等 12 项',
    );
    expect(noticeLine(zh, zone, { ...notice, count: 1 }, { a1: anAlert() }, now)?.what).toBe('接通率骤降');
    expect(noticeLine(zh, zone, notice, {}, now)).toBeNull();
  });
  it('stands in the order in which they want to be looked at', () => {
    const taken = anAlert({ id: 'taken', acknowledged: { role: 'leader', at: now } });
    const newer = anAlert({ id: 'newer', firedAt: now });
    expect([waiting, taken, anAlert(), newer].toSorted(byUrgency).map(({ id }) => id)).toEqual([
      'newer',
      'a1',
      'taken',
      'a1',
    ]);
  });
});

describe('a spoken alert', () => {
  it('is a Chinese sentence with its numbers as they are read', () => {
    expect(spokenAlert(zh, anAlert())).toBe(
      '严重告警：故障报修队列接通率百分之八十四点二，低于百分之八十八。',
    );
    expect(spokenAlert(zh, waiting, 2)).toBe('警告：故障报修队列排队十四通，高于十通。另有两项告警。');
    expect(spokenAlert(zh, longest)).toBe('严重告警：故障报修队列最长等待三分二十秒，高于三分。');
    const centre = anAlert({ scope: { kind: 'centre', key: '', name: '' }, metric: 'sourceConflict' });
    expect(spokenAlert(zh, centre)).toBe('严重告警：全中心来源编号重复。');
  });
  it('is English where the page is', () => {
    expect(spokenAlert(en, longest)).toBe(
      'Critical alert: queue 故障报修, Longest wait 3 minutes 20 seconds, above 3 minutes.',
    );
  });
});

describe('a Chinese number', () => {
  it('is read as people read it', () => {
    const read = [
      0, 10, 12, 20, 100, 105, 110, 112, 200, 1005, 2000, 10_000, 20_003, 100_010, 84.2, 3.05, -4,
    ];
    expect(read.map((n) => chineseNumber(n))).toEqual([
      '零', '十', '十二', '二十', '一百', '一百零五', '一百一十', '一百一十二', '二百', '一千零五', '两千', '一万',
      '两万零三', '十万零一十', '八十四点二', '三点零五', '负四',
    ]); // prettier-ignore
    expect([chineseNumber(2, true), chineseNumber(2), chineseNumber(12, true)]).toEqual(['两', '二', '十二']);
  });
  it('can be read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (n) => {
        expect(numberOf(chineseNumber(n))).toBe(n);
      }),
    );
  });
});

/** Reads a Chinese number: an oracle written the other way round. */
function numberOf(text: string): number {
  const value = '零一二三四五六七八九';
  let [sum, section, digit] = [0, 0, 0];
  for (const sign of text) {
    const known = sign === '两' ? 2 : value.indexOf(sign);
    const step = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (known >= 0) digit = known;
    else if (step !== undefined) [section, digit] = [section + (digit === 0 ? 1 : digit) * step, 0];
    else [sum, section, digit] = [sum + (section + digit) * (sign === '亿' ? 1e8 : 1e4), 0, 0];
  }
  return sum + section + digit;
}

describe('a rule in words', () => {
  const rule = (given: object) =>
    alertRuleSchema.parse({
      id: 'r',
      name: { zh: '规则', en: 'Rule' },
      metric: 'connectRate',
      windows: ['5m', '1m'],
      raise: { below: 0.88 },
      severity: 'critical',
      ...given,
    });
  it('says its condition in a line', () => {
    const dip = rule({ clear: { atLeast: 0.9 }, keepFiring: '120s', minOffered: 20 });
    expect(conditionText(zh, dip)).toBe(
      '接通率 < 88%；5 分钟、1 分钟 均满足；每窗至少 20 通；回到 ≥ 90% 恢复；保持 120 秒后恢复',
    );
    expect(conditionText(zh, rule({ windows: ['30m'], confidence: { wilson95: 0.97 } }))).toBe(
      '接通率 < 88%；近 30 分钟；95% 置信限也越过 97%',
    );
    const wait = rule({ metric: 'longestWait', windows: [], raise: { above: 60 }, for: '30s' });
    expect(conditionText(en, wait)).toBe('Longest wait > 1 min; for 30 s');
    expect(conditionText(zh, rule({ metric: 'sourceConflict', windows: [], raise: { above: 0 } }))).toBe(
      '来源编号重复',
    );
  });
  it('says what it looks at', () => {
    const scopes = [{ each: 'queue' }, { queue: '故障报修' }, 'centre'] as const;
    expect(scopes.map((scope) => ruleScopeText(zh, rule({ scope })))).toEqual([
      '每个队列',
      '队列 故障报修',
      '全中心',
    ]);
  });
  it('has amounts that can be shown and read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.constantFrom('connectRate', 'clockSkewMs'),
        (n, metric) => {
          expect(shownAmount(metric, amountShownAs(metric, n / 10))).toBe(n / 10);
        },
      ),
    );
  });
});

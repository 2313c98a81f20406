import { describe, expect, it } from 'vitest';
import type { Answers } from '../../../shared/contract/asks.ts';
import type { FormulaInForce } from '../../../shared/contract/asks/figures-asks.ts';
import type { KeptCounters } from '../../../shared/measure/metric.ts';
import { metricCodes } from '../../../shared/measure/metric.ts';
import { gauges } from '../../../shared/model/gauge.ts';
import { baseCounters, counterNames } from '../../../shared/measure/counters.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { createWords } from '../../../shared/words/words.ts';
import type { CardSubject } from './card-subject.ts';
import { metricName } from './card-texts.ts';
import { type CardGiven, cardView } from './card-view.ts';

const zone = createZone('Asia/Shanghai');
const words = createWords('zh-CN');
const first: FormulaInForce = {
  version: 1,
  from: null,
  to: zone.dayByDate('2026-05-01').start,
  serviceLevelSeconds: [20, 60],
  serviceLevelVariant: 7,
  shortAbandonMs: 5000,
  excludeShortAbandons: false,
};
const second: FormulaInForce = {
  ...first,
  version: 2,
  from: first.to,
  to: null,
  serviceLevelSeconds: [15],
  serviceLevelVariant: 1,
  shortAbandonMs: 3000,
  excludeShortAbandons: true,
};
/** The golden vector of metrics.md. */
const golden: KeptCounters = {
  ...Object.fromEntries(baseCounters.map((name) => [name, 0])),
  offered: 200,
  answered: 174,
  answeredIn20: 150,
  abandoned: 22,
  abandonedShort: 6,
  abandonedIn20: 12,
  abandonedShortIn20: 6,
  callbacksIn20: 0,
  flowedOut: 4,
  ended: 200,
  waitMsAnswered: 1_740_000,
};

function figures(given: Partial<Answers['figures.card']> = {}, counters = golden): Answers['figures.card'] {
  const ledger = { counters, peaks: null, ratios: {}, version: 1 };
  return {
    ledgers: { offer: ledger, event: ledger, completion: ledger },
    versions: [first],
    today: second,
    ...given,
  };
}

function view(subject: Partial<CardSubject> = {}, given: Partial<CardGiven> = {}) {
  return cardView({
    subject: {
      metric: 'connectRate',
      scope: { kind: 'centre', key: '', name: '' },
      from: 0,
      to: 900_000,
      ledger: 'offer',
      ...subject,
    },
    figures: figures(),
    ledger: 'offer',
    underToday: false,
    zone,
    words,
    ...given,
  });
}

describe('the formula card', () => {
  it('has the formula in words and symbols, and what each of its terms amounts to', () => {
    expect(view()).toMatchObject({
      name: '人工接通率',
      value: '87.0%',
      formula: '应答 ÷ (进队 − 未结束)',
      symbols: 'answered / (offered − open)',
      numerator: { terms: [{ name: '应答', sign: '+', amount: '174' }], sum: '174' },
      denominator: {
        terms: [
          { name: '进队', sign: '+', amount: '200' },
          { name: '未结束', sign: '−', amount: '0' },
        ],
        sum: '200',
      },
      unit: '比率',
      version: '第 1 版，自启用起',
    });
  });
  it('tells times as times, and what they come to in seconds', () => {
    expect(view({ metric: 'asa' })).toMatchObject({
      value: '10.0 秒',
      numerator: { sum: '29:00' },
      unit: '秒',
    });
  });
  it('names the threshold of a service level and has all eight variants', () => {
    const { name, value, variants } = view({ metric: 'serviceLevel' });
    expect([name, value]).toEqual(['服务水平（20 秒）', '76.5%']);
    expect(variants.map((each) => each.value)).toEqual([
      '86.2%',
      '82.7%',
      '82.1%',
      '81.5%',
      '81.0%',
      '78.9%',
      '76.5%',
      '75.0%',
    ]);
    expect(variants.find(({ inForce }) => inForce)?.name).toMatch(/^7 /);
  });
  it('follows another ledger, whose denominator is another', () => {
    expect(view({}, { ledger: 'event' })).toMatchObject({ formula: '应答 ÷ 等待已结束' });
    expect(view().ledgers.map(({ name, value }) => `${name} ${value}`)).toEqual([
      '进队账 87.0%',
      '事件账 87.0%',
      '完成账 87.0%',
    ]);
  });
  it('reckons under the formula of today only when it is told to, and says so', () => {
    const today = view({}, { underToday: true });
    expect(today).toMatchObject({ value: '89.7%', version: '第 2 版，自 2026-05-01 起', sameAsToday: false });
    expect(today.notes).toEqual([
      '以下按今天的口径（第 2 版）计算，不是当时公布的数。',
      '短放弃仍是当时按 5 秒统计的，不能重算。',
    ]);
    expect(view().notes).toEqual([]);
  });
  it('has no value where the threshold of today was not kept then', () => {
    expect(view({ metric: 'serviceLevel' }, { underToday: true })).toMatchObject({
      value: '—',
      numerator: { terms: [{ name: '15 秒内应答', amount: '—' }], sum: '—' },
    });
  });
  it('has a dash without a denominator, never 0 %', () => {
    const nothing = figures({}, Object.fromEntries(baseCounters.map((name) => [name, 0])));
    expect(view({}, { figures: nothing })).toMatchObject({
      value: '—',
      notes: ['分母为零或没有保存此数，不是 0%。'],
    });
  });
  it('has the interval of few contacts, and none of shares of time', () => {
    expect(view({}, { figures: figures({}, { ...golden, offered: 100, answered: 87 }) }).interval).toBe(
      '样本少于 200，95% 区间 79.0–92.2%',
    );
    expect(view().interval).toBe('');
    const busy = { ...golden, talkingMs: 50, readyMs: 50 };
    expect(view({ metric: 'occupancy' }, { figures: figures({}, busy) })).toMatchObject({
      value: '50.0%',
      interval: '',
    });
  });
  it('says which version rules a range over several', () => {
    const own = { counters: golden, peaks: null, ratios: {}, version: 2 };
    const both = figures({ ledgers: { offer: own }, versions: [first, second] });
    expect(view({}, { figures: both })).toMatchObject({
      notes: ['此范围跨越 1, 2 版口径，比率按第 2 版计算。'],
      sameAsToday: true,
    });
  });
  it('shows what there is of a rolling window: the ledger of events', () => {
    const own = { counters: { ended: 50, answered: 40 }, peaks: null, ratios: {}, version: 1 };
    const rolling = figures({ ledgers: { event: own } });
    expect(view({ rolling: true, ledger: 'event' }, { figures: rolling, ledger: 'event' })).toMatchObject({
      value: '80.0%',
      ledgers: [{ ledger: 'event' }],
    });
  });
  it('shows a counter as it is, without a formula', () => {
    expect(view({ metric: 'offered' })).toMatchObject({
      name: '进队',
      value: '200',
      formula: '',
      unit: '通',
    });
    expect(view({ metric: 'answeredIn20' })).toMatchObject({ name: '20 秒内应答', value: '150' });
  });
  it('offers a queue the rate with those answered elsewhere', () => {
    const queue = view({ scope: { kind: 'queue', key: 'q', name: 'q' } });
    expect(queue.variants.map(({ name }) => name)).toEqual([
      '含短放弃',
      '不含短放弃',
      '溢出到别队应答的也算接通（华为）',
    ]);
  });
});

it('has a name for every metric, gauge and counter', () => {
  const all = [...metricCodes, ...gauges, ...counterNames([20])] as CardSubject['metric'][];
  for (const metric of all) expect(metricName(metric, words), metric).not.toBe(metric);
});

describe('a number that is no ratio of its scope alone', () => {
  it('is a peak with what it is and when, or a counter with what it counts', () => {
    const peaks = {
      waitMsMax: 61_000,
      depthMax: 7,
      depthMaxAt: Date.UTC(2026, 4, 18, 2),
      depthEnd: 0,
      inServiceMax: 0,
      inServiceMaxAt: null,
    };
    const ledger = { counters: golden, peaks, ratios: {}, version: 1 };
    const given = { figures: figures({ ledgers: { offer: ledger } }) };
    const deepest = view({ metric: 'depthMax' }, given);
    expect(deepest).toMatchObject({ name: '排队峰值', value: '7', formula: '' });
    expect(deepest.about).toMatch(/不是抽样.*出现在 10:00:00。$/);
    expect(view({ metric: 'waitMsMax' }, given)).toMatchObject({ name: '最长等待', value: '1:01' });
    expect(view({ metric: 'offered' }, given).about).toContain('进入队列');
  });

  it('is a service level within the threshold asked for, the others beside it', () => {
    const counters = { ...golden, answeredIn60: 170 };
    const given = { figures: figures({}, counters) };
    const within = (seconds?: number) => view({ metric: 'serviceLevel' }, { ...given, seconds });
    expect(within().seconds).toBe(20);
    expect(within(60)).toMatchObject({ seconds: 60, value: '86.7%', name: '服务水平（60 秒）' });
    expect(within(60).thresholds.map(({ seconds, value }) => [seconds, value])).toEqual([
      [20, '76.5%'],
      [60, '86.7%'],
    ]);
    expect(view({ metric: 'connectRate' }, given).thresholds).toEqual([]);
  });

  it('is of a team’s queues where its agents do not have it', () => {
    const scope = { kind: 'team', key: '7', name: '甲组' } as const;
    const agents = {
      offered: null,
      open: null,
      answered: 3,
      handled: 3,
      talkMs: 30_000,
      holdMs: 0,
      acwMs: 0,
    };
    const ledger = { counters: agents, queues: golden, peaks: null, ratios: {}, version: 1 };
    const given = { figures: figures({ ledgers: { offer: ledger } }) };
    expect(view({ metric: 'connectRate', scope }, given)).toMatchObject({ value: '87.0%' });
    expect(view({ metric: 'connectRate', scope }, given).about).toContain('名下各队列');
    expect(view({ metric: 'aht', scope }, given)).toMatchObject({ value: '10.0 秒', about: '' });
  });
});

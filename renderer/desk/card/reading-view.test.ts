import { describe, expect, it } from 'vitest';
import { anAlert } from '../../../shared/alerts-text/alert.fixture.ts';
import type { FormulaInForce } from '../../../shared/contract/asks/figures-asks.ts';
import type { Alert } from '../../../shared/model/alert.ts';
import { type AlertRuleInput, alertRuleSchema } from '../../../shared/model/alert-rule.ts';
import { createWords } from '../../../shared/words/words.ts';
import { listedSubject, readingView, type Seen } from './reading-view.ts';

const AT = Date.UTC(2026, 10, 22, 6, 30, 0, 400);
const words = createWords('zh-CN');
const formula: FormulaInForce = {
  version: 2,
  from: 0,
  to: null,
  serviceLevelSeconds: [20, 60],
  serviceLevelVariant: 7,
  shortAbandonMs: 5_000,
  excludeShortAbandons: true,
};

function seen(given: Partial<Alert> = {}, at = 0): Seen {
  const alert = anAlert(given);
  return { ...alert, reading: alert.readings[at]!, at: AT };
}

function ruleOf(given: Partial<AlertRuleInput>) {
  return alertRuleSchema.parse({
    id: 'r',
    name: { zh: '规则', en: 'Rule' },
    metric: 'connectRate',
    windows: ['5m'],
    raise: { below: 0.88 },
    severity: 'warning',
    ...given,
  });
}

describe('the card of what a rule saw', () => {
  it('has the value, limit and sample of the alert, and what is divided by what', () => {
    const view = readingView(seen(), formula, ruleOf({}), words);
    expect(view).toMatchObject({
      name: '人工接通率',
      where: '队列 故障报修',
      window: '5 分钟',
      value: '84.2%',
      limit: '≥ 88%',
      sample: '160 / 190 通',
      rule: { name: '接通率骤降', revision: 1 },
      about: '',
    });
    expect(view.ratio).toMatchObject({
      formula: '应答 ÷ 等待已结束',
      symbols: 'answered / ended',
      sides: [
        { name: '应答', amount: '160' },
        { name: '等待已结束', amount: '190' },
      ],
      unsure: false,
    });
    // Few contacts: Wilson's interval of 160 of 190, reckoned by hand.
    expect(view.interval).toContain('78.4–88.7%');
  });
  it('follows the ledger and the threshold of the rule, and says so where the rule is not known', () => {
    const offered = readingView(seen(), formula, ruleOf({ ledger: 'offer' }), words);
    expect(offered.ratio?.symbols).toBe('answered / (offered − open − abandonedShort)');
    const level = seen({ metric: 'serviceLevel', raise: { below: 0.8 } });
    const within = ruleOf({ metric: 'serviceLevel', params: { seconds: 60 } });
    expect(readingView(level, formula, within, words)).toMatchObject({
      name: '服务水平（60 秒）',
      ratio: { symbols: 'answeredIn60 / (answered + abandoned)' },
    });
    expect(readingView(level, formula, null, words)).toMatchObject({
      name: '服务水平（20 秒）',
      ratio: { symbols: 'answeredIn20 / (answered + abandoned)', unsure: true },
    });
  });
  it('tells times as times: a sum of waits over those answered', () => {
    const readings = [{ window: '5m', numerator: 600_000, denominator: 20, value: 30 }];
    const view = readingView(seen({ metric: 'asa', raise: { above: 20 }, readings }), formula, null, words);
    expect(view).toMatchObject({ value: '30 秒', limit: '≤ 20 秒', sample: '20 通', interval: '' });
    expect(view.ratio?.sides).toEqual([
      { name: '应答者等待时长', amount: '10:00' },
      { name: '应答', amount: '20' },
    ]);
  });
  it('says of a value of one moment what it counts', () => {
    const readings = [{ window: '', numerator: null, denominator: null, value: 14 }];
    const view = readingView(
      seen({ metric: 'waiting', raise: { above: 10 }, readings }),
      formula,
      null,
      words,
    );
    expect(view).toMatchObject({ value: '14 通', limit: '≤ 10 通', sample: '—', window: '', ratio: null });
    expect(view.about).toContain('此刻已进队');
  });
});

describe('the contacts behind it', () => {
  it('are those of the window up to the second it was seen', () => {
    const to = Math.floor(AT / 1000) * 1000;
    expect(listedSubject(seen({}, 1))).toMatchObject({
      metric: 'connectRate',
      scope: { kind: 'queue', key: 'q-repair', name: '故障报修' },
      from: to - 60_000,
      to,
      ledger: 'event',
      rolling: true,
    });
  });
  it('are none of what has no contacts', () => {
    expect(listedSubject(seen({ scope: { kind: 'feed', key: 'acd', name: '' } }))).toBeNull();
  });
});

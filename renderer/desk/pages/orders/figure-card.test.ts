import { describe, expect, it } from 'vitest';
import { languages, createWords } from '../../../../shared/words/words.ts';
import { orderMetrics } from '../../../../shared/measure/order-metrics.ts';
import { figureCard } from './figure-card.ts';
import { figureOf, figureText, orderCounters } from './figure-subject.ts';

const words = createWords('zh-CN');
const of = (metric: 'onTimeRate' | 'timeliness' | 'open' | 'flagged', link = '') =>
  ({ metric, scope: 'all', key: '', link }) as const;

describe('the card of a number of orders', () => {
  it('shows a ratio with its formula in words and what each term amounts to', () => {
    expect(figureCard(of('onTimeRate'), { closedWithLimit: 1_104, closedLate: 71 }, words)).toMatchObject({
      name: '准时办结率',
      value: `${((1_033 / 1_104) * 100).toFixed(1)}%`,
      interval: '',
      formula: '(有时限的办结 − 逾期办结) ÷ 有时限的办结',
      numerator: [
        { name: '有时限的办结', sign: '+', amount: '1,104' },
        { name: '逾期办结', sign: '−', amount: '71' },
      ],
    });
  });
  it('says how sure a ratio of few is', () => {
    expect(figureCard(of('timeliness'), { done: 9, doneInTime: 9, overdue: 1 }, words)).toMatchObject({
      value: '90.0%',
      interval: expect.stringContaining('95%'),
    });
  });
  it('has a dash where nothing is there to divide by, or where a term is not known', () => {
    expect(figureCard(of('onTimeRate'), { closedWithLimit: 0, closedLate: 0 }, words).value).toBe('—');
    const unknown = figureCard(of('onTimeRate'), { closedWithLimit: 4 }, words);
    expect([unknown.value, unknown.numerator[1]?.amount]).toEqual(['—', '—']);
  });
  it('says of a count what it counts; at a link that is something else', () => {
    expect(figureCard(of('open'), { open: 20_000 }, words)).toMatchObject({ value: '20,000', formula: '' });
    expect(figureCard(of('open', 'handle'), {}, words).text).not.toBe(figureCard(of('open'), {}, words).text);
  });
  it('says why there is no forecast, and nothing of the kind where there is one', () => {
    const forecast = { metric: 'breachForecast', scope: 'all', key: '', link: '' } as const;
    const none = figureCard(forecast, { breachForecast: null }, words);
    expect([none.value, none.why]).toEqual(['—', expect.stringContaining('无法预测')]);
    const known = figureCard(forecast, { breachForecast: 0 }, words);
    expect([known.value, known.why]).toEqual(['0', '']);
  });
  it('has a text for every number, in both languages', () => {
    for (const language of languages)
      for (const metric of [...orderCounters, ...(Object.keys(orderMetrics) as 'timeliness'[])]) {
        const card = figureCard({ metric, scope: 'all', key: '', link: '' }, {}, createWords(language));
        for (const text of [card.name, card.text]) expect(text).not.toMatch(/^orders\./);
      }
  });
});

describe('a card in the address', () => {
  it('is read as it was written', () => {
    const subject = { metric: 'timeliness', scope: 'kind', key: '故障"报修', link: 'arrive' } as const;
    expect(figureOf(figureText(subject))).toEqual(subject);
  });
  it('is none where the address is cut short or says something else', () => {
    const wrong = [
      '',
      '[',
      '{}',
      '["open"]',
      '["x","all","",""]',
      '["open","x","",""]',
      '["open","all",1,""]',
    ];
    expect(wrong.map(figureOf)).toEqual(wrong.map(() => null));
  });
});

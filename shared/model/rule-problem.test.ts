import { expect, test } from 'vitest';
import { createWords } from '../words/words.ts';
import { alertRuleSchema } from './alert-rule.ts';
import { ruleProblems } from './rule-problem.ts';

const good = {
  id: 'low',
  name: { zh: '低', en: 'Low' },
  metric: 'connectRate',
  windows: ['5m'],
  raise: { below: 0.9 },
  severity: 'warning',
};

function found(changes: object): [path: string, zh: string, en: string][] {
  const rule = { ...good, ...changes };
  const { error } = alertRuleSchema.safeParse(rule);
  if (!error) return [];
  return ruleProblems(error, rule).map(({ path, code, params }) => [
    path,
    createWords('zh-CN').sayKey(`rules.problem.${code}`, params) ?? '',
    createWords('en').sayKey(`rules.problem.${code}`, params) ?? '',
  ]);
}

test.each<[string, object, string, RegExp, RegExp]>([
  ['an id', { id: 'Low Rate' }, 'id', /小写英文/, /lower-case/],
  ['a duration', { for: 'soon' }, 'for', /时长/, /duration/],
  ['hours', { calendar: { hours: '8-20' } }, 'calendar.hours', /08:00-20:00/, /08:00-20:00/],
  ['a missing severity', { severity: undefined }, 'severity', /notice, warning/, /notice, warning/],
  ['a missing name', { name: { zh: '低' } }, 'name.en', /请填写/, /Fill it in/],
  ['a metric nobody knows', { metric: 'rate' }, 'metric', /connectRate/, /connectRate/],
  ['a threshold that is none', { raise: { under: 1 } }, 'raise', /below: 0.88/, /below: 0.88/],
  ['a field nobody knows', { colour: 1 }, '', /colour/, /colour/],
  ['too few', { minOffered: -1 }, 'minOffered', /至少 0/, /At least 0/],
  ['half a contact', { minOffered: 1.5 }, 'minOffered', /整数/, /whole number/],
  ['a rate without a window', { windows: [] }, 'windows', /至少要有一个窗口/, /at least one window/],
  ['a gauge with a window', { metric: 'waiting' }, 'windows', /没有窗口/, /no windows/],
  ['a window of a week', { windows: ['168h'] }, 'windows', /24h/, /24h/],
  ['the wrong side', { clear: { atMost: 0.9 } }, 'clear', /恢复/, /cleared by/],
  ['a clear below the raise', { clear: { atLeast: 0.8 } }, 'clear', /不能低于/, /not lie below/],
  ['a rule that inhibits itself', { inhibits: ['low'] }, 'inhibits', /自身/, /itself/],
  [
    'seconds with a confidence',
    { metric: 'asa', confidence: { wilson95: 1 } },
    'confidence',
    /比率/,
    /rates/,
  ],
])('%s is told in both languages, at its field', (_what, changes, path, zh, en) => {
  const problems = found(changes);
  expect(problems.map(([at]) => at)).toContain(path);
  const [, inChinese = '', inEnglish = ''] = problems.find(([at]) => at === path) ?? [];
  expect(inChinese).toMatch(zh);
  expect(inEnglish).toMatch(en);
});

test('a good rule has no problem', () => expect(found({})).toEqual([]));

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anAlert } from '../../../../shared/alerts-text/alert.fixture.ts';
import type { Alert, JournalEntry } from '../../../../shared/model/alert.ts';
import { type AlertRuleInput, alertRuleSchema } from '../../../../shared/model/alert-rule.ts';
import type { RuleProblem } from '../../../../shared/model/rule-problem.ts';
import { createWords } from '../../../../shared/words/words.ts';
import { zoneNamed } from '../../../link/zone.ts';
import { alarmAlerts } from '../../../testing/alerts.ts';
import { NOON } from '../../../testing/wall-states.ts';
import { popUpsOf } from '../../alerts/pop-ups.ts';
import { inhibitorOf, stateTexts, takenTexts } from './alert-texts.ts';
import { inboxAddress, journalAddress } from './alerts-address.ts';
import { metricShape, picture } from './chart/metric-shape.ts';
import { raisedSpans } from './chart/raised-spans.ts';
import { countStates, inboxAlerts } from './inbox-view.ts';
import { deedText, journalCsv, journalQuestion, readingText } from './journal-view.ts';
import { isBusy } from './load-view.ts';
import { blankDraft, draftOf, ruleOf } from './rules/rule-draft.ts';
import { otherProblems, problemOf } from './rules/rule-problems.ts';

const words = createWords('zh-CN');
const zone = zoneNamed('Asia/Shanghai');
const byId = (alerts: readonly Alert[]) => Object.fromEntries(alerts.map((alert) => [alert.id, alert]));

describe('the inbox', () => {
  const over = anAlert({ id: 'over', state: 'resolved' });
  const watched = anAlert({ id: 'watched', state: 'pending' });
  const aside = anAlert({ id: 'aside', shelved: { role: 'leader', at: 1, until: NOON } });
  const all = byId([over, watched, aside, ...alarmAlerts(NOON)]);
  const ids = (filter: Partial<typeof inboxAddress>) =>
    inboxAlerts(all, { ...inboxAddress, ...filter }, words).map(({ id }) => id);

  it('has what wants somebody first, then what is put aside, watched, over', () => {
    expect(ids({})).toEqual(['a1', 'a2', 'a3', 'a4', 'aside', 'watched', 'over']);
  });
  it('can be sorted both ways', () => {
    expect(ids({ sort: 'since', pending: false, resolved: false }).slice(0, 2)).toEqual(['a1', 'a2']);
    expect(ids({ sort: 'since', down: true, resolved: false }).slice(0, 2)).toEqual(['aside', 'watched']);
    expect(ids({ sort: 'nonsense' })).toEqual(ids({}));
  });
  it('can be filtered by state, and by rule and place in either language', () => {
    expect(ids({ pending: false, resolved: false })).toEqual(['a1', 'a2', 'a3', 'a4', 'aside']);
    expect(ids({ text: '国际' })).toEqual(['a3']);
    expect(ids({ text: ' SLOW drift' })).toEqual(['a4']);
    expect(countStates(all)).toEqual({ firing: 5, pending: 1, resolved: 1 });
    expect(inboxAlerts(undefined, inboxAddress, words)).toEqual([]);
  });
  it('says how an alert stands, and who did what where names may be seen', () => {
    const alert = anAlert({
      noDataSince: 1,
      inhibitedBy: 'feed-silent',
      backfill: true,
      acknowledged: { role: 'leader', at: 1 },
      shelved: { role: 'manager', at: 1, until: NOON },
      escalated: { to: 'duty-manager', at: 1 },
    });
    const silent = anAlert({ rule: 'feed-silent', name: { zh: '数据源静默', en: 'Feed silent' } });
    expect(stateTexts(words, alert, inhibitorOf(words, alert, { silent }))).toEqual([
      '告警中',
      '已确认',
      '已搁置',
      '无数据',
      '因 数据源静默 暂不提醒',
      '回补',
    ]);
    const note = { acknowledged: { by: '李建国', comment: '' }, shelved: null };
    expect(takenTexts(words, zone, alert, note, NOON)).toEqual([
      '李建国 确认',
      '值班经理 搁置至 14:32',
      '已升级至值班经理',
    ]);
    expect(takenTexts(words, zone, alert, undefined, NOON)[0]).toBe('值班长 确认');
  });
});

describe('pop-ups', () => {
  it('are three at most, and none that a page before this one has shown', () => {
    const open = ['n1', 'n2', 'n3', 'n4', 'n5'].map((id) => ({
      notice: {
        id,
        rule: 'connect-rate-dip',
        severity: 'critical' as const,
        at: 0,
        alerts: [],
        count: 1,
        channels: [],
        to: null,
      },
      alerts: [anAlert()] as [Alert],
    }));
    const { shown, more } = popUpsOf(open, (id) => id === 'n2');
    expect(shown.map(({ notice }) => notice.id)).toEqual(['n1', 'n3', 'n4']);
    expect(more).toBe(1);
  });
});

describe('the journal', () => {
  const entry: JournalEntry = {
    id: 7,
    alert: 'a1',
    kind: 'shelved',
    at: NOON,
    writtenAt: NOON + 5,
    rule: 'r',
    revision: 1,
    name: { zh: '=规则', en: 'Rule' },
    severity: 'critical',
    scope: { kind: 'centre', key: '', name: '' },
    readings: [],
    backfill: true,
    by: '李建国',
    comment: '说："好"，\n再看',
    to: '',
    until: NOON + 3_600_000,
  };
  it('is asked for by what its filter says rightly', () => {
    const question = journalQuestion(
      {
        ...journalAddress,
        from: '2026-11-22 08:00',
        to: 'tomorrow',
        kinds: ['raised', 'nonsense'],
        q: ' 李 ',
      },
      zone,
    );
    expect(question).toEqual({
      from: Date.UTC(2026, 10, 22, 0),
      rules: [],
      severities: [],
      kinds: ['raised'],
      text: '李',
    });
  });
  it('says what was seen, who did it, until when and what they said', () => {
    expect(deedText(words, zone, entry)).toBe('李建国 · 至 15:32 · 说："好"，\n再看 · 回补');
    const raised = {
      ...entry,
      by: '',
      comment: '',
      until: null,
      backfill: false,
      readings: anAlert().readings,
    };
    expect(deedText(words, zone, raised)).toBe('');
    expect(readingText(words, raised)).toBe('5 分钟 160/190，1 分钟 30/38');
    const rate = { ...raised, metric: 'connectRate', raise: { below: 0.88 } } as const;
    expect(readingText(words, rate)).toBe('5 分钟 84.2%（160/190），1 分钟 78.9%（30/38）');
    expect(readingText(createWords('en'), rate)).toContain('84.2% (160/190)');
    const wait = { window: '', numerator: null, denominator: null, value: 200 };
    expect(
      readingText(words, { ...raised, metric: 'longestWait', raise: { above: 180 }, readings: [wait] }),
    ).toBe('3 分 20 秒');
  });
  it('is exported so that no cell becomes a formula and none breaks its line', () => {
    const [head, line] = journalCsv(words, zone, [entry]).split('\r\n');
    expect(head).toBe('\uFEFF时间,写入时间,事件,级别,规则,范围,读数,人员,备注');
    expect(line).toBe(
      `2026-11-22T14:32:07,2026-11-22T14:32:07,搁置,严重告警,'=规则,全中心,,李建国,"说：""好""，\n再看 · 回补"`,
    );
  });
});

describe('the load', () => {
  it('is more than advised by the hour or within ten minutes', () => {
    const quiet = { lastHour: 6, tenMinutes: [0, 0, 0, 0, 0, 6] };
    expect([
      isBusy(quiet),
      isBusy({ ...quiet, lastHour: 7 }),
      isBusy({ ...quiet, tenMinutes: [11] }),
    ]).toEqual([false, true, true]);
  });
});

describe('the form of a rule', () => {
  const rules: AlertRuleInput[] = [
    {
      id: 'dip',
      name: { zh: '骤降', en: 'Dip' },
      metric: 'connectRate',
      windows: ['5m', '1m'],
      raise: { below: 0.875 },
      clear: { atLeast: 0.9 },
      confidence: { wilson95: 0.97 },
      minOffered: 20,
      keepFiring: '120s',
      severity: 'critical',
      channels: ['popup', 'wall'],
      escalate: [{ after: '5m', to: 'duty-manager' }],
      inhibits: ['low'],
      calendar: { hours: '08:00-20:00', days: 'workdays' },
    },
    {
      id: 'drift',
      name: { zh: '漂移', en: 'Drift' },
      metric: 'cusumConnectRate',
      params: { k: 0.01, h: 4 },
      scope: { each: 'queue' },
      raise: { above: 4 },
      severity: 'warning',
    },
    {
      id: 'skew',
      name: { zh: '时钟', en: 'Skew' },
      metric: 'clockSkewMs',
      scope: { feed: 'pbx-1' },
      raise: { above: 2_000 },
      severity: 'critical',
    },
  ];
  it.each(rules)('shows $id and stands for the same rule', (input) => {
    const rule = alertRuleSchema.parse(input);
    expect(alertRuleSchema.parse(ruleOf(draftOf(rule)))).toEqual(rule);
  });
  it('shows amounts as people write them', () => {
    const [dip, , skew] = rules.map((rule) => draftOf(alertRuleSchema.parse(rule)));
    expect(dip).toMatchObject({ raise: '87.5', clear: '90', bound: '97' });
    expect(skew).toMatchObject({ raise: '2', scope: 'one', kind: 'feed', key: 'pbx-1' });
  });
  it('leaves what is typed wrongly to whoever reads it', () => {
    expect(ruleOf({ ...blankDraft, raise: 'x', minOffered: '' })).toMatchObject({
      raise: { below: 'x' },
      minOffered: '',
    });
    // What a gauge has not is left out, though another metric had it before.
    expect(ruleOf({ ...blankDraft, metric: 'waiting', confidence: 'wilson95' })).toMatchObject({
      windows: [],
      minOffered: 0,
      confidence: 'off',
    });
    expect(alertRuleSchema.safeParse(ruleOf({ ...blankDraft, id: 'a', zh: '一', en: 'a' })).success).toBe(
      true,
    );
  });
  it('has every problem at its field, and the others apart', () => {
    const problem = (path: string, code: string, params: RuleProblem['params'] = {}) => ({
      path,
      code,
      params,
      message: `as the station says: ${code}`,
    });
    const problems = [
      problem('raise.below', 'number'),
      problem('name.zh', 'long', { most: 64 }),
      problem('calendar.hours', 'hours', { line: 7 }),
      problem('colour', 'ofANewerStation'),
      problem('', 'textEmpty'),
    ];
    expect([
      problemOf(words, problems, 'raise'),
      problemOf(words, problems, 'zh'),
      problemOf(words, problems, 'en'),
    ]).toEqual(['请填数字', '最多 64 个字符', '']);
    expect(problemOf(words, problems, 'calendar')).toBe('第 7 行：请填起止时刻，如 08:00-20:00');
    expect(otherProblems(words, problems)).toEqual([
      'colour: as the station says: ofANewerStation',
      '文本中没有规则',
    ]);
    expect(otherProblems(createWords('en'), problems)[1]).toBe('There is no rule in the text');
  });
});

describe('the chart of a metric', () => {
  const day = 86_400_000;
  const shape = (curve: [number, number | null][], to = NOON) =>
    metricShape({ curve, from: NOON - day, to, marks: [0.88], share: true, zone });
  it('has a gap where there is no value, and its threshold in the picture', () => {
    const { line, yOf } = shape([
      [NOON - day, 0.9],
      [NOON - day / 2, null],
      [NOON, 0.95],
    ]);
    expect(line.match(/M/g)).toHaveLength(2);
    expect(line).not.toContain('L');
    expect(yOf(0.88)).toBeLessThan(picture.height - picture.bottom);
    expect(yOf(0.88)).toBeGreaterThan(yOf(0.95));
  });
  it('names round local times, and midnight by its date', () => {
    const texts = shape([]).across.map(({ text }) => text);
    expect(texts).toContain('11-22');
    expect(texts).toContain('12:00');
    expect(texts.length).toBeLessThanOrEqual(10);
  });
  it('keeps every point inside, whatever the values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), (values) => {
        const { yOf } = metricShape({
          curve: values.map((value, at) => [NOON - at, value]),
          from: NOON - day,
          to: NOON,
          marks: [0],
          share: false,
          zone,
        });
        for (const value of values) {
          expect(yOf(value)).toBeGreaterThanOrEqual(picture.top - 1e-6);
          expect(yOf(value)).toBeLessThanOrEqual(picture.height - picture.bottom + 1e-6);
        }
      }),
    );
  });
  it('marks when one scope was raised, to the end where it never cleared', () => {
    const edge = (scope: string, event: 'raised' | 'cleared', at: number) => ({
      rule: 'r',
      scope,
      event,
      at,
      numerator: null,
      denominator: null,
      value: null,
    });
    const edges = [
      edge('q', 'raised', 1),
      edge('p', 'raised', 2),
      edge('q', 'cleared', 3),
      edge('q', 'raised', 5),
    ];
    expect(raisedSpans(edges, 'q', 9)).toEqual([
      { from: 1, to: 3 },
      { from: 5, to: 9 },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import type { LeagueCell } from '../../../shared/contract/topics.ts';
import { station } from '../../testing/wall-states.ts';
import { wilsonPercent } from '../../testing/wilson-percent.ts';
import { leagueView } from './view.ts';

type Queues = NonNullable<LeagueCell['queues']>;
/** A team whose queues got `offered` contacts, of which `answered` were answered. */
function team(
  name: string,
  answered: number,
  offered: number,
  given: Partial<LeagueCell & Queues> = {},
): LeagueCell {
  const { open = 0, abandonedShort = 0, ...rest } = given;
  return {
    name,
    queues: { offered, answered, open, abandonedShort },
    handled: answered,
    talkMs: 0,
    holdMs: 0,
    acwMs: 0,
    surveyed: 0,
    satisfied: 0,
    ...rest,
  };
}
const league = (...teams: LeagueCell[]) => Object.fromEntries(teams.map((cell, at) => [`t${at}`, cell]));
const view = (teams: LeagueCell[], most = 24, rules = station()) => leagueView(league(...teams), rules, most);
const many = (count: number) =>
  Array.from({ length: count }, (_, at) => team(`${at + 1} 组`, 10_000 - at, 10_000));
const names = (rows: { name: string }[]) => rows.map(({ name }) => name);

describe('the teams', () => {
  it('are none before the first contact; a team that did nothing has no line', () => {
    expect(view([])).toEqual({ first: [], last: [], between: 0 });
    expect(view([team('甲值', 0, 0), team('乙值', 0, 0, { queues: null })]).first).toEqual([]);
  });
  it('stand by their connect rate, and those whose rate nobody knows at the end without a place', () => {
    const { first } = view([
      team('无队列', 0, 0, { queues: null, handled: 7 }),
      team('乙', 960, 1_000),
      team('全未结', 0, 5, { open: 5 }),
      team('甲', 980, 1_000),
    ]);
    expect(first.map(({ place, name, rate }) => [place, name, rate.text])).toEqual([
      ['1', '甲', '98.0%'],
      ['2', '乙', '96.0%'],
      ['—', '全未结', '—'],
      ['—', '无队列', '—'],
    ]);
  });
  it('share a place when their rates are equal, in the order in which people count their names', () => {
    const teams = [team('甲值 10 组', 97, 100), team('乙值 1 组', 970, 1_000), team('甲值 2 组', 194, 200)];
    const { first } = view([...teams, team('丙', 98, 100), team('丁', 9, 10)]);
    expect(first.map(({ place, name }) => `${place} ${name}`)).toEqual([
      '1 丙',
      '2 甲值 2 组',
      '2 甲值 10 组',
      '2 乙值 1 组',
      '5 丁',
    ]);
  });
  it('are judged by contacts whose outcome is known, without short abandons where the centre excludes them', () => {
    const cell = team('甲', 900, 1_000, { open: 30, abandonedShort: 20 });
    expect(view([cell]).first[0]?.rate.text).toBe(`${((900 / 970) * 100).toFixed(1)}%`);
    const rules = station({ excludeShortAbandons: true });
    expect(view([cell], 24, rules).first[0]?.rate.text).toBe(`${((900 / 950) * 100).toFixed(1)}%`);
    expect(view([team('乙', 0, 3, { abandonedShort: 3 })], 24, rules).first[0]?.place).toBe('—');
  });
  it('show how sure a rate from fewer than 200 contacts or surveys is', () => {
    const [few, enough] = view([
      team('甲', 199, 199, { surveyed: 199, satisfied: 190 }),
      team('乙', 190, 200, { surveyed: 1_200, satisfied: 1_100 }),
    ]).first;
    expect(few).toMatchObject({
      rate: { interval: wilsonPercent(199, 199) },
      satisfied: `${((190 / 199) * 100).toFixed(1)}%`,
      sample: `199 · ${wilsonPercent(190, 199)}`,
    });
    expect(enough).toMatchObject({ rate: { interval: '' }, sample: '1,200' });
  });
  it('have dashes for what nobody did: no handle time without a handled contact, no satisfaction without a survey', () => {
    expect(view([team('甲', 0, 4, { handled: 0, talkMs: 900 })]).first[0]).toMatchObject({
      rate: { text: '0.0%', level: 'critical' },
      handle: '—',
      satisfied: '—',
      sample: '',
    });
    const times = { handled: 4, talkMs: 400_000, holdMs: 8_000, acwMs: 80_000 };
    expect(view([team('甲', 4, 4, times)]).first[0]?.handle).toBe('2:02');
    const long = { handled: 1, talkMs: 3_600_000, holdMs: 0, acwMs: 61_000 };
    expect(view([team('甲', 1, 1, long)]).first[0]?.handle).toBe('1:01:01');
  });
});

describe('more teams than have room', () => {
  it('stand in one table, then in two, then only the first and the last of them', () => {
    expect(names(view(many(3), 6).first)).toEqual(['1 组', '2 组', '3 组']);
    const two = view(many(5), 6);
    expect([names(two.first), names(two.last), two.between]).toEqual([
      ['1 组', '2 组', '3 组'],
      ['4 组', '5 组'],
      0,
    ]);
    const cut = view(many(100), 6);
    expect([names(cut.first), names(cut.last), cut.between]).toEqual([
      ['1 组', '2 组', '3 组'],
      ['98 组', '99 组', '100 组'],
      94,
    ]);
    expect(cut.last.map(({ place }) => place)).toEqual(['98', '99', '100']);
  });
  it('have the last that has a place at their end, and nobody stands in both tables', () => {
    const without = Array.from({ length: 4 }, (_, at) =>
      team(`无 ${at}`, 0, 0, { queues: null, handled: 1 }),
    );
    const shown = view([...many(4), ...without], 6);
    expect([names(shown.first), names(shown.last), shown.between]).toEqual([
      ['1 组', '2 组', '3 组'],
      ['4 组'],
      4,
    ]);
  });
});

describe('names of teams', () => {
  it('are shown exactly as the source has them, and a team without one is called by its number', () => {
    const hostile = ['<b onclick=x>', '{{count}}', '\u202Egnp', '长'.repeat(400), '__proto__'];
    expect(new Set(names(view(hostile.map((name) => team(name, 9, 10))).first))).toEqual(new Set(hostile));
    expect(names(view([team('', 9, 10)]).first)).toEqual(['t0']);
  });
});

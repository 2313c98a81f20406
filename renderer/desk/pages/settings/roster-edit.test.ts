import { expect, it } from 'vitest';
import { rosterProblems } from '../../../../shared/model/roster-problems.ts';
import { type RosterDraft, removeShift, removeTeam, renameShift, renameTeam } from './roster-edit.ts';

const draft: RosterDraft = {
  shifts: [
    { name: '早班', from: '08:00', to: '16:00' },
    { name: '尖峰班', from: '09:00', to: '11:00' },
    { name: '尖峰班', from: '19:00', to: '21:00' },
  ],
  roster: {
    teams: [
      { name: '甲值', leaders: [] },
      { name: '乙值', leaders: [] },
    ],
    rotation: { start: '2026-11-01', cycle: [{ 早班: '甲值', 尖峰班: '乙值' }, { 早班: '乙值' }] },
    exceptions: [
      { date: '2026-11-02', shift: '早班', team: '甲值' },
      { date: '2026-11-03', shift: '尖峰班', none: true },
    ],
    extra: [{ date: '2026-11-04', name: '保供', from: '20:00', to: '22:00', team: '乙值' }],
  },
};
const problems = ({ shifts, roster }: RosterDraft) => rosterProblems(shifts, roster);

it('what refers to a shift follows when it gets another name', () => {
  const next = renameShift(draft, 0, '白班');
  expect(next.roster.rotation?.cycle).toEqual([{ 白班: '甲值', 尖峰班: '乙值' }, { 白班: '乙值' }]);
  expect(next.roster.exceptions[0]?.shift).toBe('白班');
  expect(problems(next)).toEqual([]);
});

it('a name that another shift has as well takes nothing with it, and gives nothing up', () => {
  for (const next of [renameShift(draft, 1, '午峰'), renameShift(draft, 0, '尖峰班')])
    expect(next.roster).toBe(draft.roster);
});

it('a shift that is removed takes its turns and exceptions with it; one of two of a name does not', () => {
  const next = removeShift(draft, 0);
  expect(next.roster.rotation?.cycle).toEqual([{ 尖峰班: '乙值' }, {}]);
  expect(next.roster.exceptions.map(({ shift }) => shift)).toEqual(['尖峰班']);
  expect(removeShift(draft, 1).roster).toBe(draft.roster);
});

it('what refers to a team follows when it gets another name or is removed', () => {
  const renamed = renameTeam(draft.roster, 1, '丙值');
  expect(renamed.rotation?.cycle[1]).toEqual({ 早班: '丙值' });
  expect(renamed.extra[0]?.team).toBe('丙值');
  const without = removeTeam(draft.roster, 0);
  expect(without.rotation?.cycle).toEqual([{ 尖峰班: '乙值' }, { 早班: '乙值' }]);
  expect(without.exceptions[0]?.team).toBeUndefined();
  for (const roster of [renamed, without]) expect(problems({ ...draft, roster })).toEqual([]);
});

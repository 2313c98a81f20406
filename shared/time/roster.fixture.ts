import { defaultSettings } from '../model/settings.ts';
import type { ShiftPlan } from './roster.ts';

/** A centre without shifts. */
export const emptyRoster: ShiftPlan = {
  shifts: [],
  roster: { teams: [], exceptions: [], extra: [] },
  calendars: defaultSettings.calendars,
};

/** Three shifts of four teams: each has two days of each shift and two days off. */
export const fourTeams: ShiftPlan = {
  ...emptyRoster,
  shifts: [
    { name: '夜班', from: '00:00', to: '08:00' },
    { name: '早班', from: '08:00', to: '16:00' },
    { name: '中班', from: '16:00', to: '00:00' },
    { name: '尖峰班', from: '09:00', to: '11:00', kind: 'peak', months: [1, 7, 12], days: 'work' },
  ],
  roster: {
    teams: [
      { name: '甲值', leaders: [{ name: '王一' }, { name: '王二', from: '2026-11-10' }] },
      { name: '乙值', leaders: [{ name: '李一', from: '2026-11-05' }] },
      { name: '丙值', leaders: [] },
      { name: '丁值', leaders: [{ name: '赵一' }] },
    ],
    rotation: {
      start: '2026-11-01',
      cycle: [
        { 夜班: '丙值', 早班: '甲值', 中班: '乙值' },
        { 夜班: '丙值', 早班: '甲值', 中班: '乙值' },
        { 夜班: '乙值', 早班: '丁值', 中班: '甲值' },
        { 夜班: '乙值', 早班: '丁值', 中班: '甲值' },
        { 夜班: '甲值', 早班: '丙值', 中班: '丁值' },
        { 夜班: '甲值', 早班: '丙值', 中班: '丁值' },
        { 夜班: '丁值', 早班: '乙值', 中班: '丙值' },
        { 夜班: '丁值', 早班: '乙值', 中班: '丙值' },
      ],
    },
    exceptions: [],
    extra: [],
  },
};

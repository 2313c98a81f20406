import { describe, expect, it } from 'vitest';
import { workdaysSchema } from '../model/calendar.ts';
import { calendarDay, isPublished, isWorkday } from './workdays.ts';

const china = workdaysSchema.parse({});

describe('a workday', () => {
  // State Council's notice for 2026: 国务院办公厅关于2026年部分节假日安排的通知.
  it.each([
    ['2026-10-01', false, '国庆节'],
    ['2026-10-10', true, '国庆节'],
    ['2026-02-17', false, '春节'],
    ['2026-02-28', true, '春节'],
    ['2026-11-28', false, ''],
    ['2026-11-27', true, ''],
  ])('by the official calendar: %s %s', (date, work, why) => {
    expect(calendarDay(date, china)).toMatchObject({ work, why });
  });
  it('is one as the centre says, before anything else', () => {
    const own = workdaysSchema.parse({
      exceptions: [
        { date: '2026-10-01', day: 'work', note: '保供' },
        { date: '2026-11-27', day: 'rest' },
      ],
    });
    expect([isWorkday('2026-10-01', own), isWorkday('2026-11-27', own)]).toEqual([true, false]);
    expect(calendarDay('2026-10-01', own)).toEqual({ work: true, why: '保供', by: 'exception' });
  });
  it('is Monday to Friday, or every day, where nothing else is said', () => {
    const days = ['2026-10-01', '2026-10-03', '2026-10-04', '2026-10-05'];
    const by = (base: 'weekdays' | 'everyDay') =>
      days.map((date) => isWorkday(date, workdaysSchema.parse({ base })));
    expect(by('weekdays')).toEqual([true, false, false, true]);
    expect(by('everyDay')).toEqual([true, true, true, true]);
  });
  it('of a year that is not published yet is Monday to Friday', () => {
    expect([isPublished(2026), isPublished(2035)]).toEqual([true, false]);
    expect([isWorkday('2035-10-01', china), isWorkday('2035-10-06', china)]).toEqual([true, false]);
  });
  it('has its exceptions once', () => {
    const day = { date: '2026-10-01', day: 'work' };
    expect(workdaysSchema.safeParse({ exceptions: [day, day] }).error?.issues[0]?.path).toEqual([
      'exceptions',
      1,
      'date',
    ]);
  });
});

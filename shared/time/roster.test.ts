import fc from 'fast-check';
import { expect, test } from 'vitest';
import { settingsSchema } from '../model/settings.ts';
import { emptyRoster, fourTeams } from './roster.fixture.ts';
import { shiftsBetween, shiftsOn, type ShiftPlan } from './roster.ts';
import { intlWall, zoneMoments, zoneOf } from './zones.fixture.ts';

const minute = 60_000;
const day = 86_400_000;
const shanghai = zoneOf('Asia/Shanghai');
const held = (plan: ShiftPlan, date: string) =>
  shiftsOn(plan, date).map(({ name, team, leader }) => [name, team, leader]);
const withRoster = (roster: Partial<ShiftPlan['roster']>): ShiftPlan => ({
  ...fourTeams,
  roster: { ...fourTeams.roster, ...roster },
});

/** Half of them in the hours in which clocks are changed. */
const timeOfDay = fc
  .oneof(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 210 }))
  .map((at) => `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`);

/** First minute at which the wall of that zone shows the time of the date or a later one, by walking. */
function walkTo(zone: string, date: string, time: string): number {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  let at = wanted - 28 * 60 * minute;
  while (intlWall(zone, at) < wanted) at += minute;
  return at;
}

test('a shift is on in each minute in which a walk along the clocks finds it on, in all zones', () => {
  fc.assert(
    fc.property(zoneMoments, timeOfDay, timeOfDay, ([zone, moment], from, to) => {
      const start = Math.floor(moment / minute) * minute;
      const days = zoneOf(zone);
      const found = shiftsBetween(
        { ...emptyRoster, shifts: [{ name: 'a', from, to }] },
        days,
        start,
        start + day,
      );
      const today = new Date(intlWall(zone, start)).toISOString().slice(0, 10);
      const expected = [-1, 0, 1, 2].flatMap((offset) => {
        const date = new Date(Date.parse(today) + offset * day).toISOString().slice(0, 10);
        const next = new Date(Date.parse(date) + day).toISOString().slice(0, 10);
        const begin = walkTo(zone, date, from);
        const end = walkTo(zone, to <= from ? next : date, to);
        return end > begin && end > start && begin < start + day ? [{ date, start: begin, end }] : [];
      });
      expect(found.map(({ date, start: begin, end }) => ({ date, start: begin, end }))).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test('shifts that meet on the clock leave no gap and no overlap, whatever the clocks are changed to', () => {
  fc.assert(
    fc.property(
      zoneMoments,
      fc.uniqueArray(timeOfDay, { minLength: 1, maxLength: 6 }),
      ([zone, moment], times) => {
        const bounds = times.toSorted();
        const shifts = bounds.map((from, at) => ({
          name: String(at),
          from,
          to: bounds[(at + 1) % bounds.length] ?? from,
        }));
        const found = shiftsBetween({ ...emptyRoster, shifts }, zoneOf(zone), moment, moment + 3 * day);
        expect(found[0]?.start).toBeLessThanOrEqual(moment);
        expect(found.at(-1)?.end).toBeGreaterThanOrEqual(moment + 3 * day);
        for (const [at, { start }] of found.entries()) if (at > 0) expect(start).toBe(found[at - 1]?.end);
      },
    ),
    { numRuns: 300 },
  );
});

test('the night of a clock change is an hour shorter or longer', () => {
  const plan = { ...emptyRoster, shifts: [{ name: 'night', from: '22:00', to: '06:00' }] };
  const hours = (date: string) => {
    const { start } = zoneOf('Europe/London').dayByDate(date);
    const [, night] = shiftsBetween(plan, zoneOf('Europe/London'), start, start + day);
    return [night?.date, ((night?.end ?? 0) - (night?.start ?? 0)) / 3_600_000];
  };
  expect([hours('2026-03-28'), hours('2026-10-24'), hours('2026-07-01')]).toEqual([
    ['2026-03-28', 7],
    ['2026-10-24', 9],
    ['2026-07-01', 8],
  ]);
});

test('a boundary in the hour that a change skips is at the change: nothing ends before it begins', () => {
  const times = ['00:00', '02:30', '03:00', '03:15'];
  const shifts = times.map((from, at) => ({ name: from, from, to: times[(at + 1) % times.length] ?? from }));
  const { start, end } = zoneOf('America/New_York').dayByDate('2026-03-08');
  const found = shiftsBetween({ ...emptyRoster, shifts }, zoneOf('America/New_York'), start, end);
  expect(found.map((shift) => [shift.name, (shift.end - shift.start) / minute])).toEqual([
    ['00:00', 120],
    ['03:00', 15],
    ['03:15', 20 * 60 + 45],
  ]);
});

test('four teams take turns: each works six days of eight, and the cycle goes on before its start and after its end', () => {
  expect(held(fourTeams, '2026-11-01')).toEqual([
    ['夜班', '丙值', null],
    ['早班', '甲值', '王一'],
    ['中班', '乙值', null],
  ]);
  for (const other of ['2026-10-24', '2026-11-09', '2025-11-06', '2027-03-01']) {
    const gone = (Date.parse(other) - Date.parse('2026-11-01')) / day;
    expect([other, ((gone % 8) + 8) % 8]).toEqual([other, 0]);
    expect(held(fourTeams, other).map(([, team]) => team)).toEqual(['丙值', '甲值', '乙值']);
  }
  const dates = Array.from({ length: 8 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`);
  const worked = dates.flatMap((date) => held(fourTeams, date).map(([, team]) => team));
  for (const team of ['甲值', '乙值', '丙值', '丁值'])
    expect(worked.filter((each) => each === team)).toHaveLength(6);
});

test('a team is led by who began last until that day', () => {
  expect(held(fourTeams, '2026-11-01')[1]).toEqual(['早班', '甲值', '王一']);
  expect(held(fourTeams, '2026-11-09')[1]).toEqual(['早班', '甲值', '王一']);
  expect(held(fourTeams, '2026-11-10')[1]).toEqual(['早班', '甲值', '王二']);
});

test('a peak shift is held on workdays of its months only', () => {
  const peaks = (date: string) => shiftsOn(fourTeams, date).filter(({ peak }) => peak).length;
  // 2026-07-06 is a Monday, 2026-07-05 a Sunday, 2026-01-01 a feast, 2026-01-04 a Sunday worked for it.
  expect(['2026-07-06', '2026-07-05', '2026-08-03', '2026-01-01', '2026-01-04'].map(peaks)).toEqual([
    1, 0, 0, 0, 1,
  ]);
});

test('an exception changes one shift of one date only; what it does not speak of is as planned', () => {
  const date = '2026-11-02';
  const of = (exception: object) =>
    held(withRoster({ exceptions: [{ date, shift: '早班', ...exception }] }), date)[1];
  expect(of({})).toEqual(['早班', '甲值', '王一']);
  expect(of({ team: '丁值' })).toEqual(['早班', '丁值', '赵一']);
  expect(of({ leader: '赵一' })).toEqual(['早班', '甲值', '赵一']);
  expect(of({ team: null })).toEqual(['早班', null, null]);
  expect(of({ none: true })).toEqual(['中班', '乙值', null]);
  const moved = withRoster({ exceptions: [{ date, shift: '早班', to: '18:30' }] });
  expect(shiftsOn(moved, date)[1]).toMatchObject({ from: '08:00', to: '18:30', other: true });
  expect(held(moved, '2026-11-03')).toEqual(held(fourTeams, '2026-11-03'));
});

test('a shift that is held once stands beside the usual ones on its date, also over midnight', () => {
  const extra = [{ date: '2026-11-02', name: '保供', from: '20:00', to: '02:00', team: '丁值' }];
  const { start } = shanghai.dayByDate('2026-11-03');
  const [first, second] = shiftsBetween(withRoster({ extra }), shanghai, start, start + minute);
  expect(first).toEqual({
    name: '保供',
    date: '2026-11-02',
    start: start - 4 * 3_600_000,
    end: start + 2 * 3_600_000,
    team: '丁值',
    leader: '赵一',
    peak: false,
  });
  expect(second?.name).toBe('夜班');
});

test.each([
  [
    'a team that is not there',
    { exceptions: [{ date: '2026-11-02', shift: '早班', team: '戊值' }] },
    'roster.exceptions.0.team',
  ],
  [
    'a shift that is not there',
    { exceptions: [{ date: '2026-11-02', shift: '晚班' }] },
    'roster.exceptions.0.shift',
  ],
  [
    'a shift in the cycle that is not there',
    { rotation: { start: '2026-11-01', cycle: [{ 晚班: '甲值' }] } },
    'roster.rotation.cycle.0.晚班',
  ],
  ['a team twice', { teams: [{ name: '甲值' }, { name: '甲值' }] }, 'roster.teams.1.name'],
  [
    'a shift of one date twice',
    {
      exceptions: [
        { date: '2026-11-02', shift: '早班' },
        { date: '2026-11-02', shift: '早班', none: true as const },
      ],
    },
    'roster.exceptions.1.date',
  ],
  [
    'other times for a shift of two times a day',
    { exceptions: [{ date: '2026-11-02', shift: '尖峰班', from: '09:30' }] },
    'roster.exceptions.0.from',
  ],
  [
    'an extra shift named as a usual one',
    { extra: [{ date: '2026-11-02', name: '早班', from: '01:00', to: '02:00' }] },
    'roster.extra.0.name',
  ],
])('%s is refused with its place', (_what, roster, place) => {
  const shifts = [
    { name: '早班', from: '08:00', to: '16:00' },
    { name: '尖峰班', from: '09:00', to: '11:00' },
    { name: '尖峰班', from: '19:00', to: '21:00' },
  ];
  const { error } = settingsSchema.safeParse({ shifts, roster: { teams: [{ name: '甲值' }], ...roster } });
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([place]);
});

test('shifts without teams are as they were: nobody has them', () => {
  const settings = settingsSchema.parse({ shifts: [{ name: '早班', from: '08:00', to: '16:00' }] });
  expect(shiftsOn(settings, '2026-11-02')).toMatchObject([{ name: '早班', team: null, leader: null }]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRosterCsv, rosterCsv } from './roster-csv.ts';
import { fourTeams } from './roster.fixture.ts';
import { shiftsOn, type ShiftPlan } from './roster.ts';

const head = 'date,shift,team,leader';
const read = (...lines: string[]) => readRosterCsv([head, ...lines].join('\n'), fourTeams);
const dates = Array.from({ length: 30 }, (_, at) => `2026-11-${String(at + 1).padStart(2, '0')}`);
const team = fc.option(fc.constantFrom('甲值', '乙值', '丙值', '丁值'));
const leader = fc.option(fc.constantFrom('王一', '=1+1', '@cmd', 'a"b,c', '-2'));

test('a month is a line a shift, with who has it and who leads', () => {
  const lines = rosterCsv(fourTeams, '2026-11').split('\r\n');
  expect(lines.slice(0, 4)).toEqual([
    head,
    '2026-11-01,夜班,丙值,',
    '2026-11-01,早班,甲值,王一',
    '2026-11-01,中班,乙值,',
  ]);
  expect(lines).toHaveLength(1 + 30 * 3 + 1);
  expect(rosterCsv(fourTeams, '2028-02')).toContain('2028-02-29');
});

test('what was written is read as the same month, whatever the exceptions, and no cell is a formula', () => {
  const exception = fc.record(
    {
      date: fc.constantFrom(...dates),
      shift: fc.constantFrom('早班', '中班'),
      team,
      leader,
      none: fc.constant(true as const),
    },
    { requiredKeys: ['date', 'shift'] },
  );
  const keyOf = ({ date, shift }: { date: string; shift: string }) => `${date} ${shift}`;
  fc.assert(
    fc.property(fc.uniqueArray(exception, { selector: keyOf, maxLength: 20 }), (exceptions) => {
      const plan: ShiftPlan = {
        ...fourTeams,
        roster: {
          ...fourTeams.roster,
          exceptions,
          extra: [{ date: '2026-11-03', name: '=保供', from: '20:00', to: '22:00', leader: '+1' }],
        },
      };
      const text = rosterCsv(plan, '2026-11');
      expect(text.split(/[,\r\n]+/).filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
      const { roster, faults } = readRosterCsv(text, plan);
      expect(faults).toEqual([]);
      const people = (of: ShiftPlan) =>
        dates.map((date) => shiftsOn(of, date).map((shift) => [shift.name, shift.team, shift.leader]));
      expect(people({ ...plan, roster })).toEqual(people(plan));
    }),
  );
});

test('a line that is other than planned is an exception, one that is as planned is none any more', () => {
  const { roster } = read('2026-11-01,早班,丁值,', '2026/11/2,早班,丁值,赵一', '2026-11-03,早班,丁值,赵一');
  expect(roster.exceptions).toEqual([
    { date: '2026-11-01', shift: '早班', team: '丁值', leader: null },
    { date: '2026-11-02', shift: '早班', team: '丁值' },
  ]);
  const again = readRosterCsv(`${head}\n2026-11-01,早班,甲值,王一`, { ...fourTeams, roster });
  expect(again.roster.exceptions).toEqual([{ date: '2026-11-02', shift: '早班', team: '丁值' }]);
});

test('each line that cannot be taken is told with line and column; the others go on', () => {
  const { roster, faults } = read(
    '2026-11-31,早班,甲值,',
    '',
    '2026-11-01,晚班,甲值,',
    '2026-11-01,早班,戊值,',
    '2026-11-02,早班,丁值,赵一',
    '2026-11-02,早班,乙值,',
    '2026-11-01,尖峰班,甲值,',
  );
  expect(faults).toEqual([
    { line: 2, column: 'date', why: 'date', text: '2026-11-31' },
    { line: 4, column: 'shift', why: 'shift', text: '晚班' },
    { line: 5, column: 'team', why: 'team', text: '戊值' },
    { line: 7, column: 'shift', why: 'twice', text: '早班' },
    { line: 8, column: 'shift', why: 'shift', text: '尖峰班' },
  ]);
  expect(roster.exceptions).toEqual([{ date: '2026-11-02', shift: '早班', team: '丁值' }]);
});

test('a file without one of the columns changes nothing and says which', () => {
  const { roster, faults } = readRosterCsv('date,shift,team\n2026-11-01,早班,丁值', fourTeams);
  expect(faults).toEqual([{ line: 1, column: 'leader', why: 'missing', text: '' }]);
  expect(roster).toBe(fourTeams.roster);
});

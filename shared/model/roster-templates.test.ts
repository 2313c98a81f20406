import { expect, it, test } from 'vitest';
import { shiftsBetween, shiftsOn } from '../time/roster.ts';
import { createZone } from '../time/zone-day.ts';
import { createWords } from '../words/words.ts';
import { rosterTemplates, withTemplate } from './roster-templates.ts';
import { defaultSettings, settingsSchema } from './settings.ts';

const { say } = createWords('zh-CN');
const of = (id: string) => {
  const template = rosterTemplates.find((each) => each.id === id);
  if (template === undefined) throw new Error(`no template ${id}`);
  return settingsSchema.parse({ ...withTemplate(defaultSettings, template, '2026-11-01', say) });
};
const dates = Array.from({ length: 56 }, (_, at) =>
  new Date(Date.UTC(2026, 10, 1 + at)).toISOString().slice(0, 10),
);

test.each(['fourTeams', 'twoShifts'])(
  'in %s each shift has a team, no team has two of a day, all have as many',
  (id) => {
    const settings = of(id);
    const worked = dates.map((date) => shiftsOn(settings, date).map(({ team }) => team));
    for (const teams of worked) {
      expect(teams).not.toContain(null);
      expect(new Set(teams).size).toBe(teams.length);
    }
    const counts = settings.roster.teams.map(
      ({ name }) => worked.flat().filter((team) => team === name).length,
    );
    expect(new Set(counts).size).toBe(1);
  },
);

test.each([
  ['fourTeams', 16],
  // An evening before the first morning of the week after.
  ['twoShifts', 10],
])('in %s the shortest rest from one shift to the next is %i hours', (id, shortest) => {
  const settings = of(id);
  const zone = createZone('Asia/Shanghai');
  const from = zone.dayByDate('2026-11-01').start;
  const shifts = shiftsBetween(settings, zone, from, from + 56 * 86_400_000);
  for (const { name } of settings.roster.teams) {
    const own = shifts.filter(({ team }) => team === name);
    const rests = own.slice(1).map(({ start }, at) => (start - (own[at]?.end ?? 0)) / 3_600_000);
    expect(Math.min(...rests)).toBe(shortest);
  }
});

test('in 四值三运转 each team has two of each shift and two days off in eight days', () => {
  const settings = of('fourTeams');
  for (const { name } of settings.roster.teams) {
    const had = dates
      .slice(0, 8)
      .map((date) => shiftsOn(settings, date).find(({ team }) => team === name)?.name ?? '休');
    expect(had.toSorted()).toEqual(['中班', '中班', '休', '休', '夜班', '夜班', '早班', '早班']);
  }
});

it('the peak template is added to what is there', () => {
  const [, , peak] = rosterTemplates;
  const before = of('fourTeams');
  const after = withTemplate(before, peak!, '2026-11-01', say);
  expect(after.roster).toBe(before.roster);
  expect(after.shifts.slice(0, 3)).toEqual(before.shifts);
  expect(settingsSchema.safeParse({ ...before, ...after }).success).toBe(true);
  const peaks = (date: string) =>
    shiftsOn({ ...before, ...after }, date).filter((shift) => shift.peak).length;
  expect([peaks('2026-07-06'), peaks('2026-10-12')]).toEqual([2, 0]);
});

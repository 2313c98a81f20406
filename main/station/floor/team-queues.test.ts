import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queuesOfTeam, queuesOfTeams } from './team-queues.ts';

const teams = [
  { code: 1, text: '甲值 1 组' },
  { code: 2, text: '乙值 1 组' },
  // Another source calls a team of its own the same.
  { code: 3, text: '甲值 1 组' },
];
const seats = fc.array(
  fc.record({
    team: fc.integer({ min: 0, max: 4 }),
    queues: fc.uniqueArray(fc.integer({ min: 10, max: 14 })),
  }),
);
const names = fc.constantFrom<unknown>('甲值 1 组', '乙值 1 组', 'nobody', 7, null);
const told = fc.dictionary(
  fc.constantFrom('10', '11', '12'),
  fc.record(
    { teams: fc.oneof(fc.array(names), fc.constant('甲值 1 组')), slots: fc.constant(1) },
    { requiredKeys: [] },
  ),
);

describe('the queues of teams', () => {
  it('are those of each team by itself: of the roster where it names any team, else of its agents', () => {
    fc.assert(
      fc.property(seats, told, (floor, said) => {
        const roster = new Map(Object.entries(said).map(([code, data]) => [Number(code), data]));
        const lists = [...roster].map(([queue, data]) => ({
          queue,
          given: Array.isArray(data.teams) ? data.teams : [],
        }));
        const found = queuesOfTeams(roster, floor, teams);
        for (const team of teams) {
          const byRoster = lists.filter(({ given }) => given.includes(team.text)).map(({ queue }) => queue);
          const byAgents = floor.filter((seat) => seat.team === team.code).flatMap(({ queues }) => queues);
          const right = lists.some(({ given }) => given.length > 0) ? byRoster : byAgents;
          expect(found.get(team.code)).toEqual(new Set(right));
          expect(queuesOfTeam(roster, floor, team)).toEqual(new Set(right));
        }
        expect([...found.keys()]).toEqual([1, 2, 3]);
      }),
    );
  });
});

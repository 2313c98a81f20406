import { describe, expect, it } from 'vitest';
import { layoutFloor } from './layout.ts';
import { restOfTeams } from './rest-of-teams.ts';
import { floorView } from './view.ts';

const now = 1_800_000_000_000;
const seconds = now / 1000;
const limits = { acw: 120, talking: 600 };

describe('the floor', () => {
  it('counts seats by team and state, teams in the order of their numbers, those without one last', () => {
    const view = floorView(
      {
        1: ['6001', 2, 2, seconds - 5],
        2: ['6002', 10, 0, seconds],
        3: ['6003', 0, 0, seconds],
        4: ['6004', 2, 0, seconds],
      },
      { 2: '2 组', 10: '10 组' },
      limits,
      now,
    );
    expect(view.teams.map(({ name, seats }) => [name, seats.map(({ number }) => number)])).toEqual([
      ['2 组', ['6001', '6004']],
      ['10 组', ['6002']],
      ['', ['6003']],
    ]);
    expect(view.counts).toMatchObject({ talking: 1, ready: 3 });
    expect(view.total).toBe(4);
  });
  it('lists who is over the limit of a state, furthest first; a state without one has none', () => {
    const view = floorView(
      {
        1: ['1', 1, 4, seconds - 121],
        2: ['2', 1, 2, seconds - 1000],
        3: ['3', 1, 4, seconds - 120],
        4: ['4', 1, 5, 0],
      },
      { 1: '甲' },
      limits,
      now,
    );
    expect(view.over.map(({ number, due, team }) => [number, now - due, team])).toEqual([
      ['2', 400_000, '甲'],
      ['1', 1000, '甲'],
    ]);
    expect(view.teams[0]?.over).toBe(2);
  });
  it('passes over states of a newer station', () => {
    expect(floorView({ 1: ['1', 1, 99, 0] }, {}, limits, now).total).toBe(0);
  });
});

describe('the layout of the floor', () => {
  const room = { width: 1300, height: 680 };
  it('gives few seats their numbers and times, more of them marks, and thousands a bar a team', () => {
    const kinds = [40, 300, 4700].map((seats) => {
      const layout = layoutFloor(Array<number>(5).fill(seats / 5), room);
      return layout.kind === 'seats' ? layout.cell.texts : layout.kind;
    });
    expect(kinds).toEqual([true, false, 'bars']);
  });
  it('keeps every team within the room and apart from the others', () => {
    for (const seats of [3, 17, 60, 240]) {
      const layout = layoutFloor([seats, 5, seats, 12, 1], room);
      const blocks = layout.kind === 'seats' ? layout.blocks : layout.rows;
      for (const [at, { x, y, width, height }] of blocks.entries()) {
        expect(x + width).toBeLessThanOrEqual(room.width + 0.01);
        expect(y + height).toBeLessThanOrEqual(room.height + 0.01);
        const next = blocks[at + 1];
        if (next?.x === x) expect(next.y).toBeGreaterThanOrEqual(y + height - 0.01);
      }
    }
  });
  it('adds up the teams for which there are no rows', () => {
    const layout = layoutFloor(Array<number>(200).fill(100), room);
    expect(layout).toMatchObject({ kind: 'bars' });
    if (layout.kind !== 'bars') return;
    expect(layout.rows.length + layout.rest - 1).toBe(200);
    const seats = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [at, [String(at), at, 0, seconds] as const]),
    );
    const { teams } = floorView(seats, {}, limits, now);
    const rows = restOfTeams(teams, layout.rest, (count) => `${count}`);
    expect(rows).toHaveLength(layout.rows.length);
    expect(rows.at(-1)).toMatchObject({ name: String(layout.rest), counts: { ready: layout.rest } });
  });
});

import { array, assert, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { NAME_HEIGHT } from '../../../panels/floor-map/layout.ts';
import { layoutMap, seatAt } from './map-layout.ts';

it('gives every seat a place of its own within the width, and finds it there again', () => {
  const teams = array(integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 12 });
  assert(
    property(teams, integer({ min: 200, max: 20_000 }), (sizes, width) => {
      const layout = layoutMap(sizes, width);
      const { cell, blocks, height } = layout;
      const taken = new Set<string>();
      for (const [team, { x, y, perRow }] of blocks.entries()) {
        for (let seat = 0; seat < sizes[team]!; seat++) {
          const left = x + (seat % perRow) * (cell.width + cell.gap);
          const top = y + NAME_HEIGHT + Math.floor(seat / perRow) * (cell.height + cell.gap);
          expect(left + cell.width).toBeLessThanOrEqual(Math.max(width, cell.width) + 1e-6);
          expect(top + cell.height).toBeLessThanOrEqual(height + 1e-6);
          taken.add(`${Math.round(left)} ${Math.round(top)}`);
          expect(seatAt(layout, sizes, left + cell.width / 2, top + cell.height / 2)).toEqual({ team, seat });
        }
      }
      expect(taken.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
    }),
    { numRuns: 60 },
  );
});

it('finds nobody between seats, on names and beside the map', () => {
  const sizes = [5, 5];
  const layout = layoutMap(sizes, 4000);
  const [head] = layout.heads;
  expect(seatAt(layout, sizes, head!.x + 10, head!.y + 10)).toBeNull();
  expect(seatAt(layout, sizes, layout.cell.width + 5, layout.blocks[0]!.y + NAME_HEIGHT + 10)).toBeNull();
  expect(seatAt(layout, sizes, -5, 20)).toBeNull();
  expect(seatAt(layout, sizes, 10, layout.height + 500)).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MapNode, tilePlaces } from './tile-places.ts';

const room = { columns: 8, rows: 7 };
const at = (key: string, tile?: readonly [number, number], weight = 0): MapNode => ({ key, tile, weight });
const many = (count: number) => Array.from({ length: count }, (_, n) => at(`r${n}`, undefined, n));

describe('the map of regions', () => {
  it('has regions where the settings say, moved to its upper left, and the others in the free places', () => {
    const { columns, rows, tiles } = tilePlaces([at('b', [6, 4]), at('new'), at('a', [5, 3])], room);
    expect([columns, rows]).toEqual([2, 2]);
    expect(tiles).toEqual([
      { key: 'b', column: 1, row: 1 },
      { key: 'new', column: 1, row: 0 },
      { key: 'a', column: 0, row: 0 },
    ]);
  });
  it('takes those of the least weight together where there are more than it has room for', () => {
    const { tiles, rest } = tilePlaces(many(60), room);
    expect(tiles).toHaveLength(55);
    expect(tiles[0]).toEqual({ key: 'r5', column: 0, row: 0 });
    expect(rest).toEqual({ keys: ['r0', 'r1', 'r2', 'r3', 'r4'], column: 7, row: 6 });
  });
  it('lays out anew what would not fit the screen', () => {
    const { columns, tiles } = tilePlaces([at('a', [0, 0]), at('b', [40, 0])], room);
    expect(columns).toBeLessThanOrEqual(room.columns);
    expect(tiles.map(({ key }) => key)).toEqual(['a', 'b']);
  });
  it('never has two in one place, none outside, and forgets none, whatever the settings say', () => {
    const node = fc.record({
      key: fc.string({ minLength: 1, maxLength: 3 }),
      tile: fc.option(fc.tuple(fc.nat(5), fc.nat(4)), { nil: undefined }),
      weight: fc.nat(9),
    });
    const some = fc.uniqueArray(node, { maxLength: 90, selector: ({ key }) => key });
    const rooms = fc.record({
      columns: fc.integer({ min: 1, max: 11 }),
      rows: fc.integer({ min: 1, max: 8 }),
    });
    fc.assert(
      fc.property(some, rooms, (nodes, space) => {
        const map = tilePlaces(nodes, space);
        const places = [...map.tiles, ...(map.rest === null ? [] : [map.rest])];
        const distinct = new Set(places.map(({ column, row }) => `${column} ${row}`));
        expect(distinct.size).toBe(places.length);
        expect(places.every(({ column, row }) => column < map.columns && row < map.rows)).toBe(true);
        expect(map.columns <= space.columns && map.rows <= space.rows).toBe(true);
        expect([...map.tiles.map(({ key }) => key), ...(map.rest?.keys ?? [])].toSorted()).toEqual(
          nodes.map(({ key }) => key).toSorted(),
        );
      }),
    );
  });
});

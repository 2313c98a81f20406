import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { Cells } from './cells.ts';
import type { Cell } from './cells.ts';
import { explain } from './explain.ts';
import { hotCells } from './judge-cells.ts';
import type { Judged } from './judge-cells.ts';

type Told = Record<string, [n: number, expected: number]>;

/** Complaints with what is expected, by class and region; coarser cells are their sums. @param told `class/type@region` */
function storms(told: Told): { name: string; others: string[]; hot: Judged[]; cells: Cells }[] {
  const cells = new Cells();
  const counts = new Map<Cell, number>();
  const usual = new Map<Cell, number>();
  for (const [key, [n, expected]] of Object.entries(told)) {
    const [category = '', region = ''] = key.split('@');
    const leaf = cells.of({ category: category.split('/'), region: [region] });
    for (const cell of cells.upwards(leaf)) {
      counts.set(cell, (counts.get(cell) ?? 0) + n);
      usual.set(cell, (usual.get(cell) ?? 0) + expected);
    }
  }
  const expected = (cell: Cell): number => Math.max(0.02, usual.get(cell) ?? 0);
  const hot = hotCells(cells, counts, expected);
  const nameOf = ({ cell }: Judged): string => {
    const { category, region } = cells.place(cell);
    return `${category.join('/')}@${region.join('/')}`;
  };
  return explain({ cells, n: (cell) => counts.get(cell) ?? 0, expected }, hot).map((each) => ({
    name: nameOf(each),
    others: each.others.map(nameOf),
    hot,
    cells,
  }));
}
/** What they are named after. */
const shown = (told: Told): string[] => storms(told).map(({ name }) => name);
const districts = (count: number, of: (at: number) => [string, [number, number]]) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => of(at)));

test('what has risen in one district is that district, with its class and the whole centre folded in', () => {
  const quiet = districts(20, (at) => [`power/outage@r${at}`, [1, 0.5]]);
  expect(shown({ ...quiet, 'power/outage@r3': [20, 0.5], 'power/bill@r4': [3, 3] })).toEqual([
    'power/outage@r3',
  ]);
});

test('a storm over sixty districts is one hotspot of its class, the districts folded in', () => {
  const storm = districts(60, (at) => [`power/outage@r${at}`, [4 + (at % 5), 0.1]]);
  expect(shown({ ...storm, 'power/bill@r1': [2, 2], 'water/burst@r2': [1, 1] })).toEqual(['power/outage@']);
});

test('a storm that also makes districts rise that are no hotspots themselves is one of its class', () => {
  const storm = districts(60, (at) => [`power/outage@r${at}`, [at < 10 ? 9 : 2, 0.15]]);
  expect(shown(storm)).toEqual(['power/outage@']);
});

test('some hot districts among many as usual are shown each, though their class is more unusual than any', () => {
  const quiet = districts(60, (at) => [`power/outage@r${at}`, [at % 2, 0.5]]);
  const hot = districts(6, (at) => [`power/outage@r${at * 7}`, [10, 0.5]]);
  expect(shown({ ...quiet, ...hot }).toSorted()).toEqual(Object.keys(hot).toSorted());
});

test('two classes that rise apart are two hotspots; nothing hot is none', () => {
  const quiet = districts(10, (at) => [`power/bill@r${at}`, [2, 2]]);
  expect(shown({ ...quiet, 'water/burst@r1': [12, 0.1], 'gas/smell@r7': [9, 0.1] })).toEqual([
    'water/burst@r1',
    'gas/smell@r7',
  ]);
  expect(shown(quiet)).toEqual([]);
});

test('classes that rise in one storm are one hotspot named after the most unusual, the others listed in it', () => {
  const storm = districts(20, (at) => [`power/outage@r${at}`, [4, 0.2]]);
  const besides = districts(20, (at) => [`traffic/tree@r${at}`, [3, 0.2]]);
  const quiet = districts(20, (at) => [`money/bill@r${at}`, [1, 1]]);
  expect(storms({ ...quiet, ...storm, ...besides })).toMatchObject([
    { name: 'power/outage@', others: ['traffic/tree@'] },
  ]);
});

test('two classes that rise in one district are one hotspot, and another one far from it is its own', () => {
  const quiet = districts(30, (at) => [`money/bill@r${at}`, [2, 2]]);
  const told: Told = { 'power/outage@r1': [20, 0.1], 'water/burst@r1': [12, 0.1], 'gas/smell@r7': [9, 0.1] };
  expect(storms({ ...quiet, ...told })).toMatchObject([
    { name: 'power/outage@r1', others: ['water/burst@r1'] },
    { name: 'gas/smell@r7', others: [] },
  ]);
});

const anyTold = fc.uniqueArray(
  fc.record({
    category: fc.constantFrom('power/outage', 'power/bill', 'water/burst', 'gas/smell'),
    region: fc.integer({ min: 0, max: 6 }),
    n: fc.integer({ min: 0, max: 25 }),
    // Their sums are exact in any order.
    expected: fc.constantFrom(0.03125, 0.25, 1, 5),
  }),
  { selector: ({ category, region }) => `${category}@r${region}`, maxLength: 28 },
);
const toldOf = (all: readonly { category: string; region: number; n: number; expected: number }[]): Told =>
  Object.fromEntries(
    all.map(({ category, region, n, expected }) => [`${category}@r${region}`, [n, expected]]),
  );

test('in whatever order complaints came, the storms are the same', () => {
  fc.assert(
    fc.property(
      anyTold.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, mixed]) => {
        const told = (of: typeof all) => storms(toldOf(of)).map(({ name, others }) => [name, ...others]);
        expect(told(mixed)).toEqual(told(all));
      },
    ),
  );
});

test('no cell is in two storms, and classes hot in the same district never are', () => {
  fc.assert(
    fc.property(anyTold, (all) => {
      const found = storms(toldOf(all));
      const names = found.flatMap(({ name, others }) => [name, ...others]);
      expect(new Set(names).size).toBe(names.length);
      // A whole district that is hot is divided no further: it belongs to one storm at most.
      for (const { cell } of found[0]?.hot ?? []) {
        const { category, region } = found[0]!.cells.place(cell);
        if (category.length > 0 || region.length === 0) continue;
        const of = found.filter(({ name, others }) =>
          [name, ...others].some((each) => each.endsWith(`@${region[0]}`)),
        );
        expect(of.length).toBeLessThanOrEqual(1);
      }
    }),
  );
});

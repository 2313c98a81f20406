import { describe, expect, it } from 'vitest';
import { type ComplaintCell, placeKey } from '../../shared/model/hotspot.ts';
import { createWords } from '../../shared/words/words.ts';
import { complaintTrees } from '../testing/complaint-trees.ts';
import { complaintGrid, gridKey } from './complaint-grid.ts';

const words = createWords('zh-CN');

function gridOf(cells: Partial<ComplaintCell>[], trees = complaintTrees.usual) {
  const whole = cells.map((given) => ({
    category: ['outage'],
    region: ['32'],
    n: 1,
    expected: 1,
    score: 0,
    today: 1,
    ...given,
  }));
  return complaintGrid(Object.fromEntries(whole.map((cell) => [placeKey(cell), cell])), trees, words);
}

describe('classes by regions', () => {
  it('counts each complaint once: what is deeper is in what is above it, and tells how unusual that is', () => {
    const { classes, regions, cells } = gridOf([
      { n: 41, score: 2 },
      { category: ['outage', 'fault'], region: ['32', '3201'], n: 23, score: 20 },
      { region: ['33'], n: 2 },
    ]);
    const of = (sides: typeof classes, key: string) => sides.find((side) => side.key === key);
    expect(of(classes, 'outage')).toMatchObject({ name: '停送电投诉', n: 43, level: 'critical' });
    expect(of(regions, '32')).toMatchObject({ name: '江苏', n: 41, level: 'critical', score: 20 });
    expect(of(regions, '33')).toMatchObject({ n: 2, level: 'normal' });
    expect(cells.get(gridKey('outage', '32'))).toEqual({ n: 41, score: 20, level: 'critical' });
    expect(regions).toHaveLength(complaintTrees.usual.regions.length);
  });
  it('counts deeper ones where those above them are not told', () => {
    const { regions } = gridOf([
      { region: ['32', '3201'], n: 5, score: 9 },
      { region: ['32', '3205'], n: 4, score: 1 },
    ]);
    expect(regions.find(({ key }) => key === '32')).toMatchObject({ n: 9, level: 'critical' });
  });
  it('leaves out sums of all, which would count everything twice', () => {
    const { cells } = gridOf([
      { category: [], n: 100 },
      { region: [], n: 100 },
    ]);
    expect(cells.size).toBe(0);
  });
  it('has what no tree names at its end, by its keys', () => {
    const { classes, regions } = gridOf([{ category: ['账单'], region: [''] }], complaintTrees.none);
    expect(classes).toMatchObject([{ key: '?账单', name: '账单', node: null, n: 1 }]);
    expect(regions).toMatchObject([{ name: '未说明', path: [''] }]);
  });
  it('looks below a root that is alone', () => {
    const { categories, regions } = complaintTrees.usual;
    const rooted = { categories, regions: [{ key: 'cn', zh: '全国', en: '', children: regions }] };
    const grid = gridOf([{ region: ['cn', '32'], n: 7 }], rooted);
    expect(grid.regions.find(({ key }) => key === '32')).toMatchObject({ n: 7, path: ['cn', '32'] });
    expect(gridOf([{ region: ['cn'], n: 7 }], rooted).cells.size).toBe(0);
  });
});

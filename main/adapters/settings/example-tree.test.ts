import { expect, test } from 'vitest';
import type { TreeNode } from '../../../shared/model/tree.ts';
import { loadProfile, profileNames } from '../feeds/simulator/load-profile.ts';
import { exampleTree } from './example-tree.ts';

/** Every path of a tree, its own nodes first. */
function pathsOf(nodes: readonly TreeNode[], above: readonly string[] = []): string[] {
  return nodes.flatMap(({ key, children }) => {
    const path = [...above, key];
    return [path.join(' / '), ...pathsOf(children, path)];
  });
}

test('the 31 provinces stand on tiles of their own', () => {
  const provinces = exampleTree('china-provinces');
  expect(provinces).toHaveLength(31);
  expect(new Set(provinces.map(({ tile }) => String(tile))).size).toBe(31);
  const at = (name: string) => provinces.find(({ key }) => key === name)?.tile ?? [-1, -1];
  // Whoever knows the map has to recognise it: north is above, east is to the right.
  for (const [north, south] of [
    ['黑龙江', '吉林'],
    ['吉林', '辽宁'],
    ['河北', '湖北'],
    ['江苏', '浙江'],
    ['湖南', '广东'],
    ['广东', '海南'],
  ] as const)
    expect(at(north)[1]).toBeLessThan(at(south)[1]);
  for (const [west, east] of [
    ['新疆', '甘肃'],
    ['甘肃', '陕西'],
    ['四川', '湖北'],
    ['山西', '河北'],
    ['江苏', '上海'],
    ['云南', '广西'],
  ] as const)
    expect(at(west)[0]).toBeLessThan(at(east)[0]);
});

test.each(profileNames())(
  'every class and region of the profile %s is in its trees, with a name in both languages',
  (name) => {
    const { trees, categories, regions, incidents } = loadProfile(name);
    if (trees === undefined) throw new Error('it has no trees');
    const classes = exampleTree(trees.categories);
    const places = exampleTree(trees.regions);
    const named = (nodes: readonly TreeNode[]): boolean =>
      nodes.every(({ zh, en, children }) => zh !== '' && en !== '' && named(children));
    expect([named(classes), named(places)]).toEqual([true, true]);
    const joined = ({ path }: { path: string[] }): string => path.join(' / ');
    expect(pathsOf(classes)).toEqual(expect.arrayContaining(categories.map(joined)));
    expect(pathsOf(places)).toEqual(expect.arrayContaining(regions.map(joined)));
    for (const incident of incidents) {
      if (incident.kind !== 'surge') continue;
      if (incident.category) expect(pathsOf(classes)).toContain(incident.category.join(' / '));
      for (const region of incident.regions ?? [])
        expect(regions.some(({ path }) => path.includes(region))).toBe(true);
    }
  },
);

import { describe, expect, it } from 'vitest';
import { firstLevel, partOf } from './first-level.ts';
import type { TreeNode } from './tree.ts';

const node = (key: string, ...children: TreeNode[]): TreeNode => ({ key, zh: key, en: '', children });

describe('the first level of a tree', () => {
  it('is below a root that is alone, however deep, and says where', () => {
    const level = firstLevel([node('all', node('cn', node('32'), node('33')))]);
    expect(level.above).toEqual(['all', 'cn']);
    expect(level.nodes.map(({ key }) => key)).toEqual(['32', '33']);
  });
  it('is the top of a tree with several roots, and of one with a single leaf', () => {
    expect(firstLevel([node('a', node('b')), node('c')])).toMatchObject({ above: [] });
    expect(firstLevel([node('a')]).nodes.map(({ key }) => key)).toEqual(['a']);
    expect(firstLevel([])).toEqual({ above: [], nodes: [] });
  });
  it('has a part for each path below it, one of its own for what no tree names, and none for what is above', () => {
    const level = firstLevel([node('all', node('32', node('3201')), node('33'))]);
    const part = (...path: string[]) => {
      const found = partOf(level, path);
      return found && [found.key, found.node?.key ?? null, found.own];
    };
    expect([part(), part('all')]).toEqual([null, null]);
    expect([part('all', '32'), part('all', '32', '3201')]).toEqual([
      ['32', '32', true],
      ['32', '32', false],
    ]);
    expect([part('all', '99'), part('else'), part('else', 'x')]).toEqual([
      ['99', null, true],
      ['else', null, true],
      ['else', null, false],
    ]);
  });
});

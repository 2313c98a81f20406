import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../csv/read-csv.ts';
import { treeSchema } from './tree.ts';
import type { TreeNode } from './tree.ts';
import { readTree, treeCsv } from './tree-file.ts';

const key = fc.stringMatching(/^[a-z0-9_=+@一二三四-]{1,8}$/);
const name = fc.stringMatching(/^[中文a,"=+@-]([中文a ,"'=-]{0,6}[中文a,"=-])?$/);
function treeOf(depth: number): fc.Arbitrary<TreeNode[]> {
  if (depth === 0) return fc.constant([]);
  const en = fc.oneof(fc.constant(''), name);
  const place = fc.nat(63);
  const given = { key, zh: name, en, children: treeOf(depth - 1) };
  const node = fc.oneof(fc.record(given), fc.record({ ...given, tile: fc.tuple(place, place) }));
  return fc.uniqueArray(node, { selector: (each) => each.key, maxLength: 3 });
}

describe('a tree of classes or regions', () => {
  it('is the same after it was written as CSV and read again', () => {
    fc.assert(
      fc.property(treeOf(4), (given) => {
        expect(readTree(treeCsv(given))).toEqual(given);
      }),
      { numRuns: 500 },
    );
  });
  it('is read as somebody types it in a spreadsheet, parents made where they are missing', () => {
    const text = '\uFEFFpath,zh,en\n"投诉 / 停电",停电,Outage\r\n投诉 / 电费 / 错抄,"错抄,漏抄",\n\n';
    expect(readTree(text)).toEqual([
      {
        key: '投诉',
        zh: '投诉',
        en: '',
        children: [
          { key: '停电', zh: '停电', en: 'Outage', children: [] },
          {
            key: '电费',
            zh: '电费',
            en: '',
            children: [{ key: '错抄', zh: '错抄,漏抄', en: '', children: [] }],
          },
        ],
      },
    ]);
  });
  it.each([
    ['a,b\n1,2', 'path'],
    ['path,zh\na / / b,x', 'line 2'],
    ['path,zh\na"b,x', 'CSV'],
    ['path,zh,tile\na,x,4-2', 'line 2'],
  ])('says what is wrong with %j', (text, why) => {
    expect(() => readTree(text)).toThrow(why);
  });
  it('has no key twice among siblings, no slash in one, and an end', () => {
    const node = (of: string, children: object[] = []) => ({ key: of, zh: of, children });
    const paths = (given: object[]) =>
      treeSchema.safeParse(given).error?.issues.map(({ path }) => path.join('.'));
    expect(paths([node('a', [node('b'), node('b')])])).toEqual(['0.children.1.key']);
    expect(paths([node('a/b')])).toEqual(['0.key']);
    let deep = node('x');
    for (let n = 0; n < 6; n += 1) deep = node('x', [deep]);
    expect(paths([deep])).toHaveLength(1);
    expect(paths([node('a', [node('a')])])).toBeUndefined();
  });
});

describe('CSV', () => {
  it('has cells with commas, quotes and line breaks', () => {
    expect(readCsv('a,"b,""c"""\r\n"d\ne",\n')).toEqual([
      ['a', 'b,"c"'],
      ['d\ne', ''],
    ]);
  });
});

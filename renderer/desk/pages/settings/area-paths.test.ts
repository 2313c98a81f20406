import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaPaths, areaText } from './area-paths.ts';

test('regions are read from lines, with or without room around the strokes; empty lines are none', () => {
  expect(areaPaths('四川/甘孜\n\n  西藏 \n四川 / 甘孜 / 石渠')).toEqual([
    ['四川', '甘孜'],
    ['西藏'],
    ['四川', '甘孜', '石渠'],
  ]);
  expect(areaPaths(' \n')).toEqual([]);
});

test('a stroke too many leaves an empty name, which is wrong, not another region', () => {
  expect(areaPaths('四川/')).toEqual([['四川', '']]);
});

test('what is written is read again as it was', () => {
  const name = fc.string({ minLength: 1 }).filter((text) => !/[\n/]/.test(text) && text.trim() === text);
  fc.assert(
    fc.property(fc.array(fc.array(name, { minLength: 1 })), (paths) => {
      expect(areaPaths(areaText(paths))).toEqual(paths);
    }),
  );
});

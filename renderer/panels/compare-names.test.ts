import { expect, test } from 'vitest';
import { compareNames } from './compare-names.ts';

test('teams come in the order in which people count them, not in that of their sounds or characters', () => {
  const names = ['丁值 1 组', '乙值 10 组', '乙值 2 组', '甲值 1 组', '丙值 1 组', '二班', '一班', '三班'];
  expect(names.toSorted(compareNames)).toEqual([
    '一班',
    '甲值 1 组',
    '二班',
    '乙值 2 组',
    '乙值 10 组',
    '三班',
    '丙值 1 组',
    '丁值 1 组',
  ]);
});

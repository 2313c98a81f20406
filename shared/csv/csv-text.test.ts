import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';
import { FORMULA_LIKE } from './formula-like.ts';
import { readCsv } from './read-csv.ts';

test('null and absent values are empty cells, numbers stay as they are, lists are paths', () => {
  const rows = [{ a: null, b: -1.5, c: ['a', 'b'] }, { b: 0 }];
  expect(csvText(['a', 'b', 'c'], rows)).toBe('a,b,c\r\n,-1.5,a / b\r\n,0,\r\n');
});

test.each([
  ['=1+1', "'=1+1"],
  ['+8613800138000', "'+8613800138000"],
  ['-2', "'-2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\n1', "'\n1"],
  ['\0=1', "'\0=1"],
  ['＝1+1', "'＝1+1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠a', "'＠a"],
  ["'=1", "''=1"],
  [' =1', "' =1"],
  ['\uFEFF=1', "'\uFEFF=1"],
  ['a=b', 'a=b'],
])('the text %j cannot be run by a spreadsheet', (text, cell) => {
  const written = /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  expect(csvText(['x'], [{ x: text }])).toBe(`x\r\n${written}\r\n`);
  expect(readCsv(csvText(['x'], [{ x: text }]))).toEqual([['x'], [text]]);
});

test('any text comes back from a CSV reader as it went in', () => {
  const plain = fc.string({ unit: 'binary' }).filter((text) => !FORMULA_LIKE.test(text));
  fc.assert(
    fc.property(fc.array(fc.record({ 'a,"b': plain, c: plain }), { minLength: 1 }), (rows) => {
      const text = csvText(['a,"b', 'c'], rows);
      expect(parse(text, { columns: true, record_delimiter: '\r\n' })).toEqual(rows);
    }),
  );
});

import { expect, test } from 'vitest';
import { readCsvRows } from './read-csv.ts';

test('each row says on which line it begins, past empty lines, cells of several lines and all ends of lines', () => {
  const text = '\uFEFFa,b\r\n\r\n1,"x\ny\nz"\n2,"p""q"\r\n\n3,';
  expect(readCsvRows(text)).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 3, cells: ['1', 'x\ny\nz'] },
    { line: 6, cells: ['2', 'p"q'] },
    { line: 8, cells: ['3', ''] },
  ]);
});

test('what is no CSV is refused with the line on which it begins', () => {
  expect(() => readCsvRows('a,b\n\n1,x"y\n')).toThrow('line 3 ');
});

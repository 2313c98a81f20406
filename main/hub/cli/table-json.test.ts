import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';
import { tableJson } from './table-json.ts';

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
);

test('rows of values are the same text as rows of objects, whatever stands in them', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(
        fc.string().filter((name) => !/^\d+$/.test(name) && name !== '__proto__'),
        { minLength: 1, maxLength: 5 },
      ),
      fc.array(fc.array(value, { minLength: 5, maxLength: 5 })),
      fc.record({ zone: fc.string() }, { requiredKeys: [] }),
      (columns, rows, head) => {
        const objects = rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
        expect([...tableJson(head, columns, rows)].join('')).toBe(
          `${jsonText({ ...head, rows: objects })}\n`,
        );
      },
    ),
  );
});

test('every row may be the same list', () => {
  const list = ['x', 0];
  function* rows() {
    for (list[1] = 0; list[1] < 3; list[1]++) yield list;
  }
  const { rows: read } = JSON.parse([...tableJson({}, ['text', 'at'], rows())].join(''));
  expect(read.map((row: { at: number }) => row.at)).toEqual([0, 1, 2]);
});

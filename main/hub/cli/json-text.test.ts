import { expect, test } from 'vitest';
import { jsonText } from './json-text.ts';

test.each([
  { zone: 'UTC', from: 'a', rows: [{ x: 1 }, { x: null }] },
  { zone: 'UTC', rows: [] },
  { rows: [{ '"': '站' }] },
])('%j is the same JSON, one row on a line', (answer) => {
  const text = jsonText(answer);
  expect(JSON.parse(text)).toEqual(answer);
  expect(text.split('\n').length).toBe(answer.rows.length === 0 ? 1 : answer.rows.length + 2);
});

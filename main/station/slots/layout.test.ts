import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addCount, agentLayout, countAt } from './layout.ts';
import { column } from './row.ts';

test('a count that agents do not have as a rule is kept all the same, beside the others', () => {
  const width = 46;
  const at = fc.nat(3 * width - 1);
  fc.assert(
    fc.property(fc.array(fc.tuple(at, fc.integer({ min: -5, max: 5 }))), (added) => {
      const layout = agentLayout(width);
      const row = { layout, counts: new Float64Array(layout.size) };
      const sums = new Float64Array(3 * width);
      for (const [place, amount] of added) {
        addCount(row, place, amount);
        sums[place]! += amount;
      }
      expect(Array.from(sums, (_, place) => countAt(row, place))).toEqual([...sums]);
    }),
  );
});

test('what agents have needs no more room than it takes', () => {
  const layout = agentLayout(46);
  const row = { layout, counts: new Float64Array(layout.size) };
  for (const name of ['answered', 'talkMs', 'handled', 'surveyed'] as const)
    for (let ledger = 0; ledger < 3; ledger++) addCount(row, ledger * 46 + column[name], 1);
  addCount(row, column.abandoned, 0);
  expect(row.layout).toBe(layout);
  addCount(row, column.abandoned, 1);
  expect(row.layout).not.toBe(layout);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSecond, encodeSecond } from './second-codec.ts';

test('the counts of a second come back as they were, beside those of others', () => {
  const counts = fc
    .array(fc.tuple(fc.nat(100_000), fc.array(fc.integer(), { maxLength: 9 })))
    .map((entries) => new Map(entries));
  fc.assert(
    fc.property(counts, counts, (one, other) => {
      const bytes = encodeSecond(one);
      encodeSecond(other);
      expect(decodeSecond(bytes)).toEqual(one);
    }),
  );
});

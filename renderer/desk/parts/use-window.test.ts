import { assert, integer, property } from 'fast-check';
import { expect, it } from 'vitest';
import { windowOf } from './use-window.ts';

it('draws every row that is seen, wherever the list is scrolled to, and never many more', () => {
  assert(
    property(
      integer({ min: 1, max: 10_000 }),
      integer({ min: 10, max: 60 }),
      integer({ min: 0, max: 2000 }),
      integer({ min: 0, max: 1_000_000 }),
      (count, rowHeight, height, pulled) => {
        const scrolled = Math.min(pulled, Math.max(0, count * rowHeight - height));
        const { from, to, before, after } = windowOf({ count, rowHeight, scrolled, height });
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(Math.floor(scrolled / rowHeight));
        expect(to).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((scrolled + height) / rowHeight)));
        expect(to).toBeLessThanOrEqual(count);
        expect(to - from).toBeLessThanOrEqual(height / rowHeight + 20);
        expect(before + (to - from) * rowHeight + after).toBe(count * rowHeight);
      },
    ),
    { numRuns: 500 },
  );
});

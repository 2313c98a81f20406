import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderRows } from './order-rows.ts';

const forms = fc.constantFrom('wide' as const, 'strip' as const, 'portrait' as const);

describe('rows of the lists of work orders', () => {
  it('are ten of what comes next where the screen has room, and what is overdue beside the classes', () => {
    expect(orderRows('wide', 520, false, 23)).toEqual({ next: 10, overdue: 4, classes: 4 });
  });
  it('give the classes what nothing overdue needs', () => {
    expect(orderRows('wide', 520, false, 1)).toEqual({ next: 10, overdue: 1, classes: 7 });
    expect(orderRows('wide', 520, false, 0)).toEqual({ next: 10, overdue: 0, classes: 7 });
  });
  it('never take more height than there is, on any screen, with the marks of what stands still or without', () => {
    fc.assert(
      fc.property(
        forms,
        fc.integer({ min: 0, max: 1_400 }),
        fc.boolean(),
        fc.nat(9),
        (form, height, stale, late) => {
          const { next, overdue, classes } = orderRows(form, height, stale, late);
          const row = form === 'strip' ? 50 : 46;
          const list = (rows: number) => 44 + (stale ? 40 : 0) + rows * row;
          const right = list(overdue) + 20 + list(classes);
          const needed = form === 'portrait' ? list(next) + 20 + right : Math.max(list(next), right);
          if (next + overdue + classes > 0 && classes > 0) expect(needed).toBeLessThanOrEqual(height);
          expect(Math.min(next, overdue, classes)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
  it('leave no list less than it had in less room', () => {
    fc.assert(
      fc.property(forms, fc.integer({ min: 0, max: 1_400 }), (form, height) => {
        const [one, other] = [orderRows(form, height, false, 9), orderRows(form, height + 46, false, 9)];
        expect(other.next + other.overdue + other.classes).toBeGreaterThanOrEqual(
          one.next + one.overdue + one.classes,
        );
      }),
    );
  });
});

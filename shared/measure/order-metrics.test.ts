import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderFraction } from './order-metrics.ts';

const count = fc.nat(1_000_000);

describe('ratios of work orders', () => {
  it('take the closed with a limit that were not late, of those closed with a limit', () => {
    const worked = orderFraction('onTimeRate', { closedWithLimit: 1_204, closedLate: 32 });
    expect(worked).toEqual({ numerator: 1_172, denominator: 1_204 });
  });
  it('count at a link what is open past its limit as missed', () => {
    expect(orderFraction('timeliness', { done: 90, doneInTime: 81, overdue: 10 })).toEqual({
      numerator: 81,
      denominator: 100,
    });
  });
  it('take closing by creation, and satisfaction of those who graded', () => {
    expect(orderFraction('closingRate', { closed: 3, created: 4 })).toEqual({ numerator: 3, denominator: 4 });
    expect(orderFraction('satisfaction', { satisfied: 0, graded: 0 })).toEqual({
      numerator: 0,
      denominator: 0,
    });
  });
  it('never exceed the whole, whatever is counted', () => {
    fc.assert(
      fc.property(count, count, count, (inTime, late, open) => {
        const link = orderFraction('timeliness', { done: inTime + late, doneInTime: inTime, overdue: open });
        const whole = orderFraction('onTimeRate', { closedWithLimit: inTime + late, closedLate: late });
        expect(whole.numerator).toBe(inTime);
        expect(link.numerator).toBeLessThanOrEqual(link.denominator);
        expect(link.denominator - link.numerator).toBe(late + open);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { ChangedParts } from './changed-parts.ts';

describe('ChangedParts', () => {
  const option = (rate: number, top: number) => ({
    yAxis: [{ max: top }],
    series: [
      { id: 'a', data: [[1, 2]] },
      { id: 'b', data: [[1, rate]] },
    ],
  });
  it('hands over everything first, then only what differs', () => {
    const parts = new ChangedParts();
    expect(parts.of(option(1, 10))).toEqual(option(1, 10));
    expect(parts.of(option(2, 10))).toEqual({ series: [{ id: 'b', data: [[1, 2]] }] });
    expect(parts.of(option(2, 20))).toEqual({ yAxis: [{ max: 20 }] });
    expect(parts.of(option(2, 20))).toBeNull();
  });
  it('hands over everything again after the chart was built anew', () => {
    const parts = new ChangedParts();
    parts.of(option(1, 10));
    parts.forget();
    expect(parts.of(option(1, 10))).toEqual(option(1, 10));
  });
});

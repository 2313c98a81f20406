import { expect, onTestFinished, test } from 'vitest';
import { outageEvening } from './testing/outage-evening.ts';
import { recountComplaints } from './testing/recount-complaints.ts';

const HALF_HOUR = 1_800_000;

test(
  'an outage of an evening is a cluster of complaints in many cities of one province, and is told completely',
  { timeout: 240_000 },
  async () => {
    const evening = await outageEvening('jiangsu');
    onTestFinished(evening.close);
    const { outage, places, massAt, log, summary, start } = evening;
    expect(summary.rejected).toBe(0);
    expect(outage.province).toBe('江苏');
    // Five cities or more within half an hour, half an hour after it began at the latest.
    expect(places.filter(({ hotAt }) => hotAt !== null).length).toBeGreaterThanOrEqual(5);
    expect(massAt).not.toBeNull();
    expect(massAt).toBeGreaterThan(outage.from);
    expect(massAt).toBeLessThan(outage.from + HALF_HOUR);
    // Nothing before the outage is as unusual as that.
    for (const { hotAt } of places) if (hotAt !== null) expect(hotAt).toBeGreaterThan(outage.from);
    const hours = recountComplaints(log.complaints);
    const all = hours.filter(({ category, region }) => category.length + region.length === 0);
    expect(all.reduce((sum, { n }) => sum + n, 0)).toBe(log.complaints.length);
    const province = hours.filter(
      ({ category, region }) => category.length === 2 && region.join() === outage.province,
    );
    const top = province.toSorted((a, b) => b.n - a.n)[0];
    expect(top?.category).toEqual(['供电质量投诉', '供电可靠性(频繁停电)']);
    expect(top?.hour).toBeGreaterThan(start);
    expect(evening.station.verify().differences).toEqual([]);
  },
);

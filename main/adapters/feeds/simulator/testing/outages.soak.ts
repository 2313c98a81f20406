import { beforeAll, describe, expect, test } from 'vitest';
import { liveWeek } from './live-outage.ts';

const MINUTE = 60_000;

describe('a week of 95598 with three outages, as it happens', () => {
  let week: ReturnType<typeof liveWeek>;
  beforeAll(() => {
    week = liveWeek();
    const { outages, masses, hotspots, orders, complaints, supervised } = week;
    console.table(
      outages.map(({ outage, firstAt, massAt }) => {
        const since = (at: number | null | undefined): number =>
          Math.round(((at ?? Number.NaN) - outage.from) / 6_000) / 10;
        const mass = masses.find(({ region }) => region[0] === outage.province);
        const hotspot = hotspots.find(({ massEvent }) => massEvent !== null && massEvent === mass?.id);
        return {
          province: outage.province,
          'minutes after it began: independently hot': since(firstAt),
          shown: since(hotspot?.seenAt),
          'five places hot': since(massAt),
          'mass event': since(mass?.since),
        };
      }),
    );
    process.stdout.write(
      `${complaints.length} complaints, ${hotspots.length} hotspots, ${masses.length} mass events, ${orders.length} orders, ${supervised.length} supervised\n`,
    );
    return () => week.rig.close();
  }, 4 * 3_600_000);

  test('each is one mass event of the right class and province, within five minutes; there is no other one', () => {
    const { outages, masses, hotspots } = week;
    expect(masses).toHaveLength(outages.length);
    for (const [index, { outage, firstAt, massAt }] of outages.entries()) {
      const place = { category: outage.category, region: [outage.province] };
      const mass = masses[index];
      expect(mass).toMatchObject(place);
      expect(mass?.since).toBeGreaterThan(outage.from);
      expect(mass?.since).toBeLessThanOrEqual(massAt! + 5 * MINUTE);
      const [hotspot, ...more] = hotspots.filter(({ massEvent }) => massEvent === mass?.id);
      expect(more).toEqual([]);
      expect(hotspot).toMatchObject(place);
      expect(hotspot?.seenAt).toBeGreaterThan(outage.from);
      expect(hotspot?.seenAt).toBeLessThanOrEqual(firstAt! + 5 * MINUTE);
    }
  });

  test('supervises each order past its limit once', () => {
    const { orders, supervised, until } = week;
    expect(new Set(supervised).size).toBe(supervised.length);
    const late = orders.filter(({ due, links }) => {
      const ends = ['closed', 'suspended', 'handled', 'restored'];
      const end = links.find(({ to }) => ends.includes(to))?.at ?? Infinity;
      return due < Math.min(end, until);
    });
    expect(late.length).toBeGreaterThan(0);
    expect(late.map(({ order }) => order).filter((order) => !supervised.includes(order))).toEqual([]);
  });
});

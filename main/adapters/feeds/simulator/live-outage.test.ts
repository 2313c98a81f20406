import { beforeAll, describe, expect, test } from 'vitest';
import { settingsSchema } from '../../../../shared/model/settings.ts';
import { orderReport } from '../../../station/orders/order-report.ts';
import { openReader } from '../../archive/open-reader.ts';
import { orderAreasOf } from './order-areas-of.ts';
import { liveOutage } from './testing/live-outage.ts';
import { promisedLimits } from './testing/promised-limits.ts';
import { recountOrders } from './testing/recount-orders.ts';

const MINUTE = 60_000;

describe('an evening of 95598 with an outage, as it happens', () => {
  let evening: ReturnType<typeof liveOutage>;
  beforeAll(() => {
    const used = process.cpuUsage();
    evening = liveOutage('jiangsu');
    const { user, system } = process.cpuUsage(used);
    const { outage, firstAt, massAt, masses, hotspots, orders, supervised } = evening;
    const since = (at: number | null | undefined): number =>
      Math.round((at ?? Number.NaN) - outage.from) / MINUTE;
    process.stdout.write(
      `outage: CPU ${Math.round((user + system) / 1e6)} s; minutes after it began: independently hot ${since(firstAt)}, shown ${since(hotspots[0]?.seenAt)}, five places hot ${since(massAt)}, mass event ${since(masses[0]?.since)}; ${orders.length} orders, ${supervised.length} supervised\n`,
    );
    return () => evening.rig.close();
  }, 240_000);

  test('is one hotspot and one mass event of the right class and province, within five minutes; no other one', () => {
    const { outage, firstAt, massAt, masses, hotspots } = evening;
    const place = { category: outage.category, region: [outage.province] };
    expect(hotspots).toEqual([
      expect.objectContaining({ ...place, level: 'c2r1', massEvent: masses[0]?.id }),
    ]);
    expect(masses).toEqual([expect.objectContaining(place)]);
    expect(firstAt).toBeGreaterThan(outage.from);
    expect(hotspots[0]?.seenAt).toBeGreaterThan(outage.from);
    expect(hotspots[0]?.seenAt).toBeLessThanOrEqual(firstAt! + 5 * MINUTE);
    expect(massAt).not.toBeNull();
    expect(masses[0]?.since).toBeGreaterThan(outage.from);
    expect(masses[0]?.since).toBeLessThanOrEqual(massAt! + 5 * MINUTE);
    // The screens name only what exists: each of its parts was hot, and they lie within it.
    expect(masses[0]?.parts.length).toBeGreaterThanOrEqual(5);
  });

  test('calls people once for the mass event and once for the hotspot', () => {
    const raised = evening.journal.filter(({ kind }) => kind === 'raised').map(({ rule }) => rule);
    expect(raised.filter((rule) => rule === 'mass-event')).toHaveLength(1);
    expect(raised.filter((rule) => rule === 'hotspot')).toHaveLength(1);
  });

  test('has the orders of a recount of what really happened, at any moment', () => {
    const { rig, orders, start, until, profile } = evening;
    const settings = settingsSchema.parse({ zone: profile.zone, orderAreas: orderAreasOf(profile) });
    const reader = openReader(rig.folder);
    try {
      for (let at = start; at <= until; at += 3 * MINUTE) {
        const { links: _, ...counted } = recountOrders(orders, at, {
          limits: promisedLimits,
          suspends: (kind) => kind === '故障报修',
        });
        expect({ at, ...orderReport(reader, settings, { at, by: [] }).total }).toMatchObject({
          at,
          ...counted,
        });
      }
    } finally {
      reader.close();
    }
    expect(rig.verify().differences).toEqual([]);
  });

  test('warns before a limit of orders is past, and supervises each order past a limit once', () => {
    const { journal, orders, supervised, until } = evening;
    expect(new Set(supervised).size).toBe(supervised.length);
    const late = orders.filter(({ due, links }) => {
      const closed = links.find(({ to }) => to === 'closed')?.at ?? Infinity;
      return (
        due < Math.min(closed, until) &&
        !links.some(({ to }) => ['suspended', 'handled', 'restored'].includes(to))
      );
    });
    for (const { order } of late) expect(supervised).toContain(order);
    const turns = journal.filter(({ kind }) => kind === 'raised' || kind === 'relapsed');
    const overdue = turns.filter(({ rule }) => rule === 'order-overdue');
    expect(overdue.length).toBeGreaterThan(0);
    for (const { at, scope } of overdue) {
      const warned = turns.findLast(
        (turn) => turn.rule === 'order-due-soon' && turn.scope.key === scope.key && turn.at < at,
      );
      expect([scope.key, warned?.kind]).toEqual([scope.key, expect.any(String)]);
    }
  });
});

import { expect, onTestFinished, test } from 'vitest';
import { settingsSchema } from '../../../../shared/model/settings.ts';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { orderReport } from '../../../station/orders/order-report.ts';
import { openReader } from '../../archive/open-reader.ts';
import { stationRig } from '../../archive/testing/station-rig.ts';
import { hotline } from './hotline.ts';
import { loadBank, loadProfile } from './load-profile.ts';
import { orderAreasOf } from './order-areas-of.ts';
import { promisedLimits } from './testing/promised-limits.ts';
import { recountOrders } from './testing/recount-orders.ts';
import type { Truth } from './truth.ts';

const HOUR = 3_600_000;

test('orders of a day and a half, some suspended or reopened, are those of what really happened, at any moment', () => {
  const profile = loadProfile('95598');
  const zone = createZone(profile.zone);
  const start = zone.dayByDate('2026-11-24').start + 19 * HOUR;
  const until = start + 36 * HOUR;
  const input = { zone: zone.name, orderAreas: orderAreasOf(profile) };
  const rig = stationRig({ now: until, settings: input });
  onTestFinished(() => rig.close());
  const truth: Truth[] = [];
  const options = { profile, zone, bank: loadBank(), seats: 60, seed: 5, start, until, tag: 't' };
  const told = [...hotline({ ...options, truth: (line) => void truth.push(line) })].filter(
    (step) => 'type' in step && step.type.startsWith('order.'),
  );
  const source = rig.source({ clock: 'source' });
  for (let from = 0; from < told.length; from += 200) {
    source.events(...told.slice(from, from + 200));
    rig.commit();
  }
  // Under load commits are further apart.
  rig.clock.pass(1_000);
  const orders = truth.filter((line) => line.kind === 'order');
  const reopened = orders.flatMap(({ links }) => links.filter(({ to }) => to === 'reopened'));
  expect(reopened.length).toBeGreaterThan(5);
  const settings = settingsSchema.parse(input);
  const reader = openReader(rig.folder);
  onTestFinished(() => reader.close());
  const moments = [
    ...reopened.map(({ at }) => at),
    ...Array.from({ length: 13 }, (_, at) => start + 3 * at * HOUR),
  ];
  for (const at of moments) {
    const { links: _, ...counted } = recountOrders(orders, at, {
      limits: promisedLimits,
      suspends: (kind) => kind === '故障报修',
    });
    expect({ at, ...orderReport(reader, settings, { at, by: [] }).total }).toMatchObject({ at, ...counted });
  }
  process.stdout.write(`${orders.length} orders, ${reopened.length} reopened, ${moments.length} moments\n`);
  expect(rig.verify().differences).toEqual([]);
});

import { expect, test } from 'vitest';
import { createZone } from '../../../shared/time/zone-day.ts';
import { baselineOf } from './baseline.ts';
import { Cells } from './cells.ts';
import { History } from './history.ts';
import { WeekdayFactors } from './weekday-factors.ts';

const HOUR = 3_600_000;
const zone = createZone('UTC');
/** A Monday. */
const monday = Date.UTC(2026, 4, 18);

/** Weeks in which Mondays have three times as many complaints, with a storm on one Sunday. */
function weeks(count: number) {
  const cells = new Cells();
  const history = new History([], -Infinity, Infinity, () => []);
  const leaf = cells.of({ category: ['power'], region: ['north'] });
  for (let day = count * 7; day > 0; day--)
    for (let hour = 0; hour < 24; hour++) {
      const storm = day === 8 ? 50 : 0;
      history.add(monday - day * 24 * HOUR + hour * HOUR, leaf, (day % 7 === 0 ? 6 : 2) + storm);
    }
  const factors = new WeekdayFactors(zone, cells, history);
  return { leaf, of: (start: number) => baselineOf(zone, cells, history, factors, start) };
}

test('from eight weeks on a Monday is expected to be a Monday, whatever a storm did to a Sunday', () => {
  const { leaf, of } = weeks(8);
  const usual = (24 * 2 + 4 * 6 + 50) / 28;
  const mean = (6 * 2 + 6) / 7;
  expect(of(monday + 10 * HOUR)).toMatchObject({ days: 28, weekdays: true });
  expect(of(monday + 10 * HOUR).expected(leaf)).toBeCloseTo((usual * 6) / mean, 9);
});

test('before that every day is like any other', () => {
  const { leaf, of } = weeks(7);
  expect(of(monday + 10 * HOUR)).toMatchObject({ days: 28, weekdays: false });
  expect(of(monday + 10 * HOUR).expected(leaf)).toBeCloseTo((24 * 2 + 4 * 6 + 50) / 28, 9);
});

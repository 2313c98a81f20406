import { expect, it } from 'vitest';
import { createZone } from '../../../../shared/time/zone-day.ts';
import { dateBeside, isDate, summaryOf } from './summary-question.ts';

const today = '2026-11-29';
const on = { name: '夜班', date: '2026-11-28' };
const asked = { kind: 'shift', date: '', shift: '' };

it('is of the shift that is on, which may have begun yesterday, until the address says another', () => {
  expect(summaryOf(asked, today, on, ['早班', '夜班'])).toEqual({
    kind: 'shift',
    date: on.date,
    name: '夜班',
  });
  expect(summaryOf({ ...asked, date: '2026-11-01' }, today, on, ['早班', '中班'])).toEqual({
    kind: 'shift',
    date: '2026-11-01',
    name: '早班',
  });
  expect(summaryOf({ ...asked, date: '2026-11-01' }, today, on, [])).toBeNull();
  expect(summaryOf({ ...asked, kind: 'month' }, today, on, undefined)).toEqual({
    kind: 'month',
    date: today,
  });
  expect(summaryOf({ kind: 'nonsense', date: '2026-02-30', shift: '' }, today, on, [])).toEqual({
    kind: 'shift',
    date: on.date,
    name: '夜班',
  });
});

it('goes a period on or back, over months of any length', () => {
  const zone = createZone('Asia/Shanghai');
  expect(dateBeside(zone, 'shift', '2026-12-31', 1)).toBe('2027-01-01');
  expect(dateBeside(zone, 'week', '2026-01-03', -1)).toBe('2025-12-27');
  expect(dateBeside(zone, 'month', '2026-01-31', 1)).toBe('2026-02-01');
  expect(dateBeside(zone, 'month', '2026-01-31', -1)).toBe('2025-12-01');
  expect(dateBeside(zone, 'quarter', '2026-11-29', 1)).toBe('2027-02-01');
});

it('knows dates that exist', () => {
  expect(['2026-02-28', '2026-02-29', '2026-2-1', '', 'x'].map(isDate)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

import { expect, test } from 'vitest';
import { settingsSchema } from '../../../shared/model/settings.ts';
import type { SettingsInput } from '../../../shared/model/settings.ts';
import { orderRules } from './order-rules.ts';

const texts = [
  '',
  '故障报修',
  '投诉',
  '["四川","甘孜"]',
  '["四川","成都"]',
  '["四川","甘孜","色达"]',
  '没有的',
];
const rulesOf = (settings: SettingsInput = {}) =>
  orderRules(settingsSchema.parse(settings), (code) => texts[code] ?? '');
/** A local time in Shanghai. */
const at = (text: string): number => Date.parse(`${text}+08:00`);

test('working days are those of the official calendar, weekends worked for feasts included', () => {
  const { limitAt } = rulesOf();
  const four = { workingDays: 4 };
  // 1 to 8 October 2025 are off, Saturday 11 October is worked.
  expect(limitAt(four, at('2025-09-30T10:00'))).toBe(at('2025-10-14T00:00'));
  // 26 September to Sunday 28, which is worked for the feast.
  expect(limitAt({ workingDays: 1 }, at('2025-09-27T12:00'))).toBe(at('2025-09-29T00:00'));
  expect(limitAt(four, at('2026-05-18T23:59'))).toBe(at('2026-05-23T00:00'));
  expect(limitAt(four, at('2026-05-18T00:00'))).toBe(at('2026-05-23T00:00'));
});

test("a centre's own days go before the official ones", () => {
  const exceptions = [{ date: '2026-05-19', day: 'rest' as const }];
  const { limitAt } = rulesOf({ calendars: { workdays: { exceptions } } });
  expect(limitAt({ workingDays: 1 }, at('2026-05-18T12:00'))).toBe(at('2026-05-21T00:00'));
});

test('rural and remote regions have limits of their own, the longest path decides', () => {
  const { areaOf, kindOf } = rulesOf({
    orderAreas: { rural: [['四川', '甘孜', '色达']], remote: [['四川', '甘孜']] },
  });
  expect([0, 3, 4, 5].map(areaOf)).toEqual(['urban', 'remote', 'urban', 'rural']);
  const arrive = kindOf(1).links.find(({ key }) => key === 'arrive');
  expect(arrive?.limits).toEqual({
    urban: { minutes: 45 },
    rural: { minutes: 90 },
    remote: { minutes: 120 },
  });
});

test('the kinds that ship have the limits of the documents; a kind nobody knows has none', () => {
  const { kindOf } = rulesOf();
  const limits = (kind: number) => kindOf(kind).links.map(({ key, limits: { urban } }) => [key, urban]);
  expect(limits(1)).toEqual([
    ['dispatch', { minutes: 2 }],
    ['arrive', { minutes: 45 }],
    ['restore', { minutes: 180 }],
    ['satisfaction', { minutes: 1440 }],
  ]);
  expect(limits(2)).toEqual([
    ['dispatch', { minutes: 20 }],
    ['contact', { minutes: 1440 }],
    ['handle', { workingDays: 4 }],
    ['satisfaction', { minutes: 1440 }],
  ]);
  expect(limits(6)).toEqual([]);
});

import { expect, test } from 'vitest';
import { currentShift } from './current-shift.ts';
import { emptyRoster } from './roster.fixture.ts';
import { createZone } from './zone-day.ts';

const zone = createZone('Asia/Shanghai');
const at = (time: string): number => Date.parse(`2026-11-28T${time}+08:00`);
const three = [
  { name: '早班', from: '08:00', to: '16:00' },
  { name: '中班', from: '16:00', to: '00:00' },
  { name: '夜班', from: '00:00', to: '08:00' },
];

test.each([
  ['07:59:59', '夜班'],
  ['08:00', '早班'],
  ['15:59:59.999', '早班'],
  ['16:00', '中班'],
  ['23:59:59', '中班'],
  ['00:00', '夜班'],
])('at %s it is %s of three', (time, name) => {
  expect(currentShift({ ...emptyRoster, shifts: three }, zone, at(time))?.name).toBe(name);
});

test('of several at once it is the one that began last, also over midnight; between shifts it is none', () => {
  const shifts = [
    { name: '日班', from: '08:30', to: '17:00' },
    { name: '尖峰班', from: '09:00', to: '11:00' },
    { name: '夜班', from: '20:00', to: '06:00' },
    { name: '后夜', from: '23:00', to: '01:00' },
  ];
  const named = (time: string) => currentShift({ ...emptyRoster, shifts }, zone, at(time))?.name;
  expect([named('08:45'), named('10:00'), named('11:00')]).toEqual(['日班', '尖峰班', '日班']);
  expect([named('22:00'), named('00:30'), named('05:59'), named('06:00')]).toEqual([
    '夜班',
    '后夜',
    '夜班',
    undefined,
  ]);
  expect(currentShift(emptyRoster, zone, at('10:00'))).toBeNull();
});

test('a shift from and to the same time is always on', () => {
  const always = [{ name: '全天', from: '08:00', to: '08:00' }];
  for (const time of ['07:59', '08:00', '20:00'])
    expect(currentShift({ ...emptyRoster, shifts: always }, zone, at(time))?.name).toBe('全天');
});

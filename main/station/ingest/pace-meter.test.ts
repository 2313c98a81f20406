import { expect, test } from 'vitest';
import { paceMeter } from './pace-meter.ts';

/** What is read after each ping; pings are sent every second and come `held` ms late. */
function readings(sent: readonly { at: number; held: number }[]): number[] {
  const pace = paceMeter();
  return sent.map(({ at, held }, second) => {
    pace.note(at, second * 1_000 + held);
    return pace.read();
  });
}

test('pings of a busy machine, up to a second late, tell the pace they are sent with', () => {
  const late = [0, 300, 0, 0, 900, 100, 0, 950, 0, 800, 20, 0, 0, 600, 0, 0];
  const paces = readings(late.map((held, second) => ({ at: second * 1_000, held })));
  for (const pace of paces.slice(5)) expect(Math.round(pace)).toBe(1);
});

test('another pace is known after two pings, from full speed to ×30 and from ×30 to a stand', () => {
  const at = [0, 9e6, 18e6, 27e6, 27.03e6, 27.06e6, 27.09e6, 27.12e6, 27.12e6, 27.12e6, 27.12e6];
  const paces = readings(at.map((time) => ({ at: time, held: 0 })));
  expect(paces[3]).toBe(9_000);
  expect(paces.slice(5, 8)).toEqual([30, 30, 30]);
  expect(paces.slice(9)).toEqual([0, 0]);
});

test('before the second ping it is 1', () => {
  expect(readings([{ at: 5, held: 0 }])).toEqual([1]);
});

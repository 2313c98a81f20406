import { expect, test } from 'vitest';
import { judge, readExpectation } from './expectation.ts';
import type { Happened } from './expectation.ts';

const clock = (time: string): number =>
  Number(time.slice(0, 2)) * 3_600_000 + Number(time.slice(3, 5)) * 60_000;
const read = (text: string, gauge = false) => readExpectation(text, clock, () => gauge);
const tell = (at: number): string => `${at / 60_000}`;
const line = (kind: Happened['kind'], minute: number, key = 'q1'): Happened => ({
  kind,
  rule: 'r',
  at: minute * 60_000,
  scope: { kind: 'queue', key, name: key },
});

test('an expectation names what, where and when', () => {
  expect(read('raised q1 at 00:05')).toMatchObject({
    kind: 'raised',
    scope: 'q1',
    from: 300_000,
    to: 300_000,
  });
  expect(read('cleared 00:05..00:06')).toMatchObject({ scope: '', from: 300_000, to: 360_000 });
  expect(read('queue-deep: noData q1 at 00:05')).toMatchObject({ rule: 'queue-deep', kind: 'noData' });
});

test('a gauge may be late by the second in which it is looked at', () => {
  expect(read('raised q1 at 00:05', true)).toMatchObject({ from: 300_000, to: 301_000 });
});

test.each(['raised', 'exploded q1 at 00:05', 'raised q1'])('%s is refused in words', (text) =>
  expect(() => read(text)).toThrow('is no expectation'),
);

test('what is expected and happens is met', () => {
  const journal = [line('pending', 4), line('raised', 5), line('cleared', 7)];
  expect(judge([read('raised q1 at 00:05'), read('cleared q1 00:06..00:08')], journal, tell)).toEqual([
    { met: true, text: 'raised q1 at 00:05' },
    { met: true, text: 'cleared q1 00:06..00:08' },
  ]);
});

test('what is expected and does not happen is told with what happened instead', () => {
  expect(judge([read('raised q1 at 00:05')], [line('raised', 6)], tell)).toEqual([
    { met: false, text: 'raised q1 at 00:05: it happened at 6' },
  ]);
  expect(judge([read('raised q1 at 00:05')], [], tell)).toEqual([
    { met: false, text: 'raised q1 at 00:05: it did not happen' },
  ]);
});

test('an alert that nobody expects is told, also a second one and one of another queue', () => {
  const journal = [line('raised', 5), line('raised', 6), line('raised', 6, 'q2'), line('pending', 6)];
  expect(judge([read('raised q1 at 00:05')], journal, tell)).toEqual([
    { met: true, text: 'raised q1 at 00:05' },
    { met: false, text: 'not expected: r raised q1 at 6' },
    { met: false, text: 'not expected: r raised q2 at 6' },
  ]);
});

test('nothing is a finding of its own', () => {
  expect(judge([], [line('pending', 1)], tell)).toEqual([{ met: true, text: 'nothing' }]);
  expect(judge([], [line('raised', 1)], tell)).toEqual([
    { met: false, text: 'not expected: r raised q1 at 1' },
  ]);
});

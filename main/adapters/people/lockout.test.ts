import { expect, test } from 'vitest';
import { manualClock } from '../feeds/testing/manual-clock.ts';
import { createLockout } from './lockout.ts';

function guess(times: number, account = (n: number) => String(n), address = (n: number) => String(n)) {
  const clock = manualClock();
  const lockout = createLockout(clock);
  for (let n = 0; n < times; n++) lockout.attempt(account(n), address(n));
  return { clock, lockout };
}

test('the fifth wrong password of an account makes it wait, from wherever they come; each further one twice as long', () => {
  const { clock, lockout } = guess(4, () => 'lin');
  expect(lockout.waitMs('lin', 'x')).toBe(0);
  const waits = [];
  for (let n = 0; n < 8; n++) {
    lockout.attempt('lin', `other ${n}`);
    waits.push(lockout.waitMs('lin', 'x') / 1000);
    clock.pass(lockout.waitMs('lin', 'x'));
  }
  expect(waits).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
  expect(lockout.waitMs('lin', 'x')).toBe(0);
});

test('twenty wrong passwords from one address make it wait, whichever accounts they were for', () => {
  const { lockout } = guess(20, undefined, () => '10.0.0.9');
  expect(lockout.waitMs('new', '10.0.0.9')).toBe(15_000);
  expect(lockout.waitMs('new', '10.0.0.8')).toBe(0);
});

test('a right one makes the account’s wrong ones undone, but not those from the address', () => {
  const { lockout } = guess(
    4,
    () => 'lin',
    () => 'a',
  );
  lockout.attempt('lin', 'a')('right');
  expect(lockout.waitMs('lin', 'a')).toBe(0);
  for (let n = 0; n < 4; n++) lockout.attempt('lin', 'a');
  expect(lockout.waitMs('lin', 'b')).toBe(0);
  for (let n = 0; n < 12; n++) lockout.attempt(`guess ${n}`, 'a');
  expect(lockout.waitMs('x', 'a')).toBe(15_000);
});

test('tries at the same time count before any of them is judged; one that was not looked at counts as none', () => {
  const { lockout } = guess(4, () => 'lin');
  const settle = lockout.attempt('lin', 'x');
  expect(lockout.waitMs('lin', 'x')).toBe(15_000);
  settle('unseen');
  expect(lockout.waitMs('lin', 'x')).toBe(0);
});

test('an hour without a wrong one, and all is forgotten', () => {
  const { clock, lockout } = guess(7, () => 'lin');
  clock.pass(3_600_000);
  lockout.attempt('lin', 'x');
  expect(lockout.waitMs('lin', 'x')).toBe(0);
});

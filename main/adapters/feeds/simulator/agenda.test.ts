import { expect, it } from 'vitest';
import { Agenda } from './agenda.ts';
import { diceOf } from './random.ts';

it('gives what was added by time, whatever the order it came in, also while more is added', () => {
  const { next: random } = diceOf(7, 'times');
  const agenda = new Agenda<number>();
  const times = Array.from({ length: 500 }, () => Math.floor(random() * 1_000));
  const given: number[] = [];
  for (const at of times.slice(0, 250)) agenda.add(at, at);
  for (let taken = 0; taken < 100; taken += 1) given.push(agenda.next()!.at);
  const from = given.at(-1)!;
  const later = times.slice(250).map((at) => at + from);
  for (const at of later) agenda.add(at, at);
  for (let entry = agenda.next(); entry !== undefined; entry = agenda.next()) {
    expect(entry.what).toBe(entry.at);
    given.push(entry.at);
  }
  expect(given).toEqual([...times.slice(0, 250), ...later].sort((a, b) => a - b));
  expect(agenda.next()).toBeUndefined();
});

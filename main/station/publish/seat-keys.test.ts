import { expect, it } from 'vitest';
import { SeatKeys } from './seat-keys.ts';

it('numbers seats without holes, however far their agents’ codes lie apart, and never anew', () => {
  const keys = new SeatKeys([900_000, 17]);
  expect([17, 900_000, 5, 17].map((agent) => keys.of(agent))).toEqual(['0', '1', '2', '0']);
  expect(['0', '1', '2'].map((key) => keys.agent(key))).toEqual([17, 900_000, 5]);
});

it('knows no agent for a key that it did not give', () => {
  expect(new SeatKeys([3]).agent('1')).toBeUndefined();
});

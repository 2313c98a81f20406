import { expect, test } from 'vitest';
import { occupancy, utilisation } from './occupancy.ts';

const states = {
  readyMs: 200,
  ringingMs: 50,
  talkingMs: 400,
  holdingMs: 50,
  acwStateMs: 100,
  notReadyMs: 200,
};

test('occupancy counts ringing as work and leaves out the time not ready', () => {
  expect(occupancy(states)).toBe(0.75);
});

test('utilisation is the time at work of all the time logged in', () => {
  expect(utilisation(states)).toBe(0.55);
});

test('a source without agent states has neither', () => {
  const none = { readyMs: 0, ringingMs: 0, talkingMs: 0, holdingMs: 0, acwStateMs: 0, notReadyMs: 0 };
  expect(occupancy(none)).toBeNull();
  expect(utilisation(none)).toBeNull();
});

test('agents who were only not ready have no occupancy, and a utilisation of 0', () => {
  const away = { readyMs: 0, ringingMs: 0, talkingMs: 0, holdingMs: 0, acwStateMs: 0, notReadyMs: 1000 };
  expect(occupancy(away)).toBeNull();
  expect(utilisation(away)).toBe(0);
});

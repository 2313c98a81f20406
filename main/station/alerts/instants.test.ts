import { expect, test } from 'vitest';
import { Instants } from './instants.ts';

test('an instant is over when something later of its feed has come', () => {
  const instants = new Instants();
  instants.waitEnded(1, 100);
  instants.heard(1, 100, 0);
  expect(instants.due(999)).toEqual([]);
  instants.heard(1, 101, 999);
  expect(instants.due(999)).toEqual([{ feed: 1, at: 100 }]);
  expect(instants.due(5000)).toEqual([]);
});

test('or a second after it was last heard of', () => {
  const instants = new Instants();
  instants.waitEnded(1, 100);
  instants.heard(1, 100, 50);
  instants.waitEnded(1, 100);
  instants.heard(1, 100, 700);
  expect(instants.due(1699)).toEqual([]);
  expect(instants.due(1700)).toEqual([{ feed: 1, at: 100 }]);
});

test('another feed says nothing of it', () => {
  const instants = new Instants();
  instants.waitEnded(1, 100);
  instants.heard(1, 100, 0);
  instants.waitEnded(2, 500);
  instants.heard(2, 500, 10);
  expect(instants.due(10)).toEqual([]);
  expect(instants.earliest()).toBe(100);
});

test('those that are over come by rising time, each once, also late ones at once', () => {
  const instants = new Instants();
  for (const at of [300, 100, 100, 200]) instants.waitEnded(2, at);
  instants.waitEnded(1, 100);
  instants.heard(1, 400, 0);
  instants.heard(2, 300, 0);
  expect(instants.due(0)).toEqual([
    { feed: 1, at: 100 },
    { feed: 2, at: 100 },
    { feed: 2, at: 200 },
  ]);
  instants.waitEnded(2, 150);
  expect(instants.due(0)).toEqual([{ feed: 2, at: 150 }]);
  expect(instants.earliest()).toBe(300);
  expect(instants.due(1000)).toEqual([{ feed: 2, at: 300 }]);
  expect(instants.earliest()).toBe(Infinity);
});

import { describe, expect, it } from 'vitest';
import {
  backTo,
  ledgerOf,
  outcomeOf,
  placeOf,
  placeText,
  stepOf,
  thresholdOf,
  usualLive,
} from './live-address.ts';

describe('how deep an address goes', () => {
  it('is told by what it names', () => {
    const deep = { ...usualLive, queue: 'q', from: 1, to: 2, contact: 3 };
    expect(stepOf(usualLive)).toBe('queues');
    expect(stepOf({ ...usualLive, centre: true })).toBe('day');
    expect(stepOf({ ...usualLive, queue: 'q' })).toBe('day');
    expect(stepOf({ ...deep, contact: 0 })).toBe('waits');
    expect(stepOf(deep)).toBe('contact');
  });
  it('is left step by step', () => {
    const deep = { ...usualLive, queue: 'q', filter: 'x', day: '2026-05-18', from: 1, to: 2, contact: 3 };
    expect(stepOf({ ...deep, ...backTo.waits })).toBe('waits');
    expect({ ...deep, ...backTo.day }).toMatchObject({ queue: 'q', day: '2026-05-18', from: 0, contact: 0 });
    expect({ ...deep, ...backTo.queues }).toEqual({ ...usualLive, filter: 'x' });
  });
});

it('an address that names what there is not is read as the usual', () => {
  expect(ledgerOf('nonsense')).toBe('offer');
  expect(outcomeOf('nonsense')).toBeUndefined();
  expect([thresholdOf(60, [20, 60]), thresholdOf(61, [20, 60]), thresholdOf(0)]).toEqual([60, 20, 20]);
  expect(placeOf('')).toBeUndefined();
  expect(placeOf('1_2_x')).toBeUndefined();
  expect(placeOf(placeText({ at: 5, contact: 2, leg: -1 }))).toEqual({ at: 5, contact: 2, leg: -1 });
});

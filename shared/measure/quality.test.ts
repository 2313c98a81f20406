import { expect, test } from 'vitest';
import { complaintRate, fcr, repeatRate, satisfaction } from './quality.ts';

test('each rate has its own denominator', () => {
  expect(fcr({ resolvedFirst: 45, resolvedKnown: 50 })).toBe(0.9);
  expect(repeatRate({ repeatContacts: 12, offered: 200 })).toBe(0.06);
  expect(satisfaction({ satisfied: 99, surveyed: 100 })).toBe(0.99);
  expect(complaintRate({ complaints: 3, handled: 60 })).toBe(0.05);
});

test('nothing known, surveyed or handled gives none', () => {
  expect(fcr({ resolvedFirst: 0, resolvedKnown: 0 })).toBeNull();
  expect(repeatRate({ repeatContacts: 0, offered: 0 })).toBeNull();
  expect(satisfaction({ satisfied: 0, surveyed: 0 })).toBeNull();
  expect(complaintRate({ complaints: 2, handled: 0 })).toBeNull();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distanceToTarget } from './distance-to-target.ts';

const keepAll = { excludeShortAbandons: false };

/** The target is held, in whole numbers: answered / offered >= target / 10,000. */
function holds(answered: number, offered: number, target: number): boolean {
  return 10_000 * answered >= target * offered;
}

test('the next contacts, all answered, reach the target and one fewer does not; the spare ones, missed, hold it and one more does not', () => {
  const daysArb = fc.tuple(fc.nat(3000), fc.nat(3000), fc.nat(30)).map(([answered, missed, open]) => ({
    answered,
    open,
    offered: answered + missed + open,
    abandonedShort: 0,
  }));
  fc.assert(
    fc.property(daysArb, fc.integer({ min: 1, max: 9999 }), (day, target) => {
      fc.pre(day.offered > 0);
      const distance = distanceToTarget(day, { ...keepAll, target: target / 10_000 });
      const good = day.answered + day.open;
      if (distance?.kind === 'need') {
        const { contacts } = distance;
        expect(holds(good + contacts, day.offered + contacts, target)).toBe(true);
        expect(holds(good + contacts - 1, day.offered + contacts - 1, target)).toBe(false);
      } else {
        const contacts = distance?.kind === 'spare' ? distance.contacts : NaN;
        expect(holds(good, day.offered + contacts, target)).toBe(true);
        expect(holds(good, day.offered + contacts + 1, target)).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

test('97 % of 4,000 offers with all but 2 answered leaves 121 to miss', () => {
  const day = { offered: 4000, answered: 3990, open: 8, abandonedShort: 0 };
  expect(distanceToTarget(day, { ...keepAll, target: 0.97 })).toEqual({ kind: 'spare', contacts: 121 });
});

test('96 of 100 at a target of 97 % need the next 34', () => {
  const day = { offered: 100, answered: 96, open: 0, abandonedShort: 0 };
  expect(distanceToTarget(day, { ...keepAll, target: 0.97 })).toEqual({ kind: 'need', contacts: 34 });
});

test('a target of 100 % is out of reach once one was missed, and has none to spare before', () => {
  const missed = { offered: 10, answered: 8, open: 1, abandonedShort: 0 };
  expect(distanceToTarget(missed, { ...keepAll, target: 1 })).toEqual({ kind: 'outOfReach' });
  expect(distanceToTarget({ ...missed, open: 2 }, { ...keepAll, target: 1 })).toEqual({
    kind: 'spare',
    contacts: 0,
  });
});

test('short abandons do not count as missed when they are excluded', () => {
  const day = { offered: 100, answered: 95, open: 0, abandonedShort: 5 };
  expect(distanceToTarget(day, { excludeShortAbandons: true, target: 0.97 })).toEqual({
    kind: 'spare',
    contacts: 2,
  });
  expect(distanceToTarget(day, { excludeShortAbandons: false, target: 0.97 })?.kind).toBe('need');
});

test('a target of 0 cannot be missed, and without offers there is no distance', () => {
  const none = { offered: 0, answered: 0, open: 0, abandonedShort: 0 };
  expect(distanceToTarget({ ...none, offered: 1 }, { ...keepAll, target: 0 })).toEqual({
    kind: 'spare',
    contacts: Infinity,
  });
  expect(distanceToTarget(none, { ...keepAll, target: 0.97 })).toBeNull();
});

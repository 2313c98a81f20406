import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeContact, encodeContact } from './contact-codec.ts';
import { addCustomer, addDimension, addFact, contactDimensions, factKinds, newContact } from './contact.ts';

const time = fc.integer({ min: 0, max: 7_258_118_400_000 });
const fact = fc.record({
  kind: fc.nat(factKinds.length - 1),
  time,
  seq: fc.maxSafeNat(),
  queue: fc.nat(100_000),
  agent: fc.nat(100_000),
  detail: fc.nat(31),
});
const said = fc.record({ index: fc.nat(contactDimensions.length - 1), code: fc.nat(9), time: fc.nat(5) });
const text = (code: number): string => `n${9 - code}`;

test('a contact comes back from its bytes as it was', () => {
  fc.assert(
    fc.property(
      fc.array(fact),
      fc.array(said),
      fc.string({ unit: 'binary' }),
      time,
      fc.boolean(),
      (facts, dims, customer, at, acw) => {
        const contact = newContact(7, 3, 'c-1', acw);
        for (const each of facts) addFact(contact, each);
        for (const each of dims) addDimension(contact, each.index, each.code, each.time, text);
        addCustomer(contact, customer, at);
        expect(decodeContact(7, 3, 'c-1', encodeContact(contact))).toEqual(contact);
      },
    ),
  );
});

test('the earliest said dimension wins, at one instant the text that sorts first, whatever came first', () => {
  fc.assert(
    fc.property(
      fc
        .array(said, { minLength: 1 })
        .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([one, other]) => {
        const [a, b] = [newContact(1, 1, 'a', false), newContact(1, 1, 'a', false)];
        for (const each of one) addDimension(a, each.index, each.code, each.time, text);
        for (const each of other) addDimension(b, each.index, each.code, each.time, text);
        expect([a.dims, a.dimTimes]).toEqual([b.dims, b.dimTimes]);
      },
    ),
  );
});

test('of two dimensions said at one instant the one whose text sorts first wins, whichever code is smaller', () => {
  for (const codes of [
    [3, 5],
    [5, 3],
  ]) {
    const contact = newContact(1, 1, 'a', false);
    for (const code of codes) addDimension(contact, 2, code, 7, text);
    expect([contact.dims[2], text(5) < text(3)]).toEqual([5, true]);
  }
});

test('an answered call takes about 50 bytes', () => {
  const contact = newContact(1, 1, 'c', false);
  const at = Date.UTC(2026, 4, 18, 9);
  for (const [kind, seconds] of [
    ['entered', 0],
    ['queued', 30],
    ['answered', 42],
    ['ended', 300],
  ] as const) {
    addFact(contact, {
      kind: factKinds.indexOf(kind),
      time: at + seconds * 1000,
      seq: 90_000 + seconds,
      queue: 4,
      agent: 200,
      detail: 0,
    });
  }
  addDimension(contact, 1, 5, at, text);
  expect(encodeContact(contact).length).toBeLessThan(60);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Contact } from './contact.ts';
import { addFact, factCode, factKinds, newContact } from './contact.ts';
import { encodeContact } from './contact-codec.ts';
import { outcome, readLegs } from './legs.ts';
import { readOpenContact } from './open-contact.ts';

const BASE = 1_780_000_000_000;

/** Mostly the way a call goes, so that both ways of reading it are taken. */
const kind = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('queued', 'answered', 'held', 'retrieved', 'ended', 'entered') },
  { weight: 1, arbitrary: fc.constantFrom(...factKinds) },
);
const fact = fc.record({
  kind: kind.map((name) => factCode[name]),
  time: fc.integer({ min: 0, max: 12 }).map((second) => BASE + second * 1000),
  seq: fc.integer({ min: 1, max: 50 }),
  queue: fc.integer({ min: 0, max: 2 }),
  agent: fc.integer({ min: 0, max: 2 }),
  detail: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) }),
});

function contactWith(facts: Contact['facts'], dims: number[]): Contact {
  const contact = newContact(1, 1, 'c', true);
  for (const each of facts) addFact(contact, each);
  contact.dims = dims;
  contact.dimTimes = dims.map((code) => (code === 0 ? Infinity : BASE));
  return contact;
}

/** What a person reads from the legs. */
function expected(contact: Contact) {
  const { legs } = readLegs(contact);
  const answered = legs.some((leg) => leg.outcome === outcome.answered);
  const waiting = legs.at(-1)?.outcome === outcome.open;
  return {
    dims: contact.dims,
    waitsSince: !answered && waiting ? legs[0]!.offeredAt : 0,
    stays: legs.flatMap(({ queue, offeredAt, endAt, talkEnd, outcome: end }) => {
      if (end === outcome.open) return [{ queue, offeredAt, answeredAt: 0 }];
      return end === outcome.answered && talkEnd === 0 ? [{ queue, offeredAt, answeredAt: endAt }] : [];
    }),
  };
}

test('an open contact stands as its legs say, whatever is known of it', () => {
  fc.assert(
    fc.property(
      fc.array(fact, { maxLength: 6 }),
      fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 6, maxLength: 6 }),
      (facts, dims) => {
        const contact = contactWith(facts, dims);
        expect(readOpenContact(encodeContact(contact))).toEqual(expected(contact));
      },
    ),
    { numRuns: 3000 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newContact } from '../floor/contact.ts';
import type { LiveContact } from '../floor/contacts.ts';
import { outcome } from '../floor/legs.ts';
import { OpenContacts } from './open-contacts.ts';

const leaf = 300_000;
const time = fc.integer({ min: 1, max: 5 * leaf });
const step = fc.record({
  contact: fc.nat(5),
  offeredAt: time,
  answeredAt: time,
  state: fc.constantFrom('waits' as const, 'serves' as const, 'requeued' as const, 'over' as const),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function legOf(how: number, offeredAt: number, endAt: number): LiveContact['view']['legs'][number] {
  return {
    queue: 1,
    agent: 0,
    offeredAt,
    outcome: how,
    endAt,
    why: 0,
    holdMs: 0,
    talkEnd: 0,
    wrapAt: 0,
    lostAfterAnswer: false,
  } as LiveContact['view']['legs'][number];
}

function viewOf({ state, offeredAt, answeredAt }: Step): LiveContact['view'] {
  const first = legOf(state === 'waits' ? outcome.open : outcome.answered, offeredAt, answeredAt);
  const legs = state === 'requeued' ? [first, legOf(outcome.open, answeredAt, 0)] : [first];
  const code = state === 'over' ? 0 : state === 'serves' ? 3 : 2;
  return { legs, extras: [], state: code, doing: code, newest: 0, inferred: false };
}

test('levels kept from commit to commit are those of a look at every contact', () => {
  fc.assert(
    fc.property(fc.array(fc.array(step)), (commits) => {
      const lives = Array.from({ length: 6 }, (_, code) => liveOf(code));
      const now = new Map<number, Step>();
      const open = new OpenContacts({ all: () => [] });
      for (const commit of commits) {
        for (const each of commit) {
          now.set(each.contact, each);
          lives[each.contact]!.view = viewOf(each);
        }
        const before = levelsOf(open);
        const first = open.changed(new Set(commit.map(({ contact }) => lives[contact]!)));
        const after = levelsOf(open);
        for (let at = 0; at <= 6 && at * leaf <= first; at++) expect(after[at]).toEqual(before[at]);
        const all = [...now.values()];
        const serving = all.filter(({ state }) => state === 'serves');
        const waiting = all.filter(({ state }) => state === 'waits');
        expect(open.serving()).toBe(serving.length);
        for (let start = 0; start <= 6 * leaf; start += leaf) {
          expect(open.servingBefore(start)).toBe(serving.filter((each) => each.answeredAt < start).length);
          expect(open.waitingBefore(start)).toBe(waiting.filter((each) => each.offeredAt < start).length);
        }
      }
    }),
  );
});

/** Who waits and who is in service before each leaf. */
function levelsOf(open: OpenContacts): [number, number][] {
  return Array.from({ length: 7 }, (_, at) => [open.waitingBefore(at * leaf), open.servingBefore(at * leaf)]);
}

function liveOf(code: number): LiveContact {
  return {
    contact: newContact(code, 1, String(code), true),
    view: { legs: [], extras: [], state: 0, doing: 0, newest: 0, inferred: false },
    account: null,
    place: null,
    servedBy: -1,
    shownAs: -1,
    fresh: true,
    indexed: { offeredAt: 0, open: false },
    dirty: false,
    heardAt: 0,
  };
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCombos } from '../slots/combos.ts';
import { createContacts } from './contacts.ts';

const nothing = { findContact: () => undefined, contactByCode: () => undefined };
const KEPT = 250;

/** Contacts that come, wait and are over in any order, some again, beside others that stand open. */
test('those who are over stay in memory until 250 others are, however many are open', () => {
  const act = fc.record({ id: fc.nat(900), over: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(fc.array(act, { maxLength: 40, size: 'max' }), { maxLength: 60, size: 'max' }),
      fc.nat(1_500),
      (commits, standing) => {
        const contacts = createContacts(nothing, [], 1, createCombos([]));
        const said = (id: string, over: boolean): void => {
          const live = contacts.get(1, id, false);
          live.view.state = over ? 0 : 2;
          contacts.changed(live);
        };
        for (let at = 0; at < standing; at += 1) said(`open${at}`, false);
        contacts.written();
        const open = new Set<string>();
        let closed: string[] = [];
        for (const commit of commits) {
          for (const { id, over } of commit) {
            said(`c${id}`, over);
            if (!over) open.add(`c${id}`);
            else open.delete(`c${id}`);
            if (!over) closed = closed.filter((other) => other !== `c${id}`);
            else if (!closed.includes(`c${id}`)) closed.push(`c${id}`);
          }
          contacts.written();
          closed = closed.slice(-KEPT);
        }
        for (const id of [...open, ...closed]) expect(contacts.holds(1, id), id).toBe(true);
        expect([...contacts.all()]).toHaveLength(standing + open.size + closed.length);
      },
    ),
    { numRuns: 30, endOnFailure: true },
  );
});

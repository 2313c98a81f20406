import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { rosterSchema, shiftSchema } from '../../../shared/model/roster.ts';
import type { Person } from '../../../shared/model/person.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import { HandoverBook } from '../../station/shift/handover-book.ts';
import { openArchive } from './open-archive.ts';
import type { HostArchive } from './open-archive.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000 });

const DAY = 86_400_000;
const start = Date.UTC(2026, 4, 18, 8);
const people: readonly Person[] = [
  { id: '1', name: '甲', role: 'leader' },
  { id: '2', name: '乙', role: 'leader' },
  { id: '3', name: '经理', role: 'manager' },
  { id: '', name: '', role: 'administrator' },
];
const plan = {
  shifts: ['00:00', '08:00', '16:00'].map((from, at) =>
    shiftSchema.parse({ name: `班${at}`, from, to: ['08:00', '16:00', '00:00'][at] }),
  ),
  roster: rosterSchema.parse({}),
  calendars: { workdays: { base: 'everyDay' as const, exceptions: [] } },
};

const who = fc.nat({ max: people.length - 1 });
const to = fc.constantFrom('', ' ', '甲', '乙', '甲', '乙', '经理', '生人');
const act = fc.oneof(
  fc.record({ do: fc.constant('give' as const), who, to, before: fc.boolean(), again: fc.boolean() }),
  fc.record({
    do: fc.constantFrom('accept' as const, 'decline' as const),
    /** Often the one it is addressed to. */
    who: fc.oneof(who, fc.constant(null)),
    name: to,
    /** How many hand-overs before the last. */
    ago: fc.constantFrom(0, 0, 0, 0, 1, 2),
    again: fc.boolean(),
  }),
  fc.record({ do: fc.constant('pass' as const), hours: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('restart' as const) }),
);

/** What may become of a hand-over by the words of the design alone. */
interface Expected {
  shift: number;
  to: string;
  items: string;
  state: 'given' | 'accepted' | 'declined';
}

test('no order of steps, repeats and restarts hands to nobody, loses an item or accepts twice', () => {
  let accepted = 0;
  let declined = 0;
  fc.assert(
    fc.property(fc.array(act, { minLength: 15, maxLength: 40 }), (acts) => {
      const folder = temporaryFolder();
      let archive = openArchive(folder);
      let now = start;
      let keys = 0;
      const open = (over: HostArchive) =>
        new HandoverBook({
          archive: over,
          now: () => now,
          wall: () => now,
          store: (write) => over.alone(write),
          changed: () => undefined,
          plan,
          zone: createZone('UTC'),
          successors: () => ({ names: ['甲', '乙', '经理'], others: false }),
          open: () => ({
            items: [{ kind: 'note', id: String(now), text: `${now}`, by: '甲', since: now }],
            counts: { alerts: 0, hotspots: 0, overdue: 0, due: 0, notes: 1 },
          }),
        });
      let book = open(archive);
      const all: Expected[] = [];
      const ids: string[] = [];
      const idOf = (ago: number) => ids.at(-1 - ago) ?? '999';
      const shiftAt = (time: number) => Math.floor(time / (DAY / 3)) * (DAY / 3);
      for (const each of acts) {
        if (each.do === 'pass') now += each.hours * 3_600_000;
        else if (each.do === 'restart') {
          archive.close();
          archive = openArchive(folder);
          book = open(archive);
        } else {
          const key = `key-${String(++keys).padStart(6, '0')}`;
          const addressee = people.find(({ name }) => name === all.at(-1)?.to);
          const person = each.who === null ? (addressee ?? people[0]!) : people[each.who]!;
          const run = () => {
            if (each.do === 'give') {
              const shift = shiftAt(now) - (each.before ? DAY / 3 : 0);
              return book.give({ key, shift, to: each.to, remark: '' }, person);
            }
            const asked = { key, id: idOf(each.ago), name: each.name };
            return each.do === 'accept'
              ? book.accept(asked, person)
              : book.decline({ ...asked, reason: '因为' }, person);
          };
          const done = run();
          if (each.again) expect(run().ok).toBe(done.ok);
          if (each.do === 'give') {
            const shift = shiftAt(now) - (each.before ? DAY / 3 : 0);
            const named = ['甲', '乙', '经理'].includes(each.to);
            const held = all.some((one) => one.shift === shift && one.state !== 'declined');
            expect(done.ok).toBe(named && !held);
            if (done.handover) {
              all.push({ shift, to: each.to, items: String(now), state: 'given' });
              ids.push(done.handover.id);
            }
          } else {
            const one = all.at(-1 - each.ago);
            const as = person.id === '' ? each.name.trim() : person.name;
            const may = as !== '' && (as === one?.to || (person.id !== '' && person.role === 'manager'));
            expect(done.ok).toBe(one?.state === 'given' && may);
            if (done.handover && one) {
              one.state = each.do === 'accept' ? 'accepted' : 'declined';
              if (one.state === 'accepted') accepted++;
              else declined++;
            }
          }
        }
        all.forEach((one, at) => {
          const found = book.find(ids[at]!)!;
          expect([found.shift.start, found.to, found.state, found.items.map(({ id }) => id)]).toEqual([
            one.shift,
            one.to,
            one.state,
            [one.items],
          ]);
        });
      }
      const entries = archive.handoverEntries(0, Number.MAX_SAFE_INTEGER);
      expect(entries.filter(({ kind }) => kind === 'given')).toHaveLength(all.length);
      expect(entries.filter(({ kind }) => kind === 'accepted')).toHaveLength(
        all.filter(({ state }) => state === 'accepted').length,
      );
      archive.close();
    }),
    { numRuns: 50 },
  );
  // Steps that are drawn must lead somewhere.
  expect(accepted).toBeGreaterThan(0);
  expect(declined).toBeGreaterThan(0);
});

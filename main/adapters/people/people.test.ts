import { expect, test } from 'vitest';
import { passwordFault } from '../../../shared/model/password.ts';
import { ownDesk } from '../../../shared/model/person.ts';
import { manualClock } from '../feeds/testing/manual-clock.ts';
import { IDLE_MS, SESSION_MS } from './front-door.ts';
import type { AccountDraft } from './account-book.ts';
import type { People } from './people.ts';
import { addPerson, memoryPeople, password } from './testing/memory-people.ts';

const from = '10.0.0.9';

async function withAdministrator() {
  const clock = manualClock();
  const { people, tables } = memoryPeople(clock);
  const id = await addPerson(people, 'zhou', 'administrator');
  const journal = () => people.audit.list({ kinds: [], text: '', limit: 100 }).toReversed();
  const enter = async (account = 'zhou', given = password) => {
    const answer = await people.door.signIn({ account, password: given, from });
    return answer.ok ? answer.token : answer.why;
  };
  return { clock, people, tables, id, journal, enter };
}

test('who signs in has a session that says who they are; what is kept of it does not open it', async () => {
  const { people, tables, enter, id } = await withAdministrator();
  const token = await enter(' ZHOU ');
  expect(people.door.whoOf(token)).toEqual({ id, name: 'zhou 名', role: 'administrator' });
  expect(token).toMatch(/^[\w-]{43}$/);
  const kept = JSON.stringify([tables.people.all()]);
  expect(kept).not.toContain(password);
  for (const wrong of [undefined, '', `${token}x`, 'a'.repeat(43)])
    expect(people.door.whoOf(wrong)).toBeUndefined();
});

test('wrong passwords, unknown and deactivated accounts are answered alike', async () => {
  const { people, enter } = await withAdministrator();
  const lin = await addPerson(people, 'lin', 'leader');
  people.accounts.deactivate(lin, ownDesk);
  expect(await Promise.all([enter('zhou', 'wrong'), enter('nobody'), enter('lin')])).toEqual([
    'wrong',
    'wrong',
    'wrong',
  ]);
});

test('a session ends twelve hours after its last use, a week after its begin, and with its sign-out', async () => {
  const { clock, people, enter } = await withAdministrator();
  const idle = await enter();
  clock.pass(IDLE_MS);
  expect(people.door.whoOf(idle)).toBeUndefined();
  const used = await enter();
  const other = await enter();
  for (let passed = 0; passed < SESSION_MS - IDLE_MS; passed += IDLE_MS / 2) {
    expect(people.door.whoOf(used)).toBeDefined();
    clock.pass(IDLE_MS / 2);
  }
  clock.pass(IDLE_MS - 1);
  expect(people.door.whoOf(used)).toBeUndefined();
  expect(people.door.whoOf(other)).toBeUndefined();
  const token = await enter();
  people.door.signOut(token);
  expect(people.door.whoOf(token)).toBeUndefined();
});

test('the fifth wrong password locks the account, the right one must wait, too; the journal names it', async () => {
  const { clock, people, enter, journal } = await withAdministrator();
  for (let n = 0; n < 5; n++) expect(await enter('zhou', `guess ${n}`)).toBe('wrong');
  expect(await people.door.signIn({ account: 'zhou', password, from: 'elsewhere' })).toEqual({
    ok: false,
    why: 'wait',
    waitMs: 15_000,
  });
  clock.pass(15_000);
  expect(await enter()).toMatch(/^[\w-]{43}$/);
  expect(journal().map(({ what }) => what)).toEqual([
    'person.add',
    ...Array.from({ length: 4 }, () => 'session.refuse'),
    'session.lock',
    'session.open',
  ]);
  expect(journal()[5]).toMatchObject({ by: '', subject: 'zhou', after: { from, until: clock.now() } });
});

test('what was typed for an account that does not exist is not kept: it may be a password', async () => {
  const { enter, journal } = await withAdministrator();
  await enter(password, 'x');
  expect(JSON.stringify(journal())).not.toContain(password);
  expect(journal().at(-1)).toMatchObject({ what: 'session.refuse', subject: '', after: { from } });
});

test('a change of role holds at once, and a deactivated person is out', async () => {
  const { people, enter, journal } = await withAdministrator();
  const id = await addPerson(people, 'lin', 'leader');
  const token = await enter('lin');
  let told = 0;
  people.changes.subscribe(() => (told += 1));
  const lin = { id, account: 'lin', name: '林', role: 'manager', active: true } as const;
  expect(await people.accounts.save(lin, ownDesk)).toEqual({ ok: true, id });
  expect(people.door.whoOf(token)?.role).toBe('manager');
  people.accounts.deactivate(id, ownDesk);
  expect(people.door.whoOf(token)).toBeUndefined();
  await people.accounts.save(lin, ownDesk);
  expect(people.door.whoOf(token)).toBeUndefined();
  expect(told).toBe(3);
  expect(journal().slice(-3)).toMatchObject([
    {
      what: 'person.change',
      before: { role: 'leader', name: 'lin 名' },
      after: { role: 'manager', name: '林' },
    },
    { what: 'person.deactivate', subject: 'lin', before: { active: true }, after: { active: false } },
    { what: 'person.change', before: { active: false }, after: { active: true } },
  ]);
});

test('who is deactivated and changed at once is noted with all that changed', async () => {
  const { people, journal } = await withAdministrator();
  const id = await addPerson(people, 'lin', 'leader');
  await people.accounts.save({ id, account: 'lin', name: '林', role: 'manager', active: false }, ownDesk);
  expect(journal().at(-1)).toMatchObject({
    what: 'person.deactivate',
    before: { name: 'lin 名', role: 'leader', active: true },
    after: { name: '林', role: 'manager', active: false },
  });
});

test('the last active administrator cannot be taken away, nor lose the role; nothing of it is kept', async () => {
  const { people, id, journal } = await withAdministrator();
  const zhou = { id, account: 'zhou', name: '周', active: true } as const;
  const last = { ok: false, problem: 'lastAdministrator' };
  expect(people.accounts.deactivate(id, ownDesk)).toEqual(last);
  expect(await people.accounts.save({ ...zhou, role: 'manager' }, ownDesk)).toEqual(last);
  expect(people.accounts.list()).toMatchObject([{ name: 'zhou 名', role: 'administrator', active: true }]);
  expect(journal()).toHaveLength(1);
  await addPerson(people, 'lin', 'administrator');
  expect(people.accounts.deactivate(id, ownDesk)).toEqual({ ok: true, id });
});

test('the first account has to administer, and only one can be the first', async () => {
  const { people } = memoryPeople();
  const draft = { id: null, account: 'lin', name: '林', active: true, password } as const;
  expect(await people.accounts.save({ ...draft, role: 'leader' }, ownDesk)).toEqual({
    ok: false,
    problem: 'lastAdministrator',
  });
  const first = { ...draft, role: 'administrator', first: true } as const;
  const both = await Promise.all([
    people.accounts.save(first, ownDesk),
    people.accounts.save({ ...first, account: 'other' }, ownDesk),
  ]);
  expect(both.map(({ ok }) => ok)).toEqual([true, false]);
});

test('an account is one person’s, however it is written', async () => {
  const { people } = await withAdministrator();
  const draft = {
    id: null,
    account: 'zhou',
    name: '另一位',
    role: 'leader',
    active: true,
    password,
  } as const;
  expect(await people.accounts.save(draft, ownDesk)).toEqual({ ok: false, problem: 'taken' });
  expect(await people.accounts.save({ ...draft, id: '99' }, ownDesk)).toEqual({
    ok: false,
    problem: 'taken',
  });
  expect(people.accounts.deactivate('99', ownDesk)).toEqual({ ok: false, problem: 'gone' });
});

test('who changes their password stays signed in here and is out elsewhere; the old one is needed', async () => {
  const { people, enter, clock } = await withAdministrator();
  const [here, elsewhere] = [await enter(), await enter()];
  const who = people.door.whoOf(here)!;
  const next = 'another horse 电池';
  expect(await people.door.changePassword(who, 'wrong', next)).toEqual({ ok: false, problem: 'wrong' });
  expect(await people.door.changePassword(who, password, 'short')).toEqual({ ok: false, problem: 'short' });
  expect(await people.door.changePassword(who, password, next)).toEqual({ ok: true });
  expect(people.door.whoOf(here)).toBeDefined();
  expect(people.door.whoOf(elsewhere)).toBeUndefined();
  expect(await enter()).toBe('wrong');
  expect(await enter('zhou', next)).toMatch(/^[\w-]{43}$/);
  for (let n = 0; n < 5; n++) await people.door.changePassword(who, `guess ${n}`, password);
  expect(await people.door.changePassword(who, next, password)).toEqual({ ok: false, problem: 'wait' });
  clock.pass(15_000);
  expect(await people.door.changePassword(who, next, password)).toEqual({ ok: true });
});

test.each<[string, (people: People, lin: AccountDraft) => unknown]>([
  [
    'set by an administrator',
    (people, lin) => people.accounts.save({ ...lin, password: 'set by zhou 1' }, ownDesk),
  ],
  ['closed', (people, lin) => people.accounts.deactivate(lin.id ?? '', ownDesk)],
])('an account that was %s while its owner changes the password stays so', async (_name, meddle) => {
  const { people, tables, enter } = await withAdministrator();
  const id = await addPerson(people, 'lin', 'leader');
  const lin = { id, account: 'lin', name: '林', role: 'leader', active: true } as const;
  const who = people.door.whoOf(await enter('lin'))!;
  const mine = people.door.changePassword(who, password, 'another horse 电池');
  await meddle(people, lin);
  const { secret } = tables.people.byId(id)!;
  expect(await mine).toEqual({ ok: false, problem: 'wrong' });
  expect(tables.people.byId(id)?.secret).toBe(secret);
  expect(await enter('lin', 'another horse 电池')).toBe('wrong');
});

test('a crowd of passwords to look at is told as such, and counts as no wrong try', async () => {
  const { people, enter } = await withAdministrator();
  await addPerson(people, 'lin', 'leader');
  const who = people.door.whoOf(await enter('lin'))!;
  const crowd = Array.from({ length: 40 }, (_, n) =>
    people.door.signIn({ account: `nobody${n}`, password, from: `desk ${n}` }),
  );
  const next = 'another horse 电池';
  expect(await people.door.changePassword(who, password, next)).toEqual({ ok: false, problem: 'busy' });
  const draft = {
    id: null,
    account: 'chen',
    name: '陈',
    role: 'leader',
    active: true,
    password: next,
  } as const;
  expect(await people.accounts.save(draft, ownDesk)).toEqual({ ok: false, problem: 'busy' });
  await Promise.all(crowd);
  expect(await people.door.changePassword(who, password, next)).toEqual({ ok: true });
});

test('wrong old passwords on a desk make nobody else wait', async () => {
  const { people, enter } = await withAdministrator();
  const next = 'another horse 电池';
  for (const account of ['lin', 'chen', 'sun', 'wu', 'he']) {
    await addPerson(people, account, 'leader');
    const who = people.door.whoOf(await enter(account))!;
    for (let n = 0; n < 5; n++) await people.door.changePassword(who, `guess ${n}`, next);
    expect(await people.door.changePassword(who, password, next)).toEqual({ ok: false, problem: 'wait' });
  }
  const zhou = people.door.whoOf(await enter())!;
  expect(await people.door.changePassword(zhou, password, next)).toEqual({ ok: true });
});

test('a password that an administrator sets ends the sessions of whom it is set for', async () => {
  const { people, enter } = await withAdministrator();
  const id = await addPerson(people, 'lin', 'leader');
  const token = await enter('lin');
  const lin = { id, account: 'lin', name: '林', role: 'leader', active: true } as const;
  await people.accounts.save({ ...lin, password: 'set by zhou 1' }, ownDesk);
  expect(people.door.whoOf(token)).toBeUndefined();
  expect(await enter('lin', 'set by zhou 1')).toMatch(/^[\w-]{43}$/);
});

test.each([
  ['short', '短短短短短短短短短'],
  ['short', '🐎🐎🐎🐎🐎'],
  ['likeAccount', 'zhouzhou123'],
  ['likeAccount', 'Zhou-Zhou-Zhou'],
  ['monotonous', 'aaaaaaaaaaaa'],
  [undefined, 'zhou likes horses'],
  [undefined, '正确的马电池订书钉好'],
])('a password is %s: %s', (fault, text) => {
  expect(passwordFault(text, 'zhou')).toBe(fault);
});

test('a wall token opens until it expires or is taken back; there having been one is remembered', async () => {
  const { clock, people, journal } = await withAdministrator();
  expect(people.walls.any()).toBe(false);
  const { id, token, until } = people.walls.make('北厅', 2, ownDesk);
  expect(until - clock.now()).toBe(2 * 86_400_000);
  expect(people.walls.good()).toHaveLength(1);
  expect(JSON.stringify([people.walls.list(), people.walls.good(), journal()])).not.toContain(token);
  clock.pass(2 * 86_400_000);
  expect(people.walls.good()).toEqual([]);
  const second = people.walls.make('南厅', 2, ownDesk);
  expect(people.walls.revoke(second.id, ownDesk)).toEqual({ ok: true, id: second.id });
  expect(people.walls.revoke(second.id, ownDesk)).toEqual({ ok: false, problem: 'gone' });
  expect(people.walls.list()).toMatchObject([{ revoked: true }, { id, revoked: false }]);
  expect(people.walls.good()).toEqual([]);
  expect(people.walls.any()).toBe(true);
});

import type { Account, Changed, PersonProblem } from '../../../shared/contract/asks/people-asks.ts';
import { passwordFault } from '../../../shared/model/password.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Clock } from '../../station/ports.ts';
import type { AccountTables } from './account-tables.ts';
import { unlessBusy } from './passwords.ts';
import type { Passwords } from './passwords.ts';
import type { PersonDraft, StoredPerson } from './people-tables.ts';

/** What accounts are kept with. */
export interface AccountParts {
  tables: AccountTables;
  passwords: Passwords;
  clock: Clock;
  /** Runs writes in one transaction, durable when it returns; throws what they throw, undone. */
  store<T>(write: () => T): T;
  /** Somebody may do other things than before, or is gone. */
  changed(): void;
}

/** A person as they are to be; without `id` a new one, without `password` that stays as it is. */
export interface AccountDraft extends PersonDraft {
  id: string | null;
  password?: string | undefined;
  /** Refused when there is an account already. */
  first?: boolean;
}

/** Who may sign in. Changes end what they have to: whoever is deactivated or got another password is signed out. */
export interface AccountBook {
  list(): Account[];
  save(draft: AccountDraft, by: Person): Promise<Changed<{ id: string }>>;
  deactivate(id: string, by: Person): Changed<{ id: string }>;
}

/** Thrown inside of a transaction to undo it. */
class Refused extends Error {
  readonly problem: PersonProblem;
  constructor(problem: PersonProblem) {
    super(problem);
    this.problem = problem;
  }
}

export function createAccountBook(parts: AccountParts): AccountBook {
  const { tables, passwords } = parts;

  function change(write: () => string): Changed<{ id: string }> {
    try {
      const id = parts.store(() => {
        const written = write();
        if (!tables.people.all().some(administers)) throw new Refused('lastAdministrator');
        return written;
      });
      parts.changed();
      return { ok: true, id };
    } catch (fault) {
      if (fault instanceof Refused) return { ok: false, problem: fault.problem };
      throw fault;
    }
  }

  return {
    list: () => tables.people.all().map(shown),
    async save(draft, by) {
      const { id, password } = draft;
      if (id === null && password === undefined) return { ok: false, problem: 'noPassword' };
      const fault = password === undefined ? undefined : passwordFault(password, draft.account);
      if (fault !== undefined) return { ok: false, problem: fault };
      const secret = password === undefined ? undefined : await unlessBusy(passwords.hash(password));
      if (password !== undefined && secret === undefined) return { ok: false, problem: 'busy' };
      return change(() => writePerson(parts, draft, secret, by));
    },
    deactivate: (id, by) =>
      change(() => writePerson(parts, { ...known(tables, id), active: false }, undefined, by)),
  };
}

function writePerson(parts: AccountParts, draft: AccountDraft, secret: string | undefined, by: Person) {
  const { tables, clock } = parts;
  const at = clock.now();
  const { id, account, name, role, active } = draft;
  const person = { account, name, role, active };
  if (draft.first === true && tables.people.anybody()) throw new Refused('notFirst');
  const namesake = tables.people.byAccount(account);
  if (namesake !== undefined && namesake.id !== id) throw new Refused('taken');
  const note = { at, who: by, subject: account };
  if (id === null) {
    const added = tables.people.add({ ...person, secret: secret ?? '', since: at });
    tables.audit.note({ ...note, what: 'person.add', after: person });
    return added;
  }
  const was = known(tables, id);
  tables.people.change(id, person);
  const what = was.active && !active ? 'person.deactivate' : 'person.change';
  if (JSON.stringify(told(was)) !== JSON.stringify(person))
    tables.audit.note({ ...note, what, before: told(was), after: person });
  if (secret !== undefined) {
    tables.people.setSecret(id, secret);
    tables.audit.note({ ...note, what: 'person.password' });
  }
  if (secret !== undefined || !active) tables.sessions.endAllOf(id, '');
  return id;
}

function known(tables: AccountTables, id: string): StoredPerson {
  const person = tables.people.byId(id);
  if (person === undefined) throw new Refused('gone');
  return person;
}

function administers({ role, active }: Account): boolean {
  return role === 'administrator' && active;
}

function told({ account, name, role, active }: PersonDraft): PersonDraft {
  return { account, name, role, active };
}

function shown({ secret: _secret, ...account }: StoredPerson): Account {
  return account;
}

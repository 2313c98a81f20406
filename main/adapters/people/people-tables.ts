import type Database from 'better-sqlite3';
import type { Account } from '../../../shared/contract/asks/people-asks.ts';
import type { Role } from '../../../shared/model/person.ts';

/** An account with what its password was hashed to. */
export interface StoredPerson extends Account {
  secret: string;
}

export type PersonDraft = Pick<Account, 'account' | 'name' | 'role' | 'active'>;

/** The accounts of a database, and who of them is signed in. Writes belong into a transaction of the caller's. */
export interface PeopleTables {
  /** By account. */
  all(): StoredPerson[];
  byId(id: string): StoredPerson | undefined;
  byAccount(account: string): StoredPerson | undefined;
  /** Whether anybody may sign in. */
  anybody(): boolean;
  add(person: PersonDraft & Pick<StoredPerson, 'secret' | 'since'>): string;
  change(id: string, person: PersonDraft): void;
  setSecret(id: string, secret: string): void;
  setSeen(id: string, at: number): void;
  /** Moves with every commit of another process. */
  version(): number;
}

interface Row {
  id: number;
  account: string;
  name: string;
  role: Role;
  secret: string;
  since: number;
  active: number;
  seen: number;
}

const PERSON = 'SELECT id, account, name, role, secret, since, active, seen FROM people';

export function preparePeople(db: Database.Database): PeopleTables {
  const all = db.prepare<[], Row>(`${PERSON} ORDER BY account`);
  const byId = db.prepare<[string], Row>(`${PERSON} WHERE id = ?`);
  const byAccount = db.prepare<[string], Row>(`${PERSON} WHERE account = ?`);
  const any = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM people WHERE active = 1)').pluck();
  const insert = db.prepare<[string, string, string, string, number, number]>(
    'INSERT INTO people (account, name, role, secret, since, active, seen) VALUES (?, ?, ?, ?, ?, ?, 0)',
  );
  const update = db.prepare<[string, string, string, number, string]>(
    'UPDATE people SET account = ?, name = ?, role = ?, active = ? WHERE id = ?',
  );
  const secret = db.prepare<[string, string]>('UPDATE people SET secret = ? WHERE id = ?');
  const seen = db.prepare<[number, string]>('UPDATE people SET seen = ? WHERE id = ?');
  return {
    all: () => all.all().map((row) => personOf(row)),
    byId: (id) => personOf(byId.get(id)),
    byAccount: (account) => personOf(byAccount.get(account)),
    anybody: () => any.get() === 1,
    add: ({ account, name, role, secret: hashed, since, active }) =>
      String(insert.run(account, name, role, hashed, since, Number(active)).lastInsertRowid),
    change: (id, { account, name, role, active }) => void update.run(account, name, role, Number(active), id),
    setSecret: (id, hashed) => void secret.run(hashed, id),
    setSeen: (id, at) => void seen.run(at, id),
    version: () => Number(db.pragma('data_version', { simple: true })),
  };
}

function personOf(row: Row): StoredPerson;
function personOf(row: Row | undefined): StoredPerson | undefined;
function personOf(row: Row | undefined): StoredPerson | undefined {
  return row && { ...row, id: String(row.id), active: row.active === 1 };
}

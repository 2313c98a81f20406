import Database from 'better-sqlite3';
import type { Role } from '../../../../shared/model/person.ts';
import { ownDesk } from '../../../../shared/model/person.ts';
import type { Clock } from '../../../station/ports.ts';
import { duty } from '../../archive/migrations/0003-duty.ts';
import { systemClock } from '../../system-clock.ts';
import { prepareAccounts } from '../account-tables.ts';
import type { AccountTables } from '../account-tables.ts';
import { prepareAudit } from '../audit-book.ts';
import { createPasswords } from '../passwords.ts';
import { createPeople } from '../people.ts';
import type { People } from '../people.ts';

/** A password that the rules allow. */
export const password = 'correct horse 电池';

/** People in a database of their own in memory, whose passwords cost next to nothing to hash. */
export function memoryPeople(clock: Clock = systemClock()): { people: People; tables: AccountTables } {
  const db = new Database(':memory:');
  db.exec(duty);
  const tables = prepareAccounts(db, prepareAudit(db));
  const passwords = createPasswords({ logN: 4, r: 8, p: 1 });
  const people = createPeople({ tables, passwords, clock, store: (write) => db.transaction(write)() });
  return { people, tables };
}

/** Somebody who can sign in with `password`; gives their id. */
export async function addPerson(people: People, account: string, role: Role): Promise<string> {
  const draft = { id: null, account, name: `${account} 名`, role, active: true, password };
  const added = await people.accounts.save(draft, ownDesk);
  if (!added.ok) throw new Error(added.problem);
  return added.id;
}

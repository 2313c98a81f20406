import type Database from 'better-sqlite3';
import type { AuditBook } from './audit-book.ts';
import { preparePeople } from './people-tables.ts';
import type { PeopleTables } from './people-tables.ts';
import { prepareSessions } from './session-table.ts';
import type { SessionTable } from './session-table.ts';
import { prepareTokens } from './token-table.ts';
import type { TokenTable } from './token-table.ts';

/** Everything a database keeps about who may do what, and who did. */
export interface AccountTables {
  people: PeopleTables;
  sessions: SessionTable;
  tokens: TokenTable;
  audit: AuditBook;
}

/** Prepares them on a connection; whoever writes also sees to the transaction. */
export function prepareAccounts(db: Database.Database, audit: AuditBook): AccountTables {
  return { people: preparePeople(db), sessions: prepareSessions(db), tokens: prepareTokens(db), audit };
}

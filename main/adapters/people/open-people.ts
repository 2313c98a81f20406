import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { checkVersion } from '../archive/migrate.ts';
import { ArchiveBusyError, DATABASE, openArchive } from '../archive/open-archive.ts';
import { NoDatabaseError } from '../archive/open-reader.ts';
import { systemClock } from '../system-clock.ts';
import { prepareAccounts } from './account-tables.ts';
import { prepareAudit } from './audit-book.ts';
import { createPeople } from './people.ts';
import type { People } from './people.ts';

/** How long a running station is waited for, ms. */
const PATIENCE_MS = 10_000;

export interface OpenedPeople {
  people: People;
  close(): void;
}

/**
 * The people of a data folder, for a program that is not its station: as its one writer where no station runs, else
 * beside the one that does, which notices within a second.
 * @param make a folder where no station ever ran becomes one
 * @throws NoDatabaseError, FutureDatabaseError, or what the file system says
 */
export function openPeople(dir: string, { make }: { make: boolean }): OpenedPeople {
  if (!make && !existsSync(join(dir, DATABASE)))
    throw new NoDatabaseError(`there is no ${DATABASE} in ${dir}`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  try {
    const archive = openArchive(dir);
    const people = createPeople({ tables: archive.accounts, clock: systemClock(), store: archive.alone });
    return { people, close: () => archive.close() };
  } catch (cause) {
    if (cause instanceof ArchiveBusyError) return openBeside(dir);
    throw cause;
  }
}

function openBeside(dir: string): OpenedPeople {
  const db = new Database(join(dir, DATABASE), { fileMustExist: true, timeout: 0 });
  try {
    checkVersion(db);
    const tables = prepareAccounts(db, prepareAudit(db));
    const store = <T>(write: () => T): T => inGap(() => db.transaction(write).immediate());
    return { people: createPeople({ tables, clock: systemClock(), store }), close: () => db.close() };
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/**
 * A station that takes in events has a transaction open nearly all the time. SQLite's own waiting looks ever more seldom
 * and would miss the gaps of some ms between them; this looks every millisecond.
 */
function inGap<T>(write: () => T): T {
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return write();
    } catch (cause) {
      const busy = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY');
      if (!busy || performance.now() > until) throw cause;
      Atomics.wait(sleeper, 0, 0, 1);
    }
  }
}

import type Database from 'better-sqlite3';
import type { CommitBatch } from '../../station/archive-port.ts';
import { encodeContact } from '../../station/floor/contact-codec.ts';
import { bulkInsert } from './bulk-insert.ts';

/** Writes changed contacts; they can be read inside the transaction once `write` returns. */
export interface ContactWriter {
  write(changed: CommitBatch['contacts']): void;
  /** Forgets half-collected rows after a rollback. */
  drop(): void;
}

/** Prepares the statements for `contacts`. */
export function prepareContactWrites(db: Database.Database): ContactWriter {
  const fresh = bulkInsert(db, 'INSERT OR FAIL INTO contacts', 6);
  // An index is rewritten for every column named, changed or not: most changes of a contact name none of them.
  const changes = 'INSERT OR FAIL INTO contacts (code, source, id, offered, over, body)';
  const facts = bulkInsert(
    db,
    changes,
    ['?', '0', "''", 'NULL', 'NULL', '?'],
    'ON CONFLICT (code) DO UPDATE SET body = excluded.body',
  );
  const all = bulkInsert(
    db,
    changes,
    ['?', '0', "''", '?', '?', '?'],
    'ON CONFLICT (code) DO UPDATE SET offered = excluded.offered, over = excluded.over, body = excluded.body',
  );

  function writeOne(changed: CommitBatch['contacts'][number]): void {
    const { contact, open, offeredAt, lastAt } = changed;
    const { code, source, id } = contact;
    const body = encodeContact(contact);
    if (changed.factsOnly) facts.add(code, body);
    else if (changed.fresh) fresh.add(code, source, id, offeredAt || null, open ? null : lastAt, body);
    else all.add(code, offeredAt || null, open ? null : lastAt, body);
  }

  return {
    write(changed) {
      // In the order of the key, because each search then begins where the last one ended.
      for (const each of changed.toSorted((a, b) => a.contact.code - b.contact.code)) writeOne(each);
      for (const each of [fresh, facts, all]) each.flush();
    },
    drop() {
      for (const each of [fresh, facts, all]) each.drop();
    },
  };
}

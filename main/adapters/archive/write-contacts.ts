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

/** Prepares the statements for `contacts` and the index of their ids. */
export function prepareContactWrites(db: Database.Database): ContactWriter {
  const ids = bulkInsert(db, 'INSERT INTO contact_ids', 3);
  const fresh = bulkInsert(db, 'INSERT INTO contacts', 7);
  // An index is rewritten for every column named, changed or not: most changes of a contact name none of them.
  const facts = db.prepare('UPDATE contacts SET body = ? WHERE code = ?');
  const all = db.prepare('UPDATE contacts SET offered = ?, over = ?, open = ?, body = ? WHERE code = ?');

  function writeOne(changed: CommitBatch['contacts'][number]): void {
    const { contact, open, offeredAt, lastAt } = changed;
    const { code, source, id } = contact;
    const body = encodeContact(contact);
    if (changed.factsOnly) return void facts.run(body, code);
    const place = [offeredAt || null, open ? 0 : lastAt, open ? 1 : 0] as const;
    if (!changed.fresh) return void all.run(...place, body, code);
    ids.add(source, id, code);
    fresh.add(code, source, id, ...place, body);
  }

  return {
    write(changed) {
      for (const each of changed) writeOne(each);
      ids.flush();
      fresh.flush();
    },
    drop() {
      ids.drop();
      fresh.drop();
    },
  };
}

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
  const contacts = bulkInsert(
    db,
    'INSERT INTO contacts',
    7,
    'ON CONFLICT (code) DO UPDATE SET offered = excluded.offered, over = excluded.over, open = excluded.open, body = excluded.body',
  );
  return {
    write(changed) {
      for (const { contact, open, offeredAt, lastAt, fresh } of changed) {
        const { code, source, id } = contact;
        if (fresh) ids.add(source, id, code);
        // The time it was over changes once in a contact's life, and with it the index entry.
        contacts.add(
          code,
          source,
          id,
          offeredAt || null,
          open ? 0 : lastAt,
          open ? 1 : 0,
          encodeContact(contact),
        );
      }
      ids.flush();
      contacts.flush();
    },
    drop() {
      ids.drop();
      contacts.drop();
    },
  };
}

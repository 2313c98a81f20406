import type Database from 'better-sqlite3';
import type { Archive } from '../../station/archive-port.ts';
import { contactOf, contactsBetween } from './contact-row.ts';
import type { ContactRow } from './contact-row.ts';

type ContactReads = Pick<Archive, 'findContact' | 'contactsOffered' | 'contactsBetween'>;

/** Prepares the reads of `contacts`, by id and by time. */
export function prepareContactReads(db: Database.Database): ContactReads {
  const codeOf = db.prepare<[number, string], { code: number }>(
    'SELECT code FROM contact_ids WHERE source = ? AND id = ?',
  );
  const byCode = db.prepare<[number], ContactRow>(
    'SELECT code, source, id, body FROM contacts WHERE code = ?',
  );
  const offered = db.prepare<[number, number], ContactRow>(
    'SELECT code, source, id, body FROM contacts WHERE offered >= ? AND offered < ?',
  );
  return {
    findContact(source, id) {
      const found = codeOf.get(source, id);
      const row = found && byCode.get(found.code);
      return row && contactOf(row);
    },
    contactsOffered: (from, to) => offered.all(from, to).map(contactOf),
    contactsBetween: (from, to) => contactsBetween(db, from, to),
  };
}

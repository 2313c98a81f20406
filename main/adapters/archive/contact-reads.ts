import type Database from 'better-sqlite3';
import type { Archive } from '../../station/archive-port.ts';
import { contactOf, contactsBetween } from './contact-row.ts';
import type { ContactRow } from './contact-row.ts';

type ContactReads = Pick<Archive, 'findContact' | 'contactByCode' | 'contactsOffered' | 'contactsBetween'>;

const CONTACT = 'SELECT code, source, id, body FROM contacts';

/** Prepares the reads of `contacts`, by id and by time. */
export function prepareContactReads(db: Database.Database): ContactReads {
  const byId = db.prepare<[number, string], ContactRow>(`${CONTACT} WHERE source = ? AND id = ?`);
  const byCode = db.prepare<[number], ContactRow>(`${CONTACT} WHERE code = ?`);
  const offered = db.prepare<[number, number, number, number], ContactRow>(
    `${CONTACT} WHERE offered >= ? AND offered < ? AND over IS NOT NULL
     UNION ALL ${CONTACT} WHERE offered >= ? AND offered < ? AND over IS NULL`,
  );
  return {
    findContact(source, id) {
      const row = byId.get(source, id);
      return row && contactOf(row);
    },
    contactByCode(code) {
      const row = byCode.get(code);
      return row && contactOf(row);
    },
    contactsOffered: (from, to) => offered.all(from, to, from, to).map(contactOf),
    contactsBetween: (from, to) => contactsBetween(db, from, to),
  };
}

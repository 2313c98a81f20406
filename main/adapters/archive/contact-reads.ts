import type Database from 'better-sqlite3';
import type { Archive } from '../../station/archive-port.ts';
import { contactOf, contactsBetween } from './contact-row.ts';
import type { ContactRow } from './contact-row.ts';

type ContactReads = Pick<Archive, 'findContact' | 'contactByCode' | 'contactsBetween'>;

const CONTACT = 'SELECT code, source, id, body FROM contacts';

/** Prepares the reads of `contacts`, by id and by time. */
export function prepareContactReads(db: Database.Database): ContactReads {
  const byId = db.prepare<[number, string], ContactRow>(`${CONTACT} WHERE source = ? AND id = ?`);
  const byCode = db.prepare<[number], ContactRow>(`${CONTACT} WHERE code = ?`);
  return {
    findContact(source, id) {
      const row = byId.get(source, id);
      return row && contactOf(row);
    },
    contactByCode(code) {
      const row = byCode.get(code);
      return row && contactOf(row);
    },
    contactsBetween: (from, to) => contactsBetween(db, from, to),
  };
}

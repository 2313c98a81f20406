import type Database from 'better-sqlite3';
import type { Contact } from '../../station/floor/contact.ts';
import { decodeContact } from '../../station/floor/contact-codec.ts';

/** A row of `contacts` as read. */
export interface ContactRow {
  code: number;
  source: number;
  id: string;
  body: Uint8Array;
}

/** The contact a row holds. */
export function contactOf(row: ContactRow): Contact {
  return decodeContact(row.code, row.source, row.id, row.body);
}

/** How long before a slot a contact that still matters in it may have been offered (ms). */
const REACH_MS = 86_400_000;

/** Contacts that may have waited or talked in `[from, to)`, by the index on (offered, over), and all open ones. */
export function* contactsBetween(db: Database.Database, from: number, to: number): Generator<Contact> {
  const rows = db.prepare<[number, number, number], ContactRow>(
    `SELECT code, source, id, body FROM contacts WHERE offered >= ? AND offered < ? AND over >= ?
     UNION ALL SELECT code, source, id, body FROM contacts WHERE over IS NULL`,
  );
  for (const row of rows.all(from - REACH_MS, to, from)) yield contactOf(row);
}

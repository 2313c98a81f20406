import type { Contact } from '../../station/floor/contact.ts';
import { decodeContact } from '../../station/floor/contact-codec.ts';

/** A row of `contacts` as read. */
export interface ContactRow {
  code: number;
  source: number;
  id: string;
  body: string;
}

/** The contact a row holds. */
export function contactOf(row: ContactRow): Contact {
  return decodeContact(row.code, row.source, row.id, row.body);
}

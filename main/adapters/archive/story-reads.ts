import type Database from 'better-sqlite3';
import type { StoredEvent } from '../../station/archive-port.ts';
import type { RowsReader } from '../../station/rows/rows-reader.ts';
import { contactOf } from './contact-row.ts';
import type { ContactRow } from './contact-row.ts';

/** Prepares the reads of one contact and its events. Events are found by their number: they have no other index. */
export function storyReads(
  db: Database.Database,
): Pick<RowsReader, 'contactByCode' | 'eventsNumbered' | 'nameText'> {
  const contact = db.prepare<[number], ContactRow>(
    'SELECT code, source, id, body FROM contacts WHERE code = ?',
  );
  const events = db.prepare<[number, number], StoredEvent>(
    `SELECT epoch, seq, type, time, contact, agent, rest, extra FROM events
       WHERE epoch IN (SELECT code FROM epochs WHERE source = ?) AND seq = ?`,
  );
  const name = db.prepare<[number], string>('SELECT text FROM names WHERE code = ?').pluck();
  return {
    contactByCode(code) {
      const row = contact.get(code);
      return row && contactOf(row);
    },
    eventsNumbered: (source, seq) => events.all(source, seq),
    nameText: (code) => name.get(code) ?? '',
  };
}

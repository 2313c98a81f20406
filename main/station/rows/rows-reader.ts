import type { StoredEvent } from '../archive-port.ts';
import type { Contact } from '../floor/contact.ts';
import type { FigureReader } from '../slots/query.ts';

/** What is read for the rows behind a number. */
export interface RowsReader extends FigureReader {
  contactByCode(code: number): Contact | undefined;
  /** What `roster.*` events said, by name code. */
  roster(): ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  /** Events of a source with that number, one for each of its epochs. */
  eventsNumbered(source: number, seq: number): StoredEvent[];
  /** Text of a name of any kind; empty for one that is not there. */
  nameText(code: number): string;
}

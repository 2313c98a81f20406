import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { JournalEntry } from '../../../shared/model/alert.ts';
import { DATABASE } from './open-archive.ts';

type Column = 'id' | 'at' | 'alert' | 'kind' | 'rule' | 'severity';
type Row = Pick<JournalEntry, Exclude<Column, 'alert'>> & { alert: number; body: string };

/**
 * The journal of the alerts in `[from, to)` (epoch ms of the centre's time) in the order in which it was written, also
 * beside the running station.
 * @throws what SQLite says when the folder holds no station's data
 */
export function* readJournal(folder: string, range: { from: number; to: number }): Generator<JournalEntry> {
  const db = new Database(join(folder, DATABASE), { readonly: true, fileMustExist: true });
  try {
    const rows = db.prepare<[number, number], Row>(
      'SELECT id, at, alert, kind, rule, severity, body FROM alert_journal WHERE at >= ? AND at < ? ORDER BY id',
    );
    for (const { body, alert, ...columns } of rows.iterate(range.from, range.to))
      yield { ...(JSON.parse(body) as Omit<JournalEntry, Column>), ...columns, alert: String(alert) };
  } finally {
    db.close();
  }
}

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { DATABASE, openArchive } from '../open-archive.ts';

interface Line {
  at: number;
  alert: number;
  kind: string;
  rule: string;
  severity: string;
  body: object;
}

/** Writes lines into the journal of a data folder, which is made for them. */
export function writeJournal(folder: string, lines: readonly Line[]): void {
  openArchive(folder).close();
  const db = new Database(join(folder, DATABASE));
  const insert = db.prepare(
    'INSERT INTO alert_journal (at, alert, kind, rule, severity, body) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { at, alert, kind, rule, severity, body } of lines)
    insert.run(at, alert, kind, rule, severity, JSON.stringify(body));
  db.close();
}

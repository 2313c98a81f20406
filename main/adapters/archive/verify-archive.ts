import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Settings } from '../../../shared/model/settings.ts';
import type { StoredRow } from '../../station/slots/row-codec.ts';
import { verify } from '../../station/verify.ts';
import type { VerifyResult, VerifyScratch } from '../../station/verify.ts';
import { openReader } from './open-reader.ts';

/** Recounts the database of `dir` beside a running station. @throws NoDatabaseError */
export function verifyArchive(dir: string, settings: Pick<Settings, 'serviceLevelSeconds' | 'shortAbandonMs'>): VerifyResult {
  const reader = openReader(dir);
  const folder = mkdtempSync(join(tmpdir(), 'callwall-verify-'));
  const db = new Database(join(folder, 'scratch.db'));
  try {
    return verify(reader, scratchRows(db), settings.serviceLevelSeconds, settings.shortAbandonMs);
  } finally {
    db.close();
    reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function scratchRows(db: Database.Database): VerifyScratch {
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec('CREATE TABLE slots (family INTEGER, start INTEGER, combo INTEGER, figures BLOB, tracks BLOB, PRIMARY KEY (family, start, combo)) WITHOUT ROWID');
  const put = db.prepare('INSERT OR REPLACE INTO slots VALUES (?, ?, ?, ?, ?)');
  const get = db.prepare<[number, number, number], StoredRow>('SELECT * FROM slots WHERE family = ? AND start = ? AND combo = ?');
  const newest = db.prepare<[number], { start: number | null }>('SELECT max(start) AS start FROM slots WHERE family = ?');
  return {
    newestRow: (family) => newest.get(family)?.start ?? -Infinity,
    loadRow: (family, start, combo) => get.get(family, start, combo),
    write: db.transaction((rows: StoredRow[]) => {
      for (const row of rows) put.run(row.family, row.start, row.combo, row.figures, row.tracks);
    }),
    rowsInOrder: () => db.prepare<[], StoredRow>('SELECT * FROM slots ORDER BY family, start, combo').iterate(),
  };
}

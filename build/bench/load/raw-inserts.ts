import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/**
 * Rows a second that SQLite takes when it does nothing else: integer columns and a key as the events have them, WAL,
 * `synchronous=FULL`, `rows` a commit, for about `seconds`.
 */
export function rawInserts(rows: number, seconds: number): number {
  const dir = mkdtempSync(join(tmpdir(), 'callwall-bench-'));
  const db = new Database(join(dir, 'raw.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('wal_autocheckpoint = 4000');
  db.exec(
    `CREATE TABLE events (epoch INTEGER, seq INTEGER, type INTEGER, time INTEGER, contact INTEGER, agent INTEGER,
     rest INTEGER, extra TEXT, PRIMARY KEY (epoch, seq)) STRICT, WITHOUT ROWID`,
  );
  const insert = db.prepare('INSERT INTO events VALUES (1, ?, ?, ?, ?, ?, ?, NULL)');
  const commit = db.transaction((from: number) => {
    for (let seq = from; seq < from + rows; seq += 1)
      insert.run(seq, seq % 9, 1.8e12 + seq, seq >> 2, seq % 4_700, seq % 60);
  });
  const start = performance.now();
  let seq = 1;
  for (; performance.now() - start < seconds * 1000; seq += rows) commit(seq);
  const rate = (seq - 1) / ((performance.now() - start) / 1000);
  db.close();
  rmSync(dir, { recursive: true });
  return rate;
}

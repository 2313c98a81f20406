import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { FormulaSettings } from '../../../shared/model/formula.ts';
import { formulasIn } from '../../station/slots/formulas.ts';
import type { StoredRow, StoredTracks } from '../../station/slots/row-codec.ts';
import type { RowChanges } from '../../station/slots/rows.ts';
import { verify } from '../../station/verify.ts';
import type { VerifyResult, VerifyScratch } from '../../station/verify.ts';
import { openReader } from './open-reader.ts';

/**
 * Recounts the database of `dir` beside a running station. @param settings for a database no station has started with.
 * @throws NoDatabaseError
 */
export function verifyArchive(dir: string, settings: FormulaSettings): VerifyResult {
  const reader = openReader(dir);
  const folder = mkdtempSync(join(tmpdir(), 'callwall-verify-'));
  const db = new Database(join(folder, 'scratch.db'));
  try {
    return verify(reader, scratchRows(db), formulasIn(reader, settings));
  } finally {
    db.close();
    reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function scratchRows(db: Database.Database): VerifyScratch {
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  const key = 'family INTEGER, start INTEGER, combo INTEGER, PRIMARY KEY (family, start, combo)';
  db.exec(
    `CREATE TABLE slots (figures BLOB, histograms BLOB, ${key}) WITHOUT ROWID; CREATE TABLE tracks (tracks BLOB, ${key}) WITHOUT ROWID`,
  );
  db.exec('CREATE TABLE visits (customer, business, offered, contact)');
  db.exec('CREATE TABLE order_facts (source, id, fact, PRIMARY KEY (source, id, fact)) WITHOUT ROWID');
  const addOrderFact = db.prepare('INSERT OR IGNORE INTO order_facts VALUES (?, ?, ?)');
  const orderFacts = db
    .prepare<[number, string], string>('SELECT fact FROM order_facts WHERE source = ? AND id = ?')
    .pluck();
  // Filled before it is asked: cheaper than an index that grows in no order.
  let indexed = false;
  const addVisit = db.prepare('INSERT INTO visits VALUES (?, ?, ?, ?)');
  const visited = db
    .prepare<[string, number, number, number], number>(
      'SELECT 1 FROM visits WHERE customer = ? AND business = ? AND offered BETWEEN ? AND ? LIMIT 1',
    )
    .pluck();
  const put = db.prepare(
    'INSERT OR REPLACE INTO slots (family, start, combo, figures, histograms) VALUES (?, ?, ?, ?, ?)',
  );
  const putTracks = db.prepare(
    'INSERT OR REPLACE INTO tracks (family, start, combo, tracks) VALUES (?, ?, ?, ?)',
  );
  const one = 'WHERE family = ? AND start = ? AND combo = ?';
  const get = db.prepare<[number, number, number], StoredRow>(`SELECT * FROM slots ${one}`);
  const getTracks = db.prepare<[number, number, number], StoredTracks>(`SELECT * FROM tracks ${one}`);
  const between = db.prepare<[number, number, number], StoredRow>(
    'SELECT * FROM slots WHERE family = ? AND start >= ? AND start < ?',
  );
  const newest = db.prepare<[number], { start: number | null }>(
    'SELECT max(start) AS start FROM slots WHERE family = ?',
  );
  return {
    addVisit: ({ customer, business, offeredAt }, contact) =>
      void addVisit.run(customer, business, offeredAt, contact),
    visited(customer, business, from, to) {
      if (!indexed) db.exec('CREATE INDEX visits_of ON visits (customer, business, offered)');
      indexed = true;
      return visited.get(customer, business, from, to) !== undefined;
    },
    addOrderFact: (source, id, fact) => void addOrderFact.run(source, id, fact),
    orderFacts: (source, id) => orderFacts.all(source, id).toSorted(),
    orderFactCount: () => db.prepare<[], number>('SELECT count(*) FROM order_facts').pluck().get()!,
    newestRow: (family) => newest.get(family)?.start ?? -Infinity,
    loadRow: (family, start, combo) => get.get(family, start, combo),
    loadTracks: (family, start, combo) => getTracks.get(family, start, combo),
    rowsBetween: (family, from, to) => between.all(family, from, to),
    write: db.transaction(({ rows, tracks }: RowChanges) => {
      for (const row of rows) put.run(row.family, row.start, row.combo, row.figures, row.histograms);
      for (const row of tracks) putTracks.run(row.family, row.start, row.combo, row.tracks);
    }),
    rowsInOrder: (from) =>
      db
        .prepare<[number], StoredRow>('SELECT * FROM slots WHERE start >= ? ORDER BY family, start, combo')
        .iterate(from),
  };
}

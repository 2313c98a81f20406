import type Database from 'better-sqlite3';
import type { DocumentArchive, StoredDocument } from '../../station/archive-port.ts';

/** Prepares what keeps the documents that people edit; outside of a transaction each version is durable when it returns. */
export function prepareDocuments(db: Database.Database): DocumentArchive {
  const columns = 'SELECT version, since, by, body FROM documents WHERE kind = ?';
  const newestFirst = db.prepare<[string, number], StoredDocument>(
    `${columns} ORDER BY version DESC LIMIT ?`,
  );
  const one = db.prepare<[string, number], StoredDocument>(`${columns} AND version = ?`);
  const insert = db.prepare('INSERT INTO documents (kind, version, since, by, body) VALUES (?, ?, ?, ?, ?)');
  const forget = db.prepare('DELETE FROM documents WHERE kind = ? AND version <= ?');
  const add = db.transaction((kind: string, next: StoredDocument, keep: number) => {
    insert.run(kind, next.version, next.since, next.by, next.body);
    forget.run(kind, next.version - keep);
  });
  const newestDocument = (kind: string): StoredDocument | undefined => newestFirst.get(kind, 1);
  return {
    newestDocument,
    documentVersion: (kind, version) => one.get(kind, version),
    documentVersions: (kind, most) => newestFirst.all(kind, most),
    addDocument(kind, document, keep) {
      const version = (newestDocument(kind)?.version ?? 0) + 1;
      add(kind, { version, ...document }, keep);
      return version;
    },
  };
}

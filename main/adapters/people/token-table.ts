import type Database from 'better-sqlite3';
import type { WallToken } from '../../../shared/contract/asks/people-asks.ts';

/** A wall's token as it is kept: by the digest of what is shown. */
export interface StoredToken extends WallToken {
  digest: string;
}

/** Tokens of walls. Writes belong into a transaction of the caller's. */
export interface TokenTable {
  /** Newest first, those that are over, too. */
  all(): StoredToken[];
  add(token: Pick<StoredToken, 'digest' | 'name' | 'by' | 'since' | 'until'>): string;
  revoke(id: string): void;
}

type Row = Omit<StoredToken, 'revoked'> & { revoked: number };

export function prepareTokens(db: Database.Database): TokenTable {
  const all = db.prepare<[], Row>(
    'SELECT CAST(id AS TEXT) AS id, digest, name, by, since, until, revoked FROM wall_tokens ORDER BY wall_tokens.id DESC',
  );
  const insert = db.prepare<[string, string, string, number, number]>(
    'INSERT INTO wall_tokens (digest, name, by, since, until, revoked) VALUES (?, ?, ?, ?, ?, 0)',
  );
  const revoke = db.prepare<[string]>('UPDATE wall_tokens SET revoked = 1 WHERE id = ?');
  return {
    all: () => all.all().map((row) => ({ ...row, revoked: row.revoked === 1 })),
    add: ({ digest, name, by, since, until }) =>
      String(insert.run(digest, name, by, since, until).lastInsertRowid),
    revoke: (id) => void revoke.run(id),
  };
}

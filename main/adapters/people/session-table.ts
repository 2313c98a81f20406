import type Database from 'better-sqlite3';

/** A browser in which somebody signed in; `digest` of what it shows. Times are epoch ms. */
export interface StoredSession {
  digest: string;
  person: string;
  since: number;
  /** Ends then, whatever happens. */
  until: number;
  /** When it was last used. */
  seen: number;
}

/** Sessions of people. Writes belong into a transaction of the caller's. */
export interface SessionTable {
  find(digest: string): StoredSession | undefined;
  open(session: StoredSession): void;
  setSeen(digest: string, at: number): void;
  end(digest: string): void;
  /** Ends all of a person's, but that one. */
  endAllOf(person: string, but: string): void;
  /** Forgets those that ended before `now` or were not used since `idleSince`. */
  forget(now: number, idleSince: number): void;
}

export function prepareSessions(db: Database.Database): SessionTable {
  const find = db.prepare<[string], StoredSession>(
    'SELECT digest, CAST(person AS TEXT) AS person, since, until, seen FROM sessions WHERE digest = ?',
  );
  const insert = db.prepare<StoredSession>(
    'INSERT INTO sessions (digest, person, since, until, seen) VALUES (:digest, CAST(:person AS INTEGER), :since, :until, :seen)',
  );
  const seen = db.prepare<[number, string]>('UPDATE sessions SET seen = ? WHERE digest = ?');
  const end = db.prepare<[string]>('DELETE FROM sessions WHERE digest = ?');
  const endAll = db.prepare<[string, string]>('DELETE FROM sessions WHERE person = ? AND digest <> ?');
  const forget = db.prepare<[number, number]>('DELETE FROM sessions WHERE until <= ? OR seen <= ?');
  return {
    find: (digest) => find.get(digest),
    open: (session) => void insert.run(session),
    setSeen: (digest, at) => void seen.run(at, digest),
    end: (digest) => void end.run(digest),
    endAllOf: (person, but) => void endAll.run(person, but),
    forget: (now, idleSince) => void forget.run(now, idleSince),
  };
}

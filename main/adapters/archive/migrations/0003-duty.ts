/** Schema version 3: alerts and their rules, people and what they did, documents that people edit. */
export const duty = `
-- Every revision of every rule; rule NULL = taken away (a rule Callwall brings: back to how it is brought).
CREATE TABLE alert_rules (
  id TEXT NOT NULL, revision INTEGER NOT NULL, enabled INTEGER NOT NULL, since INTEGER NOT NULL, by TEXT NOT NULL, rule TEXT,
  PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID;
-- What is not inactive, and sums that go on (CUSUM), by rule and scope; body JSON.
CREATE TABLE alerts (rule TEXT NOT NULL, scope TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (rule, scope)) STRICT, WITHOUT ROWID;
-- Only ever added to.
CREATE TABLE alert_journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, alert INTEGER NOT NULL, kind TEXT NOT NULL, rule TEXT NOT NULL,
  severity TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX alert_journal_by_time ON alert_journal (at);
CREATE INDEX alert_journal_by_alert ON alert_journal (alert);
CREATE TABLE alert_notices (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
-- Who may sign in; secret: how the password was hashed, with its salt and costs. Nobody is ever removed: what they did names them.
CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
  secret TEXT NOT NULL, since INTEGER NOT NULL, active INTEGER NOT NULL, seen INTEGER NOT NULL
) STRICT;
-- Who is signed in; only digests of what their browsers show.
CREATE TABLE sessions (
  digest TEXT PRIMARY KEY, person INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_person ON sessions (person);
-- Read-only tokens of walls, by digest, until they expire or are taken back.
CREATE TABLE wall_tokens (
  id INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL, by TEXT NOT NULL, since INTEGER NOT NULL,
  until INTEGER NOT NULL, revoked INTEGER NOT NULL
) STRICT;
-- Who changed what; only ever added to. by: their id, '' = nobody signed in. before and after are JSON without secrets.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  what TEXT NOT NULL, subject TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_time ON audit (at);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit journal is only added to'); END;
CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit journal is only added to'); END;
-- Documents that people edit (settings, playlists of the displays …): every version; the newest holds.
CREATE TABLE documents (
  kind TEXT NOT NULL, version INTEGER NOT NULL, since INTEGER NOT NULL, by TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (kind, version)
) STRICT, WITHOUT ROWID;
`;

-- Version 11. Written by SNAPSHOT=write; changed only together with a new migration.
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit journal is only added to'); END;
CREATE TRIGGER audit_is_never_removed BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit journal is only added to'); END;
CREATE TRIGGER day_figures_go_with_changed AFTER UPDATE ON slots
  WHEN NEW.family = 15 AND NEW.start < (SELECT end FROM day_figures ORDER BY start DESC LIMIT 1)
  BEGIN DELETE FROM day_figures WHERE start <= NEW.start AND end > NEW.start; END;
CREATE TRIGGER day_figures_go_with_gone AFTER DELETE ON slots
  WHEN OLD.family = 15 AND OLD.start < (SELECT end FROM day_figures ORDER BY start DESC LIMIT 1)
  BEGIN DELETE FROM day_figures WHERE start <= OLD.start AND end > OLD.start; END;
CREATE TRIGGER day_figures_go_with_new AFTER INSERT ON slots
  WHEN NEW.family = 15 AND NEW.start < (SELECT end FROM day_figures ORDER BY start DESC LIMIT 1)
  BEGIN DELETE FROM day_figures WHERE start <= NEW.start AND end > NEW.start; END;
CREATE TRIGGER handovers_are_never_changed BEFORE UPDATE ON handovers BEGIN SELECT raise(ABORT, 'hand-overs are only added to'); END;
CREATE TRIGGER handovers_are_never_removed BEFORE DELETE ON handovers BEGIN SELECT raise(ABORT, 'hand-overs are only added to'); END;
CREATE TRIGGER shift_notes_are_never_changed BEFORE UPDATE ON shift_notes BEGIN SELECT raise(ABORT, 'notes are only added to'); END;
CREATE TRIGGER shift_notes_are_never_removed BEFORE DELETE ON shift_notes BEGIN SELECT raise(ABORT, 'notes are only added to'); END;
CREATE TRIGGER summaries_are_never_changed BEFORE UPDATE ON summaries BEGIN SELECT raise(ABORT, 'the journal of summaries is only added to'); END;
CREATE TRIGGER summaries_are_never_removed BEFORE DELETE ON summaries BEGIN SELECT raise(ABORT, 'the journal of summaries is only added to'); END;
CREATE TABLE alert_journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, alert INTEGER NOT NULL, kind TEXT NOT NULL, rule TEXT NOT NULL,
  severity TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE alert_notices (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE alert_rules (
  id TEXT NOT NULL, revision INTEGER NOT NULL, enabled INTEGER NOT NULL, since INTEGER NOT NULL, by TEXT NOT NULL, rule TEXT,
  PRIMARY KEY (id, revision)
) STRICT, WITHOUT ROWID;
CREATE TABLE alerts (rule TEXT NOT NULL, scope TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (rule, scope)) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, by TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
  what TEXT NOT NULL, subject TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL
) STRICT;
CREATE TABLE closed_days (
  start INTEGER PRIMARY KEY, end INTEGER NOT NULL, family INTEGER NOT NULL, upto INTEGER NOT NULL,
  rows INTEGER NOT NULL, digest TEXT NOT NULL
) STRICT;
CREATE TABLE combos (
  code INTEGER PRIMARY KEY, site INTEGER NOT NULL, channel INTEGER NOT NULL, business INTEGER NOT NULL,
  language INTEGER NOT NULL, ivr_key INTEGER NOT NULL, queue INTEGER NOT NULL, agent INTEGER NOT NULL
) STRICT;
CREATE TABLE complaint_hours (start INTEGER PRIMARY KEY, cells BLOB NOT NULL, hot BLOB NOT NULL) STRICT;
CREATE TABLE complaint_paths (
  side TEXT NOT NULL, code INTEGER NOT NULL, path TEXT NOT NULL, PRIMARY KEY (side, code)
) STRICT, WITHOUT ROWID;
CREATE TABLE complaint_topics (
  category INTEGER NOT NULL, region INTEGER NOT NULL, first INTEGER NOT NULL, PRIMARY KEY (category, region)
) STRICT, WITHOUT ROWID;
CREATE TABLE complaints (
  time INTEGER NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, category INTEGER NOT NULL, region INTEGER NOT NULL, source INTEGER NOT NULL DEFAULT 0, complaint TEXT NOT NULL DEFAULT '', doubled INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (time, epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE contacts (
  code INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL, offered INTEGER, over INTEGER, body BLOB NOT NULL
) STRICT;
CREATE TABLE day_figures (start INTEGER PRIMARY KEY, end INTEGER NOT NULL, figures BLOB NOT NULL) STRICT;
CREATE TABLE documents (
  kind TEXT NOT NULL, version INTEGER NOT NULL, since INTEGER NOT NULL, by TEXT NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (kind, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE epochs (code INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL, next INTEGER NOT NULL, UNIQUE (source, id)) STRICT;
CREATE TABLE events (
  epoch INTEGER NOT NULL, seq INTEGER NOT NULL, type INTEGER NOT NULL, time INTEGER NOT NULL, contact INTEGER NOT NULL,
  agent INTEGER NOT NULL, rest INTEGER NOT NULL, extra TEXT, PRIMARY KEY (epoch, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE formulas (version INTEGER PRIMARY KEY, valid_from INTEGER NOT NULL, facts TEXT NOT NULL) STRICT;
CREATE TABLE gaps (
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, epoch INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  why TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE TABLE handovers (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, handover INTEGER, kind TEXT NOT NULL, shift INTEGER NOT NULL,
  at INTEGER NOT NULL, by TEXT NOT NULL, role TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE held_slots (n INTEGER PRIMARY KEY, rows BLOB NOT NULL) STRICT;
CREATE TABLE hotspot_journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, hotspot INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE hotspots (
  id INTEGER PRIMARY KEY AUTOINCREMENT, since INTEGER NOT NULL, ended INTEGER, body TEXT NOT NULL
) STRICT;
CREATE TABLE mass_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT, since INTEGER NOT NULL, ended INTEGER, body TEXT NOT NULL
) STRICT;
CREATE TABLE messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, level TEXT NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL
) STRICT;
CREATE TABLE names (code INTEGER PRIMARY KEY, kind TEXT NOT NULL, source INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE order_days (
  day INTEGER NOT NULL, kind INTEGER NOT NULL, created INTEGER NOT NULL, with_limit INTEGER NOT NULL, late INTEGER NOT NULL,
  PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE orders (
  code INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL, created INTEGER, over INTEGER, body BLOB NOT NULL
) STRICT;
CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
  secret TEXT NOT NULL, since INTEGER NOT NULL, active INTEGER NOT NULL, seen INTEGER NOT NULL
) STRICT;
CREATE TABLE purged (
  epoch INTEGER PRIMARY KEY, events INTEGER NOT NULL, quarantined INTEGER NOT NULL, lost INTEGER NOT NULL
) STRICT;
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
  code TEXT NOT NULL, why TEXT NOT NULL, raw TEXT NOT NULL
, type TEXT NOT NULL DEFAULT '', order_code INTEGER) STRICT;
CREATE TABLE roster (name INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT;
CREATE TABLE seat_changes (
  time INTEGER NOT NULL, agent INTEGER NOT NULL, seq INTEGER NOT NULL, state INTEGER NOT NULL,
  PRIMARY KEY (time, agent, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE seats (
  agent INTEGER PRIMARY KEY, time INTEGER NOT NULL, seq INTEGER NOT NULL, state INTEGER NOT NULL, about INTEGER NOT NULL
) STRICT;
CREATE TABLE seconds (second INTEGER PRIMARY KEY, counts BLOB NOT NULL) STRICT;
CREATE TABLE sessions (
  digest TEXT PRIMARY KEY, person INTEGER NOT NULL, since INTEGER NOT NULL, until INTEGER NOT NULL, seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE shift_notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, note INTEGER, kind TEXT NOT NULL, at INTEGER NOT NULL,
  by TEXT NOT NULL, role TEXT NOT NULL, follow INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE TABLE slots (
  family INTEGER NOT NULL, start INTEGER NOT NULL, combo INTEGER NOT NULL, figures BLOB NOT NULL, histograms BLOB,
  PRIMARY KEY (family, start, combo)
) STRICT, WITHOUT ROWID;
CREATE TABLE sources (code INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, facts TEXT NOT NULL) STRICT;
CREATE TABLE sqlite_sequence(name,seq);
CREATE TABLE summaries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, date TEXT NOT NULL,
  since INTEGER NOT NULL, until INTEGER NOT NULL, issue INTEGER NOT NULL, attempts INTEGER NOT NULL, error TEXT NOT NULL,
  hash TEXT NOT NULL, files TEXT NOT NULL, digest TEXT NOT NULL, changes TEXT NOT NULL
) STRICT;
CREATE TABLE summary_figures (summary INTEGER PRIMARY KEY, until INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
CREATE TABLE summary_watch (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL) STRICT;
CREATE TABLE totals (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE tracks (
  family INTEGER NOT NULL, start INTEGER NOT NULL, combo INTEGER NOT NULL, tracks BLOB NOT NULL,
  PRIMARY KEY (family, start, combo)
) STRICT, WITHOUT ROWID;
CREATE TABLE unsealed (family INTEGER NOT NULL, start INTEGER NOT NULL, PRIMARY KEY (family, start)) STRICT, WITHOUT ROWID;
CREATE TABLE visits (
  customer TEXT NOT NULL, business INTEGER NOT NULL, offered INTEGER NOT NULL, contact INTEGER NOT NULL,
  PRIMARY KEY (customer, business, offered, contact)
) STRICT, WITHOUT ROWID;
CREATE TABLE wall_tokens (
  id INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL, by TEXT NOT NULL, since INTEGER NOT NULL,
  until INTEGER NOT NULL, revoked INTEGER NOT NULL
) STRICT;
CREATE INDEX alert_journal_by_alert ON alert_journal (alert);
CREATE INDEX alert_journal_by_time ON alert_journal (at);
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX complaints_by_id ON complaints (source, complaint);
CREATE UNIQUE INDEX contacts_by_id ON contacts (source, id);
CREATE INDEX contacts_offered ON contacts (offered, over) WHERE offered IS NOT NULL AND over IS NOT NULL;
CREATE INDEX contacts_open ON contacts (offered) WHERE over IS NULL;
CREATE UNIQUE INDEX handovers_are_answered_once ON handovers (handover) WHERE handover IS NOT NULL;
CREATE INDEX handovers_by_shift ON handovers (shift);
CREATE INDEX hotspot_journal_by_time ON hotspot_journal (at);
CREATE INDEX hotspots_by_end ON hotspots (ended);
CREATE INDEX hotspots_open ON hotspots (since) WHERE ended IS NULL;
CREATE INDEX names_by_kind ON names (kind) WHERE kind <> 'data';
CREATE UNIQUE INDEX orders_by_id ON orders (source, id);
CREATE INDEX orders_open ON orders (code) WHERE over IS NULL;
CREATE INDEX orders_over ON orders (over) WHERE over IS NOT NULL;
CREATE INDEX quarantine_by_order ON quarantine (order_code) WHERE order_code IS NOT NULL;
CREATE INDEX quarantine_by_type ON quarantine (type, source);
CREATE INDEX sessions_by_person ON sessions (person);
CREATE INDEX shift_notes_by_note ON shift_notes (note) WHERE note IS NOT NULL;
CREATE INDEX shift_notes_by_time ON shift_notes (at) WHERE note IS NULL;
CREATE INDEX shift_notes_to_follow ON shift_notes (id) WHERE follow = 1;
CREATE INDEX summaries_by_end ON summaries (until);

/** Schema version 4: complaints by cell and hour, their hotspots and mass events. */
export const complaints = `
-- Paths of the trees of classes and regions that complaints have named, and those above them; path JSON. Code 0 is the whole tree.
CREATE TABLE complaint_paths (
  side TEXT NOT NULL, code INTEGER NOT NULL, path TEXT NOT NULL, PRIMARY KEY (side, code)
) STRICT, WITHOUT ROWID;
-- A local hour: complaints by finest cell, and the cells of all levels that were hotspots; (class, region, n) as varints.
CREATE TABLE complaint_hours (start INTEGER PRIMARY KEY, cells BLOB NOT NULL, hot BLOB NOT NULL) STRICT;
-- Where the events of complaints are, by time, as long as the events are kept.
CREATE TABLE complaints (
  time INTEGER NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, category INTEGER NOT NULL, region INTEGER NOT NULL,
  PRIMARY KEY (time, epoch, seq)
) STRICT, WITHOUT ROWID;
-- When a class was complained of in a region for the first time.
CREATE TABLE complaint_topics (
  category INTEGER NOT NULL, region INTEGER NOT NULL, first INTEGER NOT NULL, PRIMARY KEY (category, region)
) STRICT, WITHOUT ROWID;
-- AUTOINCREMENT: the id of a hotspot that is gone is never another one's. ended NULL = open; body JSON, with owner, notes and orders.
CREATE TABLE hotspots (
  id INTEGER PRIMARY KEY AUTOINCREMENT, since INTEGER NOT NULL, ended INTEGER, body TEXT NOT NULL
) STRICT;
CREATE INDEX hotspots_open ON hotspots (since) WHERE ended IS NULL;
CREATE INDEX hotspots_by_end ON hotspots (ended);
CREATE TABLE mass_events (
  id INTEGER PRIMARY KEY AUTOINCREMENT, since INTEGER NOT NULL, ended INTEGER, body TEXT NOT NULL
) STRICT;
-- Only ever added to.
CREATE TABLE hotspot_journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, hotspot INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX hotspot_journal_by_time ON hotspot_journal (at);
`;

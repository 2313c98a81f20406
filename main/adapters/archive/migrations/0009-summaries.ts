/** Schema version 9: the summaries that the station wrote by itself, and how far it has looked for what came late. */
export const summaries = `
-- Only ever added to. issue 0: a first try that failed, with its error. since, until: the time it is about. files, digest and changes are JSON.
CREATE TABLE summaries (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, date TEXT NOT NULL,
  since INTEGER NOT NULL, until INTEGER NOT NULL, issue INTEGER NOT NULL, attempts INTEGER NOT NULL, error TEXT NOT NULL,
  hash TEXT NOT NULL, files TEXT NOT NULL, digest TEXT NOT NULL, changes TEXT NOT NULL
) STRICT;
CREATE INDEX summaries_by_end ON summaries (until);
CREATE TRIGGER summaries_are_never_changed BEFORE UPDATE ON summaries BEGIN SELECT raise(ABORT, 'the journal of summaries is only added to'); END;
CREATE TRIGGER summaries_are_never_removed BEFORE DELETE ON summaries BEGIN SELECT raise(ABORT, 'the journal of summaries is only added to'); END;
-- Figures of those that may still be corrected, deflated JSON.
CREATE TABLE summary_figures (summary INTEGER PRIMARY KEY, until INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
-- One row, JSON: since when each kind is written, up to which event of each epoch was looked, and what came late meanwhile.
CREATE TABLE summary_watch (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL) STRICT;
`;

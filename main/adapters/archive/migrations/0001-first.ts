/** Schema version 1. Never changed once released; the next change is a new file. */
export const first = `
-- Names (queues, agents, businesses, common event members …): stored once, everything else holds codes.
CREATE TABLE names (code INTEGER PRIMARY KEY, kind TEXT NOT NULL, source INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
-- Kind data (members of events as text) is the most by far, and never looked for by kind.
CREATE INDEX names_by_kind ON names (kind) WHERE kind <> 'data';
CREATE TABLE combos (
  code INTEGER PRIMARY KEY, site INTEGER NOT NULL, channel INTEGER NOT NULL, business INTEGER NOT NULL,
  language INTEGER NOT NULL, ivr_key INTEGER NOT NULL, queue INTEGER NOT NULL, agent INTEGER NOT NULL
) STRICT;
CREATE TABLE sources (code INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, facts TEXT NOT NULL) STRICT;
CREATE TABLE epochs (code INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL, next INTEGER NOT NULL, UNIQUE (source, id)) STRICT;
-- The events as received; the key makes re-sent ones harmless. Epoch 0 holds what the station inferred itself.
CREATE TABLE events (
  epoch INTEGER NOT NULL, seq INTEGER NOT NULL, type INTEGER NOT NULL, time INTEGER NOT NULL, contact INTEGER NOT NULL,
  agent INTEGER NOT NULL, rest INTEGER NOT NULL, extra TEXT, PRIMARY KEY (epoch, seq)
) STRICT, WITHOUT ROWID;
-- over: when it ended; NULL while it is open. An index is written when a contact comes into its WHERE and when it leaves.
CREATE TABLE contacts (
  code INTEGER PRIMARY KEY, source INTEGER NOT NULL, id TEXT NOT NULL, offered INTEGER, over INTEGER, body BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX contacts_by_id ON contacts (source, id);
CREATE INDEX contacts_open ON contacts (offered) WHERE over IS NULL;
CREATE INDEX contacts_offered ON contacts (offered, over) WHERE offered IS NOT NULL AND over IS NOT NULL;
-- Who came when and for what, by which a contact is known as a repeat.
CREATE TABLE visits (
  customer TEXT NOT NULL, business INTEGER NOT NULL, offered INTEGER NOT NULL, contact INTEGER NOT NULL,
  PRIMARY KEY (customer, business, offered, contact)
) STRICT, WITHOUT ROWID;
-- Figures: family 5 = five-minute leaves by combination, 15 = quarter hours of the centre (combo 0) and of queues,
-- 16 = quarter hours of agents. Histograms stand behind the figures, because reports read only those.
CREATE TABLE slots (
  family INTEGER NOT NULL, start INTEGER NOT NULL, combo INTEGER NOT NULL, figures BLOB NOT NULL, histograms BLOB,
  PRIMARY KEY (family, start, combo)
) STRICT, WITHOUT ROWID;
-- Step functions behind the peaks, written once a slot is over; until then they are made from the contacts.
CREATE TABLE tracks (
  family INTEGER NOT NULL, start INTEGER NOT NULL, combo INTEGER NOT NULL, tracks BLOB NOT NULL,
  PRIMARY KEY (family, start, combo)
) STRICT, WITHOUT ROWID;
CREATE TABLE unsealed (family INTEGER NOT NULL, start INTEGER NOT NULL, PRIMARY KEY (family, start)) STRICT, WITHOUT ROWID;
CREATE TABLE seconds (second INTEGER PRIMARY KEY, counts BLOB NOT NULL) STRICT;
-- State by agent, rewritten at each change; about (name, team, queues …) points to a name of kind data.
CREATE TABLE seats (
  agent INTEGER PRIMARY KEY, time INTEGER NOT NULL, seq INTEGER NOT NULL, state INTEGER NOT NULL, about INTEGER NOT NULL
) STRICT;
CREATE TABLE seat_changes (
  time INTEGER NOT NULL, agent INTEGER NOT NULL, seq INTEGER NOT NULL, state INTEGER NOT NULL,
  PRIMARY KEY (time, agent, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE roster (name INTEGER PRIMARY KEY, data TEXT NOT NULL) STRICT;
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
  code TEXT NOT NULL, why TEXT NOT NULL, raw TEXT NOT NULL
) STRICT;
CREATE TABLE gaps (
  id INTEGER PRIMARY KEY, source INTEGER NOT NULL, epoch INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  why TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
-- Versions of the formula settings: valid_from a local midnight (epoch ms), facts JSON. Rows are only ever added: the
-- columns of figures follow the seconds in them in the order in which they came.
CREATE TABLE formulas (version INTEGER PRIMARY KEY, valid_from INTEGER NOT NULL, facts TEXT NOT NULL) STRICT;
-- Closed days, whose events are gone: a digest of their figures (family, start, combo, figures, histograms), as yet of
-- the families before "family" and of the rows of that one before upto; and what is gone of each epoch.
CREATE TABLE closed_days (
  start INTEGER PRIMARY KEY, end INTEGER NOT NULL, family INTEGER NOT NULL, upto INTEGER NOT NULL,
  rows INTEGER NOT NULL, digest TEXT NOT NULL
) STRICT;
CREATE TABLE purged (
  epoch INTEGER PRIMARY KEY, events INTEGER NOT NULL, quarantined INTEGER NOT NULL, lost INTEGER NOT NULL
) STRICT;
CREATE TABLE totals (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`;

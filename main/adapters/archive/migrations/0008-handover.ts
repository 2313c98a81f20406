/** Schema version 8: running notes and hand-overs from shift to shift. */
export const handover = `
-- Journals, only ever added to. key: made by who asked, so that nothing is done twice. by: '' = nobody signed in. body JSON.
-- note: id of the note's first entry; NULL = this is it. follow: it is to be followed up from this entry on.
CREATE TABLE shift_notes (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, note INTEGER, kind TEXT NOT NULL, at INTEGER NOT NULL,
  by TEXT NOT NULL, role TEXT NOT NULL, follow INTEGER NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE INDEX shift_notes_by_time ON shift_notes (at) WHERE note IS NULL;
CREATE INDEX shift_notes_by_note ON shift_notes (note) WHERE note IS NOT NULL;
CREATE INDEX shift_notes_to_follow ON shift_notes (id) WHERE follow = 1;
CREATE TRIGGER shift_notes_are_never_changed BEFORE UPDATE ON shift_notes BEGIN SELECT raise(ABORT, 'notes are only added to'); END;
CREATE TRIGGER shift_notes_are_never_removed BEFORE DELETE ON shift_notes BEGIN SELECT raise(ABORT, 'notes are only added to'); END;
-- handover: id of the entry that is answered; NULL = this one hands over. shift: when that began, epoch ms.
CREATE TABLE handovers (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, handover INTEGER, kind TEXT NOT NULL, shift INTEGER NOT NULL,
  at INTEGER NOT NULL, by TEXT NOT NULL, role TEXT NOT NULL, body TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX handovers_are_answered_once ON handovers (handover) WHERE handover IS NOT NULL;
CREATE INDEX handovers_by_shift ON handovers (shift);
CREATE TRIGGER handovers_are_never_changed BEFORE UPDATE ON handovers BEGIN SELECT raise(ABORT, 'hand-overs are only added to'); END;
CREATE TRIGGER handovers_are_never_removed BEFORE DELETE ON handovers BEGIN SELECT raise(ABORT, 'hand-overs are only added to'); END;
`;

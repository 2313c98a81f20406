import type Database from 'better-sqlite3';
import type { DutyArchive, DutyReader, HandoverEntry, NoteEntry } from '../../station/shift/duty-archive.ts';

type NoteRow = Omit<NoteEntry, 'follow' | 'body'> & { follow: number; body: string };
type HandoverRow = Omit<HandoverEntry, 'body'> & { body: string };

const NOTES = 'SELECT id, key, note, kind, at, by, role, follow, body FROM shift_notes';
const HANDOVERS = 'SELECT id, key, handover, kind, at, by, role, body FROM handovers';
/** Entries of the notes whose first ones `which` selects. */
const notesOf = (which: string): string =>
  `${NOTES} WHERE id IN (${which}) OR note IN (${which}) ORDER BY id`;
const handoversOf = (which: string): string =>
  `${HANDOVERS} WHERE id IN (${which}) OR handover IN (${which}) ORDER BY id`;

/** What is to be followed up as of its last entry. */
const TO_FOLLOW = `SELECT coalesce(f.note, f.id) FROM shift_notes f WHERE f.follow = 1
  AND NOT EXISTS (SELECT 1 FROM shift_notes l WHERE l.note = coalesce(f.note, f.id) AND l.id > f.id)`;

/** Reads the journals of notes and hand-overs. */
export function dutyReads(db: Database.Database): DutyReader {
  return {
    noteEntries: (from, to) =>
      db
        .prepare<[Span], NoteRow>(
          notesOf('SELECT id FROM shift_notes WHERE note IS NULL AND at >= @from AND at < @to'),
        )
        .all({ from, to })
        .map(noteOf),
    handoverEntries: (from, to, most = -1) =>
      db
        .prepare<[Span & { most: number }], HandoverRow>(
          handoversOf(
            `SELECT id FROM handovers WHERE handover IS NULL AND shift >= @from AND shift < @to ORDER BY id DESC LIMIT @most`,
          ),
        )
        .all({ from, to, most })
        .map(handoverOf),
  };
}

type Span = Record<'from' | 'to', number>;

/** Prepares what keeps notes and hand-overs. */
export function prepareDuty(db: Database.Database): DutyArchive {
  const ofKey = (table: string, first: string): string =>
    `SELECT coalesce(${first}, id) FROM ${table} WHERE key = @key`;
  const noteOfKey = db.prepare<[{ key: string }], NoteRow>(notesOf(ofKey('shift_notes', 'note')));
  const handoverOfKey = db.prepare<[{ key: string }], HandoverRow>(
    handoversOf(ofKey('handovers', 'handover')),
  );
  const handoverOfId = db.prepare<[{ id: number }], HandoverRow>(
    handoversOf('SELECT id FROM handovers WHERE id = @id AND handover IS NULL'),
  );
  const lastNotes = db.prepare<[{ most: number }], NoteRow>(
    notesOf(
      `SELECT * FROM (SELECT id FROM shift_notes WHERE note IS NULL ORDER BY id DESC LIMIT @most) UNION ${TO_FOLLOW}`,
    ),
  );
  const addNote = db.prepare(
    'INSERT INTO shift_notes (key, note, kind, at, by, role, follow, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const addHandover = db.prepare(
    'INSERT INTO handovers (key, handover, kind, shift, at, by, role, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    ...dutyReads(db),
    lastNoteEntries: (most) => lastNotes.all({ most }).map(noteOf),
    noteOfKey: (key) => noteOfKey.all({ key }).map(noteOf),
    handoverOfKey: (key) => handoverOfKey.all({ key }).map(handoverOf),
    handoverOfId: (id) => handoverOfId.all({ id }).map(handoverOf),
    addNoteEntry({ key, note, kind, at, by, role, follow, body }) {
      const row = addNote.run(key, note, kind, at, by, role, Number(follow), JSON.stringify(body));
      return Number(row.lastInsertRowid);
    },
    addHandoverEntry(entry) {
      const { key, handover, kind, at, by, role, body } = entry;
      // Only what hands over is looked for by its shift.
      const shift = entry.kind === 'given' ? entry.body.shift.start : 0;
      const row = addHandover.run(key, handover, kind, shift, at, by, role, JSON.stringify(body));
      return Number(row.lastInsertRowid);
    },
  };
}

function noteOf({ follow, body, ...entry }: NoteRow): NoteEntry {
  return { ...entry, follow: follow === 1, body: JSON.parse(body) as NoteEntry['body'] };
}

function handoverOf({ body, ...entry }: HandoverRow): HandoverEntry {
  // Written by `addHandoverEntry` alone.
  return { ...entry, body: JSON.parse(body) } as HandoverEntry;
}

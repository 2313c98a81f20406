import type { ShiftNote } from '../../../shared/model/shift-note.ts';
import type { NoteEntry } from './duty-archive.ts';

/** Notes as their entries leave them, by when they were written. @param entries by rising id, each note's from its first on */
export function readNotes(entries: readonly NoteEntry[]): ShiftNote[] {
  const notes = new Map<number, ShiftNote>();
  for (const entry of entries) {
    const first = entry.note ?? entry.id;
    notes.set(first, noteAfter(notes.get(first), entry));
  }
  return [...notes.values()];
}

/** A note after one more entry. */
export function noteAfter(before: ShiftNote | undefined, entry: NoteEntry): ShiftNote {
  const { id, note, at, by, role, kind, follow, body } = entry;
  return {
    id: String(note ?? id),
    revision: id,
    at: before?.at ?? at,
    by: before?.by ?? by,
    role: before?.role ?? role,
    ...body,
    follow,
    state: kind === 'done' || kind === 'withdrawn' ? kind : 'standing',
    changed: before === undefined ? null : { at, by, role },
  };
}

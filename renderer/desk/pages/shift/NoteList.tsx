import type { ShiftNote } from '../../../../shared/model/shift-note.ts';
import { useCell, useTopic, useWall } from '../../../link/use-station.ts';
import { NoteForm } from './NoteForm.tsx';
import { NoteRow } from './NoteRow.tsx';

/** The running notes of the shift, the newest first, with a line to write the next; and earlier ones that are to be followed up. */
export function NoteList() {
  const { say } = useWall().words;
  const start = useCell('duty', 'duty')?.on?.start ?? 0;
  const notes = Object.values(useTopic('shiftNotes') ?? {}).toSorted((a, b) => Number(b.id) - Number(a.id));
  const mine = notes.filter(({ at }) => at >= start);
  const before = notes.filter(({ at, follow }) => at < start && follow);
  return (
    <section className="note-list">
      <h2>{say('desk.shift.notes')}</h2>
      <NoteForm />
      {mine.length === 0 && <p className="dim">{say('desk.shift.notes.none')}</p>}
      <Rows notes={mine} />
      {before.length > 0 && (
        <>
          <h3>{say('desk.shift.note.before')}</h3>
          <Rows notes={before} />
        </>
      )}
    </section>
  );
}

function Rows({ notes }: { notes: readonly ShiftNote[] }) {
  return (
    <ol>
      {notes.map((note) => (
        <NoteRow key={note.id} note={note} />
      ))}
    </ol>
  );
}

import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { AskArgs } from '../../../shared/contract/asks.ts';
import type { AuditKind } from '../../../shared/model/audit.ts';
import type { NoteSubject } from '../../../shared/model/duty-item.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { ShiftNote } from '../../../shared/model/shift-note.ts';
import { maskText } from '../ingest/mask-raw.ts';
import type { DutyBookParts } from './duty-book-parts.ts';
import type { NoteEntry, Unnumbered } from './duty-archive.ts';
import { noteAfter, readNotes } from './read-notes.ts';

/** So many notes are known besides those that are to be followed up: those of some days. */
const KEPT = 500;

const whats = {
  written: 'note.write',
  corrected: 'note.correct',
  done: 'note.done',
  withdrawn: 'note.withdraw',
} as const satisfies Record<NoteEntry['kind'], AuditKind>;

/** The last running notes, and all that are to be followed up; each change is on disk when it returns. */
export class NoteBook {
  private readonly parts: DutyBookParts;
  private readonly notes: Map<string, ShiftNote>;

  /** Goes on with what is stored. @throws what the archive throws */
  constructor(parts: DutyBookParts) {
    this.parts = parts;
    const stored = readNotes(parts.archive.lastNoteEntries(KEPT));
    this.notes = new Map(stored.map((note) => [note.id, note]));
  }

  get(id: string): ShiftNote | undefined {
    return this.notes.get(id);
  }

  /** Those written since a time (epoch ms), and those that are to be followed up; the oldest first. */
  since(from: number): ShiftNote[] {
    return [...this.notes.values()].filter(({ at, follow }) => at >= from || follow);
  }

  /** Those that are to be followed up. */
  toFollow(): ShiftNote[] {
    return this.since(Infinity);
  }

  /** Writes a note. @param about looked up by who calls */
  write(
    { key, text, follow, queue }: Omit<AskArgs<'notes.write'>, 'about'>,
    about: NoteSubject | null,
    who: Person,
  ): ShiftNote {
    const body = { text: maskText(text), queue, about };
    return this.add({ ...this.deed(key, who), kind: 'written', note: null, follow, body }, who);
  }

  /** Changes a note as it stands. @throws AskRefusal when it stands no more, or is another one than was seen */
  change(
    kind: 'corrected' | 'done' | 'withdrawn',
    { key, note: id, was }: AskArgs<'notes.done'>,
    who: Person,
    to?: { text: string; follow: boolean },
  ): ShiftNote {
    const done = this.doneBefore(key);
    if (done !== undefined) return done;
    const before = this.notes.get(id);
    if (before === undefined) throw new AskRefusal('absent', 'this note is not known, or too old');
    if (before.revision !== was || before.state !== 'standing')
      throw new AskRefusal('changed', 'somebody else has changed this note meanwhile: look at it again');
    if (kind === 'done' && !before.follow)
      throw new AskRefusal('refused', 'this note is not to be followed up');
    const { queue, about } = before;
    const body = { text: to === undefined ? before.text : maskText(to.text), queue, about };
    const follow = to?.follow ?? false;
    return this.add({ ...this.deed(key, who), kind, note: Number(id), follow, body }, who);
  }

  private deed(key: string, { name, role }: Person): Pick<NoteEntry, 'key' | 'at' | 'by' | 'role'> {
    return { key, at: Math.round(this.parts.now()), by: name, role };
  }

  private doneBefore(key: string): ShiftNote | undefined {
    return readNotes(this.parts.archive.noteOfKey(key))[0];
  }

  private add(entry: Unnumbered<NoteEntry>, who: Person): ShiftNote {
    const done = this.doneBefore(entry.key);
    if (done !== undefined) return done;
    const { archive, store, wall, changed } = this.parts;
    const before = entry.note === null ? undefined : this.notes.get(String(entry.note));
    const note = store(() => {
      const after = noteAfter(before, { ...entry, id: archive.addNoteEntry(entry) });
      archive.audit.note({ at: wall(), who, what: whats[entry.kind], subject: after.id, before, after });
      return after;
    });
    this.notes.set(note.id, note);
    this.forget();
    changed();
    return note;
  }

  private forget(): void {
    const ended = [...this.notes.values()].filter(({ follow }) => !follow);
    for (const { id } of ended.slice(0, -KEPT)) this.notes.delete(id);
  }
}

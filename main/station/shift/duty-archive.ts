import type { DutyItem, OpenCounts } from '../../../shared/model/duty-item.ts';
import type { HandoverShift } from '../../../shared/model/handover.ts';
import type { Role } from '../../../shared/model/person.ts';
import type { ShiftNote } from '../../../shared/model/shift-note.ts';

/** Who did it, and when (the centre's time, epoch ms). `key`: made by who asked; never used twice. */
interface Deed {
  key: string;
  at: number;
  by: string;
  role: Role;
}

/** What a note says after an entry. */
export type NoteBody = Pick<ShiftNote, 'text' | 'queue' | 'about'>;

/** A line of the journal of running notes; only ever added to. */
export interface NoteEntry extends Deed {
  id: number;
  kind: 'written' | 'corrected' | 'done' | 'withdrawn';
  /** Id of the first entry; null: this is it. */
  note: number | null;
  /** It is to be followed up from now on. */
  follow: boolean;
  body: NoteBody;
}

/** What is handed over to whom. */
export interface GivenBody {
  shift: HandoverShift;
  next: HandoverShift | null;
  to: string;
  remark: string;
  items: DutyItem[];
  counts: OpenCounts;
}

/** A line of the journal of hand-overs; only ever added to. A hand-over is answered once at the most. */
export type HandoverEntry = Deed & { id: number } & (
    | { kind: 'given'; handover: null; body: GivenBody }
    | { kind: 'accepted' | 'declined'; handover: number; body: { inPlace: boolean; reason: string } }
  );

/** An entry that has no number yet. */
export type Unnumbered<T> = T extends { id: number } ? Omit<T, 'id'> : never;

/** Where notes and hand-overs are read, also beside a running station. */
export interface DutyReader {
  /** All entries of the notes that were written in `[from, to)`, by rising id. */
  noteEntries(from: number, to: number): NoteEntry[];
  /** All entries of the hand-overs of shifts that began in `[from, to)`, of the last `most`; by rising id. */
  handoverEntries(from: number, to: number, most?: number): HandoverEntry[];
}

/** Where they are kept. Writes belong into a transaction of the caller's. */
export interface DutyArchive extends DutyReader {
  /** All entries of the last `most` notes and of those that are to be followed up, by rising id. */
  lastNoteEntries(most: number): NoteEntry[];
  /** All entries of the note, or of the hand-over, of which one was made with that key. */
  noteOfKey(key: string): NoteEntry[];
  handoverOfKey(key: string): HandoverEntry[];
  handoverOfId(id: number): HandoverEntry[];
  /** @returns its id */
  addNoteEntry(entry: Unnumbered<NoteEntry>): number;
  addHandoverEntry(entry: Unnumbered<HandoverEntry>): number;
}

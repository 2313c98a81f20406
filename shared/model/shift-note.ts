import type { NoteSubject } from './duty-item.ts';
import type { Role } from './person.ts';

/** As many characters as a note, a remark or a reason may have. */
export const NOTE_LENGTH = 500;

/** A running note (值班记录) as it stands. Times are epoch ms of the centre's clock. */
export interface ShiftNote {
  id: string;
  /** Moves with every change: who changes it says which one they saw. */
  revision: number;
  at: number;
  /** Empty: nobody signed in; then the role tells who. */
  by: string;
  role: Role;
  /** Caller numbers are masked. */
  text: string;
  /** Key of a queue, as in `queueNames`; empty: none. */
  queue: string;
  about: NoteSubject | null;
  /** It is to be followed up: it goes to the next shift while it stands. */
  follow: boolean;
  state: 'standing' | 'done' | 'withdrawn';
  /** Who changed it last; null: it is as it was written. */
  changed: { at: number; by: string; role: Role } | null;
}

import type { HandoverBook } from '../shift/handover-book.ts';
import type { NoteBook } from '../shift/note-book.ts';
import type { Board } from './board.ts';

/** What pages follow of notes and hand-overs. */
export interface ShownDuty {
  notes: Pick<NoteBook, 'since'>;
  handovers: Pick<HandoverBook, 'duty' | 'shownSince' | 'ids' | 'shown'>;
}

/** Tells the board how the cells about the duty are made: shifts, running notes, hand-overs. */
export function declareDuty(board: Board, { notes, handovers }: ShownDuty): void {
  board.topic('duty', { keys: () => ['duty'], cell: () => handovers.duty() });
  const shown = () => notes.since(handovers.shownSince());
  board.topic('shiftNotes', {
    keys: () => shown().map(({ id }) => id),
    cell: (id) => shown().find((note) => note.id === id),
  });
  board.topic('handovers', {
    keys: () => handovers.ids(),
    cell: (id) => handovers.shown(id),
  });
}

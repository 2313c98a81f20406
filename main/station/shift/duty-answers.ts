import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Answerers, AskArgs } from '../../../shared/contract/asks.ts';
import type { NoteSubject } from '../../../shared/model/duty-item.ts';
import type { HandoverBook } from './handover-book.ts';
import type { Successors } from './handover-rules.ts';
import type { NoteBook } from './note-book.ts';
import { itemState, subjectOf } from './open-items.ts';
import type { OpenItemParts } from './open-items.ts';

export interface DutyAnswerParts {
  notes: NoteBook;
  handovers: HandoverBook;
  successors(): Successors;
  running(): OpenItemParts;
  /** Whether there is a queue of that key. */
  isQueue(key: string): boolean;
}

/** What people on duty write down, and hand over to those who come next; each is on disk when it is answered. */
export function dutyAnswers(parts: DutyAnswerParts): Answerers {
  const { notes, handovers, successors, running } = parts;
  return {
    'notes.write': ({ about, ...asked }, who) => ({
      note: notes.write(asked, checkedSubject(parts, asked.queue, about), who),
    }),
    'notes.correct': ({ text, follow, ...asked }, who) => ({
      note: notes.change('corrected', asked, who, { text, follow }),
    }),
    'notes.done': (asked, who) => ({ note: notes.change('done', asked, who) }),
    'notes.withdraw': (asked, who) => ({ note: notes.change('withdrawn', asked, who) }),
    'handover.open': () => ({ open: handovers.open(), ...successors() }),
    'handover.give': (asked, who) => handovers.give(asked, who),
    'handover.accept': (asked, who) => handovers.accept(asked, who),
    'handover.decline': (asked, who) => handovers.decline(asked, who),
    'handover.get'({ id }) {
      const found = handovers.find(id);
      if (found === undefined) throw new AskRefusal('absent', `there is no hand-over ${id}`);
      const { items, ...handover } = found;
      const now = running();
      now.engine.orders.pass(now.now);
      const noteOf = (note: string) => notes.get(note);
      return { handover, items: items.map((item) => ({ item, now: itemState(now, item, noteOf) })) };
    },
  };
}

/** @throws AskRefusal when the note is to be about something that is not there */
function checkedSubject(
  { running, isQueue }: DutyAnswerParts,
  queue: string,
  about: AskArgs<'notes.write'>['about'],
): NoteSubject | null {
  if (queue !== '' && !isQueue(queue)) throw new AskRefusal('absent', `there is no queue "${queue}"`);
  if (about === null) return null;
  const subject = subjectOf(running(), about);
  if (subject === undefined) throw new AskRefusal('absent', `there is no ${about.kind} "${about.id}"`);
  return subject;
}

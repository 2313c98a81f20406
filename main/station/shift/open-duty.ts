import type { Answerers } from '../../../shared/contract/asks.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Archive } from '../archive-port.ts';
import type { Clock } from '../ports.ts';
import type { Running } from '../running.ts';
import { dutyAnswers } from './duty-answers.ts';
import { HandoverBook } from './handover-book.ts';
import { leadersOf } from './leaders-of.ts';
import { NoteBook } from './note-book.ts';
import { openItems } from './open-items.ts';
import type { OpenItemParts } from './open-items.ts';

/** What is kept from shift to shift. */
export interface Duty {
  notes: NoteBook;
  handovers: HandoverBook;
  answerers: Answerers;
}

export interface OpenDutyParts {
  archive: Archive;
  clock: Pick<Clock, 'now'>;
  settings: Settings;
  /** Those who have an account and may lead a shift; none where nobody signs in. */
  people(): readonly string[];
  /** Other ones after a failure of the storage; not asked for before something is asked of the books. */
  running(): Running;
  store<T>(write: () => T): T;
  changed(): void;
}

/** The notes and hand-overs that go on from an archive. @throws what the archive throws */
export function openDuty(parts: OpenDutyParts): Duty {
  const { archive, clock, settings, store, changed } = parts;
  const now = () => parts.running().intake.centre.now();
  const book = { archive, now, wall: () => clock.now(), store, changed };
  const running = (): OpenItemParts => {
    const { alerts, engine, intake } = parts.running();
    return { alerts, engine, sources: intake.registry.all(), now: now() };
  };
  const successors = () => {
    const people = parts.people();
    const names = [...new Set([...leadersOf(settings), ...people])];
    return { names, others: people.length === 0 };
  };
  const notes = new NoteBook(book);
  const handovers = new HandoverBook({
    ...book,
    plan: settings,
    zone: createZone(settings.zone),
    successors,
    open: (until) => openItems(running(), notes.toFollow(), until),
  });
  const isQueue = (key: string) => parts.running().publisher.isQueue(key);
  return {
    notes,
    handovers,
    answerers: dutyAnswers({ notes, handovers, successors, running, isQueue }),
  };
}

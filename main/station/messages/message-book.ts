import { MESSAGE_LIMITS } from '../../../shared/model/message.ts';
import type { Message, MessageDraft } from '../../../shared/model/message.ts';
import type { MessageArchive } from '../archive-port.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Audit, AuditNote, Clock } from '../ports.ts';

/** What became of a message that was asked for. `storage`: it cannot be kept now, so it is not shown either. */
export type Posted =
  | { ok: true; message: Message }
  | { ok: false; why: 'past' | 'tooLong' | 'twoEnds' | 'tooMany' | 'storage' };

/** Who sends or withdraws a message. */
export interface Sender {
  who: Person;
  /** How a program came in, where it is no person's desk; never which token it showed. */
  by?: 'token' | 'this machine';
}

/** What a book of messages works with. */
export interface BookParts {
  archive: MessageArchive;
  clock: Pick<Clock, 'now' | 'mono'>;
  audit: Audit;
  /** As of `Station`. */
  store<T>(write: () => T): T;
  /** Other messages are open than before. */
  changed(): void;
  /** Storing failed. */
  failed(cause: unknown): void;
}

/**
 * The open messages to the hall. Their ends follow the host's clock, whatever the centre's is; where that clock was set
 * back, a message lasts no longer than it was given when it was posted or read.
 */
export class MessageBook {
  private readonly parts: BookParts;
  /** By id, in the order in which they came. */
  private readonly known = new Map<string, { message: Message; deadline: number }>();

  /** Goes on with what is stored. @throws what the archive throws */
  constructor(parts: BookParts) {
    this.parts = parts;
    for (const message of parts.archive.messages()) this.keep(message);
    this.expire();
  }

  /** Those that are open, oldest first. */
  open(): Message[] {
    return Array.from(this.known.values(), ({ message }) => message);
  }

  /** Stores a message with who sent it; it is durable and on its way to the walls when this returns `ok`. */
  post(draft: MessageDraft, sender: Sender): Posted {
    this.expire();
    const from = this.parts.clock.now();
    if (draft.until !== undefined && draft.minutes !== undefined) return { ok: false, why: 'twoEnds' };
    const until = draft.until ?? from + (draft.minutes ?? MESSAGE_LIMITS.usualMinutes) * 60_000;
    if (until <= from) return { ok: false, why: 'past' };
    if (until > from + MESSAGE_LIMITS.ms) return { ok: false, why: 'tooLong' };
    if (this.known.size >= MESSAGE_LIMITS.open) return { ok: false, why: 'tooMany' };
    const told = { text: draft.text, level: draft.level, from, until };
    const message = this.store((archive) => {
      const stored = { id: archive.addMessage(told), ...told };
      this.note('message.post', sender, stored.id, { after: { ...stored, by: sender.by } });
      return stored;
    });
    if (message === undefined) return { ok: false, why: 'storage' };
    this.keep(message);
    this.parts.changed();
    return { ok: true, message };
  }

  /** Takes a message off the walls, for good. */
  withdraw(id: string, sender: Sender): 'withdrawn' | 'unknown' | 'storage' {
    this.expire();
    const before = this.known.get(id)?.message;
    if (before === undefined) return 'unknown';
    const done = this.store((archive) => {
      archive.removeMessage(id);
      this.note('message.withdraw', sender, id, { before, after: sender.by && { by: sender.by } });
      return true;
    });
    if (done === undefined) return 'storage';
    this.known.delete(id);
    this.parts.changed();
    return 'withdrawn';
  }

  /** Takes off what is over; asked once a second, so that a clock that was set is heeded within one. */
  expire(): void {
    const now = this.parts.clock.now();
    const mono = this.parts.clock.mono();
    const over = [...this.known.values()].filter(
      ({ message, deadline }) => message.until <= now || deadline <= mono,
    );
    if (over.length === 0) return;
    // Off the walls also when the storage fails: what is over and still stored is left out at the next start.
    for (const { message } of over) this.known.delete(message.id);
    this.store((archive) => {
      for (const { message } of over) archive.removeMessage(message.id);
      return true;
    });
    this.parts.changed();
  }

  private keep(message: Message): void {
    const life = message.until - message.from;
    this.known.set(message.id, { message, deadline: this.parts.clock.mono() + life });
  }

  private note(
    what: 'message.post' | 'message.withdraw',
    { who }: Sender,
    subject: string,
    change: Pick<AuditNote, 'before' | 'after'>,
  ): void {
    this.parts.audit.note({ at: this.parts.clock.now(), who, what, subject, ...change });
  }

  private store<T>(write: (archive: MessageArchive) => T): T | undefined {
    try {
      return this.parts.store(() => write(this.parts.archive));
    } catch (cause) {
      this.parts.failed(cause);
      return undefined;
    }
  }
}

import { MESSAGE_LIMITS } from '../../../shared/model/message.ts';
import type { Message, MessageDraft } from '../../../shared/model/message.ts';
import type { MessageArchive } from '../archive-port.ts';
import type { Clock } from '../ports.ts';

/** What became of a message that was asked for. `storage`: it cannot be kept now, so it is not shown either. */
export type Posted =
  | { ok: true; message: Message }
  | { ok: false; why: 'past' | 'tooLong' | 'twoEnds' | 'tooMany' | 'storage' };

/** What a book of messages works with. */
export interface BookParts {
  archive: MessageArchive;
  clock: Pick<Clock, 'now' | 'mono'>;
  /** Ends the transaction of the events, so that what is stored next is durable at once; false when nothing can be. */
  settle(): boolean;
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

  /** Stores a message; it is durable and on its way to the walls when this returns `ok`. */
  post(draft: MessageDraft): Posted {
    this.expire();
    const from = this.parts.clock.now();
    if (draft.until !== undefined && draft.minutes !== undefined) return { ok: false, why: 'twoEnds' };
    const until = draft.until ?? from + (draft.minutes ?? MESSAGE_LIMITS.usualMinutes) * 60_000;
    if (until <= from) return { ok: false, why: 'past' };
    if (until > from + MESSAGE_LIMITS.ms) return { ok: false, why: 'tooLong' };
    if (this.known.size >= MESSAGE_LIMITS.open) return { ok: false, why: 'tooMany' };
    const told = { text: draft.text, level: draft.level, from, until };
    const id = this.store((archive) => archive.addMessage(told));
    if (id === undefined) return { ok: false, why: 'storage' };
    const message = { id, ...told };
    this.keep(message);
    this.parts.changed();
    return { ok: true, message };
  }

  /** Takes a message off the walls, for good. */
  withdraw(id: string): 'withdrawn' | 'unknown' | 'storage' {
    this.expire();
    if (!this.known.has(id)) return 'unknown';
    const done = this.store((archive) => {
      archive.removeMessage(id);
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

  private store<T>(write: (archive: MessageArchive) => T): T | undefined {
    if (!this.parts.settle()) return undefined;
    try {
      return write(this.parts.archive);
    } catch (cause) {
      this.parts.failed(cause);
      return undefined;
    }
  }
}

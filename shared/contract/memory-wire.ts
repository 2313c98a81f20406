import type { Wire } from './wire.ts';

/** Both ends of a wire inside one process. Frames are copied through JSON, as every real transport does. */
export function memoryWire<Left, Right>(): [Wire<Left, Right>, Wire<Right, Left>] {
  const left = new Mailbox<Right>();
  const right = new Mailbox<Left>();
  return [end(left, right), end(right, left)];
}

function end<Out, In>(mine: Mailbox<In>, theirs: Mailbox<Out>): Wire<Out, In> {
  return {
    send: (frame) => theirs.post(JSON.parse(JSON.stringify(frame))),
    sendText: (text) => theirs.post(JSON.parse(text)),
    onFrame: (reader) => mine.read(reader),
    onClose: (reader) => mine.whenClosed(reader),
    close: (_code, why = 'closed') => {
      mine.close(why);
      theirs.close(why);
    },
  };
}

/** Keeps frames until there is a reader, delivers each in a microtask of its own, and nothing after the close. */
class Mailbox<In> {
  #reader: ((frame: In) => void) | null = null;
  #closeReader: ((why: string) => void) | null = null;
  #kept: In[] = [];
  #closed: string | null = null;
  #told = false;

  post(frame: In): void {
    if (this.#closed !== null) return;
    void Promise.resolve().then(() => this.#deliver(frame));
  }

  read(reader: (frame: In) => void): void {
    this.#reader = reader;
    for (const frame of this.#kept.splice(0)) reader(frame);
  }

  whenClosed(reader: (why: string) => void): void {
    this.#closeReader = reader;
    this.#tellClosed();
  }

  close(why: string): void {
    this.#closed ??= why;
    void Promise.resolve().then(() => this.#tellClosed());
  }

  #deliver(frame: In): void {
    if (this.#reader === null) this.#kept.push(frame);
    else this.#reader(frame);
  }

  #tellClosed(): void {
    if (this.#closed === null || this.#closeReader === null || this.#told) return;
    this.#told = true;
    this.#closeReader(this.#closed);
  }
}

/** First in, first out, with entries that may leave from the middle without cost: those are passed over when their turn comes. */
export class Fifo<T> {
  #entries: T[] = [];
  #at = 0;
  readonly #stays: (entry: T) => boolean;

  /** @param stays false for an entry that has left meanwhile. */
  constructor(stays: (entry: T) => boolean) {
    this.#stays = stays;
  }

  push(entry: T): void {
    this.#entries.push(entry);
  }

  /** The first that is still there; it stays. */
  first(): T | undefined {
    for (; this.#at < this.#entries.length; this.#at += 1) {
      const entry = this.#entries[this.#at]!;
      if (this.#stays(entry)) return entry;
    }
    this.#entries = [];
    this.#at = 0;
    return undefined;
  }

  shift(): T | undefined {
    const entry = this.first();
    if (entry === undefined) return undefined;
    this.#at += 1;
    // What was taken is given back in steps, because cutting an array costs its length.
    if (this.#at >= 1024 && this.#at * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#at);
      this.#at = 0;
    }
    return entry;
  }
}

/** Where a browser keeps what must outlive the page. */
export type Keep = Pick<Storage, 'getItem' | 'setItem'>;

/** More than a week's notices; older ones are gone from the station, too. */
const MOST = 1_000;

/** Names that this browser remembers over reloads, the oldest forgotten first. */
export class Remembered {
  readonly #keep: Keep;
  readonly #key: string;
  #names: Set<string>;

  constructor(keep: Keep, key: string) {
    this.#keep = keep;
    this.#key = key;
    this.#names = this.#read();
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  /** Remembers names and returns those that neither this window nor another of this browser knew. */
  take(names: readonly string[]): string[] {
    const known = new Set([...this.#read(), ...this.#names]);
    const fresh = names.filter((name) => !known.has(name));
    this.#names = new Set([...known, ...fresh].slice(-MOST));
    if (fresh.length === 0) return fresh;
    try {
      this.#keep.setItem(this.#key, JSON.stringify([...this.#names]));
    } catch {
      // A browser that keeps nothing: they are remembered as long as the page.
    }
    return fresh;
  }

  #read(): Set<string> {
    try {
      const kept: unknown = JSON.parse(this.#keep.getItem(this.#key) ?? '[]');
      return new Set(Array.isArray(kept) ? kept.filter((name) => typeof name === 'string') : []);
    } catch {
      return new Set();
    }
  }
}

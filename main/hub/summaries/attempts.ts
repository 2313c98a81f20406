import type { Clock } from '../../station/ports.ts';

const FIRST_MS = 10_000;
const MOST_MS = 15 * 60_000;

interface Failures {
  count: number;
  /** Wall time of the first, epoch ms. */
  since: number;
  why: string;
}

/** What could not be done, and when it is tried again: with longer and longer pauses, the same for all of it. */
export class Attempts {
  readonly #clock: Pick<Clock, 'now' | 'mono'>;
  readonly #failures = new Map<string, Failures>();
  #notBefore = 0;
  #inARow = 0;

  constructor(clock: Pick<Clock, 'now' | 'mono'>) {
    this.#clock = clock;
  }

  /** Of the things to be done the one that failed least, the first of several; null: not yet. */
  next<T>(things: readonly T[], keyOf: (thing: T) => string): T | null {
    if (this.#clock.mono() < this.#notBefore) return null;
    const byFailures = things.toSorted((a, b) => this.of(keyOf(a)) - this.of(keyOf(b)));
    return byFailures[0] ?? null;
  }

  /** How often it failed. */
  of(key: string): number {
    return this.#failures.get(key)?.count ?? 0;
  }

  failed(key: string, why: string): number {
    const count = this.of(key) + 1;
    const since = this.#failures.get(key)?.since ?? this.#clock.now();
    this.#failures.set(key, { count, since, why });
    this.#notBefore = this.#clock.mono() + Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(10, this.#inARow++));
    return count;
  }

  done(key: string): void {
    this.#failures.delete(key);
    this.#notBefore = 0;
    this.#inARow = 0;
  }

  /** Forgets what is not to be done any more. */
  keep(...keys: readonly string[][]): void {
    const wanted = new Set(keys.flat());
    for (const key of this.#failures.keys()) if (!wanted.has(key)) this.#failures.delete(key);
  }

  failing(): number {
    return this.#failures.size;
  }

  /** How many fail, since when and why; null: none. */
  trouble(): { count: number; since: number; why: string } | null {
    const [first] = this.#failures.values();
    return first === undefined ? null : { count: this.failing(), since: first.since, why: first.why };
  }
}

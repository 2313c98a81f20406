import type { LinkPorts } from './ports.ts';

/**
 * One beat for everything on the screen that moves with the clock. Between beats its time stands still, so that all
 * texts of one picture are of the same moment.
 */
export class Ticker {
  readonly #watchers = new Set<() => void>();
  readonly #ports: Pick<LinkPorts, 'after'>;
  readonly #clock: { now(): number };
  readonly #ms: number;
  #now: number;

  constructor(ports: Pick<LinkPorts, 'after'>, clock: { now(): number }, ms = 250) {
    this.#ports = ports;
    this.#clock = clock;
    this.#ms = ms;
    this.#now = clock.now();
    this.#beat();
  }

  /** The centre's time at the last beat, epoch ms. */
  readonly now = (): number => this.#now;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Beats fall on whole fractions of the centre's second, so that seconds change when they should. */
  #beat(): void {
    this.#now = this.#clock.now();
    for (const watcher of this.#watchers) watcher();
    this.#ports.after(this.#ms - (((this.#now % this.#ms) + this.#ms) % this.#ms), () => this.#beat());
  }
}

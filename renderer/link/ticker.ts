import type { LinkPorts } from './ports.ts';

/** One moment, epoch ms: `now` at the centre, `real` by the station's own clock. */
export interface Moment {
  now: number;
  real: number;
}

/**
 * One beat for everything on the screen that moves with the clock. Between beats its time stands still, so that all
 * texts of one picture are of the same moment.
 */
export class Ticker {
  readonly #watchers = new Set<() => void>();
  readonly #ports: Pick<LinkPorts, 'after'>;
  readonly #clock: { now(): number; real(): number };
  readonly #ms: number;
  #moment: Moment;

  constructor(ports: Pick<LinkPorts, 'after'>, clock: { now(): number; real(): number }, ms = 250) {
    this.#ports = ports;
    this.#clock = clock;
    this.#ms = ms;
    this.#moment = { now: clock.now(), real: clock.real() };
    this.#beat();
  }

  /** The time at the last beat; the same object until the next. */
  readonly moment = (): Moment => this.#moment;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Beats fall on whole fractions of the centre's second, so that seconds change when they should. */
  #beat(): void {
    const now = this.#clock.now();
    this.#moment = { now, real: this.#clock.real() };
    for (const watcher of this.#watchers) watcher();
    this.#ports.after(this.#ms - (now % this.#ms), () => this.#beat());
  }
}

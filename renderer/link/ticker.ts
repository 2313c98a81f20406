import type { CentreClock } from './centre-clock.ts';
import type { LinkPorts } from './ports.ts';

/** One moment, epoch ms: `now` at the centre, `real` by the station's own clock. */
export interface Moment {
  now: number;
  real: number;
}

/** What a ticker needs of the centre's clock. */
type TickerClock = Pick<CentreClock, 'now' | 'real' | 'onJump'>;

/**
 * One beat for everything on the screen that moves with the clock. Between beats its time stands still, so that all
 * texts of one picture are of the same moment.
 */
export class Ticker {
  readonly #watchers = new Set<() => void>();
  readonly #ports: Pick<LinkPorts, 'after'>;
  readonly #clock: TickerClock;
  readonly #ms: number;
  #moment: Moment;
  #cancel: () => void = () => undefined;

  constructor(ports: Pick<LinkPorts, 'after'>, clock: TickerClock, ms = 250) {
    this.#ports = ports;
    this.#clock = clock;
    this.#ms = ms;
    this.#moment = { now: clock.now(), real: clock.real() };
    clock.onJump(() => this.#beat());
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
    this.#cancel();
    const now = this.#clock.now();
    this.#moment = { now, real: this.#clock.real() };
    for (const watcher of this.#watchers) watcher();
    this.#cancel = this.#ports.after(this.#ms - (now % this.#ms), () => this.#beat());
  }
}

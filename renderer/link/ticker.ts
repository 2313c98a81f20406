import type { Observable } from 'rxjs';
import type { CentreClock } from './centre-clock.ts';
import type { LinkPorts } from './ports.ts';

/** One moment, epoch ms: `now` at the centre, `real` by the station's own clock. */
export interface Moment {
  now: number;
  real: number;
}

/** What a ticker needs of the centre's clock. */
type TickerClock = Pick<CentreClock, 'now' | 'real' | 'onJump'>;

/** What a ticker needs of the station's client: its clock, and when figures are drawn. */
export interface TickerClient {
  clock: TickerClock;
  /** Within each frame of figures. */
  drawing: Observable<unknown>;
}

/** A beat waits that long for a frame of figures to be drawn in: a frame of its own would cost as much as that one. Unit: ms. */
const JOINS_MS = 40;

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
  /** When the next beat is due, by the station's own clock: the centre's runs faster in a replay. */
  #due = 0;

  constructor(ports: Pick<LinkPorts, 'after'>, { clock, drawing }: TickerClient, ms = 250) {
    this.#ports = ports;
    this.#clock = clock;
    this.#ms = ms;
    this.#moment = { now: clock.now(), real: clock.real() };
    clock.onJump(() => this.#beat());
    drawing.subscribe(() => {
      if (clock.real() >= this.#due) this.#beat();
    });
    this.#beat();
  }

  /** The time at the last beat; the same object until the next. */
  readonly moment = (): Moment => this.#moment;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  #beat(): void {
    this.#cancel();
    const [now, real] = [this.#clock.now(), this.#clock.real()];
    this.#moment = { now, real };
    for (const watcher of this.#watchers) watcher();
    // On whole fractions of the centre's second, so that seconds change when they should.
    const wait = this.#ms - (now % this.#ms);
    this.#due = real + wait;
    this.#cancel = this.#ports.after(wait + JOINS_MS, () => this.#beat());
  }
}

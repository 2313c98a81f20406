import type { StationCell } from '../../shared/contract/topics.ts';

/** A change of the centre's time by more than this is a jump, ms. */
const JUMP_MS = 1_000;

/**
 * The centre's now, between the moments the station says it. A live centre follows the station's clock, so that a
 * hall computer with a wrong clock still shows right ages; a replayed centre runs at the pace of its source.
 */
export class CentreClock {
  /** Station clock minus own clock, ms, by the ping with the shortest way so far. */
  #offset = 0;
  #bestTrip = Number.POSITIVE_INFINITY;
  #source: { now: number; mono: number; pace: number } | null = null;
  #watcher: (() => void) | null = null;
  readonly #now: () => number;
  readonly #mono: () => number;

  constructor(ports: { now(): number; mono(): number }) {
    this.#now = () => ports.now();
    this.#mono = () => ports.mono();
  }

  /** A pong carried the station's time `at`; it was asked for at own time `sent`. A new wire starts a new search. */
  measured(sent: number, at: number): void {
    const trip = Math.max(0, this.#now() - sent);
    if (trip > this.#bestTrip) return;
    this.#bestTrip = trip;
    this.#offset = at + trip / 2 - this.#now();
  }

  /** Forgets how good the last measurement was: a machine's clock may have been set since. */
  restart(stationNow: number): void {
    this.#set(() => {
      this.#bestTrip = Number.POSITIVE_INFINITY;
      this.#offset = stationNow - this.#now();
    });
  }

  /** The station said what time it is at the centre. */
  follow(cell: StationCell): void {
    this.#set(() => {
      this.#source = cell.clock === 'source' ? { now: cell.now, mono: this.#mono(), pace: cell.pace } : null;
    });
  }

  /** Tells when the time jumps: ages on the screen are wrong until they are reckoned anew. */
  onJump(watcher: () => void): void {
    this.#watcher = watcher;
  }

  #set(change: () => void): void {
    const before = this.now();
    change();
    if (Math.abs(this.now() - before) > JUMP_MS) this.#watcher?.();
  }

  /** The station is gone: a replayed clock stands still, a live one goes on. */
  freeze(): void {
    if (this.#source !== null) this.#source = { now: this.now(), mono: this.#mono(), pace: 0 };
  }

  /** The station's own clock, epoch ms; differs from the centre's in a replay. */
  real(): number {
    return Math.round(this.#now() + this.#offset);
  }

  /** The centre's time, epoch ms. */
  now(): number {
    if (this.#source === null) return this.real();
    const { now, mono, pace } = this.#source;
    return Math.round(now + (this.#mono() - mono) * pace);
  }
}

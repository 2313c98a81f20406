import type { RollingCell } from '../../../shared/contract/topics.ts';
import { outcome } from '../floor/legs.ts';
import type { Formulas } from './formulas.ts';
import type { Unit } from './unit.ts';

/** Windows shown, in minutes; the longest decides how many seconds are kept. */
export const windowMinutes = [1, 5, 15, 30] as const;
const KEPT_SECONDS = 30 * 60;

/** A wait that ended. */
export type EndedWait = Pick<Unit, 'offeredAt' | 'endAt' | 'outcome'>;

/** Ends of waits by whole second and scope: everything a rolling window needs, exactly, in bounded memory. */
export interface Rolling {
  /** A wait ended in a scope, or (sign −1) did not after all. */
  ended(scope: number, unit: EndedWait, sign: 1 | -1): void;
  /** The window `(to − minutes, to]` of a scope; `to` is `now` rounded up to the whole second. */
  window(scope: number, minutes: number, now: number): RollingCell;
  /** Seconds changed since the last call, with their counts by scope, for the archive. */
  takeChanged(): { second: number; counts: Map<number, number[]> }[];
  restore(second: number, counts: Map<number, number[]>): void;
}

const FIELDS = 5;

/** Unit: s, a part of the above. Room is made for so much when something happens in it: many queues are quiet. */
const STRETCH = 300;

interface Ring {
  stretches: (Stretch | undefined)[];
  windows: RunningWindow[];
}

interface Stretch {
  /** The second each place of it stands for. */
  seconds: Uint32Array;
  counts: Int32Array;
}

/** The sum of the last seconds, kept up to date: adding 3,060 seconds for every frame would cost as much as all else. */
interface RunningWindow {
  length: number;
  /** Newest second in it. */
  to: number;
  sum: number[];
}

/** Rolling windows (event ledger) per scope, each with the limits in force at its end. */
export function createRolling(formulas: Pick<Formulas, 'seconds' | 'at'>): Rolling {
  return new RollingRings(formulas);
}

class RollingRings implements Rolling {
  private readonly formulas: Pick<Formulas, 'seconds' | 'at'>;
  /** All limits ever: a window that begins before midnight needs tomorrow's. */
  private readonly limits: readonly number[];
  /** Whole second from which each limit has been counted. */
  private readonly countedFrom: number[];
  private readonly width: number;
  private readonly rings = new Map<number, Ring>();
  private newest = 0;
  private changed = new Set<number>();

  constructor(formulas: Pick<Formulas, 'seconds' | 'at'>) {
    const { seconds } = formulas;
    this.formulas = formulas;
    this.limits = seconds;
    this.countedFrom = seconds.map(() => -Infinity);
    this.width = FIELDS + seconds.length;
  }

  ended(scope: number, unit: EndedWait, sign: 1 | -1): void {
    // A wait that ends at a whole second belongs to the window that ends there.
    const second = Math.ceil(unit.endAt / 1000);
    if (second <= this.newest - KEPT_SECONDS) return;
    const ring = this.ringOf(scope);
    const stretch = this.stretchOf(ring, second);
    const at = this.place(ring, stretch, second);
    if (at < 0) return;
    this.newest = Math.max(this.newest, second);
    this.changed.add(second);
    add(ring.windows, second, stretch, at, 0, sign);
    add(ring.windows, second, stretch, at, unit.outcome, sign);
    if (unit.outcome !== outcome.answered) return;
    const { limits } = this;
    const wait = unit.endAt - unit.offeredAt;
    for (let i = 0; i < limits.length; i++)
      if (wait <= limits[i]! * 1000) add(ring.windows, second, stretch, at, FIELDS + i, sign);
  }

  window(scope: number, minutes: number, now: number): RollingCell {
    const to = Math.ceil(now / 1000);
    const sum = this.sumOf(scope, minutes * 60, to);
    const [ended = 0, answered = 0, abandoned = 0, flowedOut = 0, lost = 0] = sum;
    const kept = this.formulas
      .at(now)
      .serviceLevelSeconds.filter((limit) => to - minutes * 60 >= this.countedSince(limit) - 1);
    const answeredIn = Object.fromEntries(
      kept.map((limit) => [String(limit), sum[FIELDS + this.limits.indexOf(limit)] ?? 0]),
    );
    return { minutes, to: to * 1000, ended, answered, abandoned, flowedOut, lost, answeredIn };
  }

  takeChanged(): { second: number; counts: Map<number, number[]> }[] {
    const kept = [...this.changed].filter((second) => second > this.newest - KEPT_SECONDS);
    this.changed = new Set();
    return kept.map((second) => ({ second, counts: this.countsAt(second) }));
  }

  restore(second: number, counts: Map<number, number[]>): void {
    this.newest = Math.max(this.newest, second);
    for (const [scope, values] of counts) {
      const ring = this.ringOf(scope);
      const stretch = this.stretchOf(ring, second);
      const at = this.place(ring, stretch, second);
      if (at < 0) continue;
      for (let i = 0; i < values.length; i++)
        add(ring.windows, second, stretch, at, i, values[i]! - stretch.counts[at + i]!);
      // Stored before the newest limits came.
      for (let i = values.length - FIELDS; i < this.limits.length; i++)
        this.countedFrom[i] = Math.max(this.countedFrom[i]!, second + 1);
    }
  }

  private countedSince(limit: number): number {
    return this.countedFrom[this.limits.indexOf(limit)]!;
  }

  private ringOf(scope: number): Ring {
    let ring = this.rings.get(scope);
    if (!ring) this.rings.set(scope, (ring = { stretches: [], windows: [] }));
    return ring;
  }

  /** Where the counts of a second belong. */
  private stretchOf({ stretches }: Ring, second: number): Stretch {
    return (stretches[stretchAt(second)] ??= {
      seconds: new Uint32Array(STRETCH),
      counts: new Int32Array(STRETCH * this.width),
    });
  }

  /** Where a second's counts start in its stretch, cleared if it stood for an older one; −1 when it is too old. */
  private place(ring: Ring, stretch: Stretch, second: number): number {
    const index = second % STRETCH;
    const at = index * this.width;
    const held = stretch.seconds[index]!;
    if (held > second) return -1;
    if (held < second) {
      for (let i = 0; i < this.width; i++) add(ring.windows, held, stretch, at, i, -stretch.counts[at + i]!);
      stretch.seconds[index] = second;
    }
    return at;
  }

  /** The counts of the `length` seconds up to `to`, field by field. */
  private sumOf(scope: number, length: number, to: number): readonly number[] {
    const ring = this.rings.get(scope);
    if (!ring) return [];
    let window = ring.windows.find((each) => each.length === length);
    if (!window) ring.windows.push((window = { length, to: -Infinity, sum: [] }));
    const near = to >= window.to && to - window.to < length;
    if (!near) {
      window.to = to - length;
      window.sum = new Array<number>(this.width).fill(0);
    }
    while (window.to < to) {
      const second = ++window.to;
      this.addSecond(ring, second, window.sum, 1);
      if (near) this.addSecond(ring, second - length, window.sum, -1);
    }
    return window.sum;
  }

  private addSecond(ring: Ring, second: number, sum: number[], sign: 1 | -1): void {
    const stretch = ring.stretches[stretchAt(second)];
    const index = second % STRETCH;
    if (stretch?.seconds[index] !== second) return;
    const at = index * this.width;
    for (let i = 0; i < this.width; i++) sum[i]! += sign * stretch.counts[at + i]!;
  }

  private countsAt(second: number): Map<number, number[]> {
    const index = second % STRETCH;
    const at = index * this.width;
    const counts = new Map<number, number[]>();
    for (const [scope, { stretches }] of this.rings) {
      const stretch = stretches[stretchAt(second)];
      if (stretch?.seconds[index] === second)
        counts.set(scope, [...stretch.counts.subarray(at, at + this.width)]);
    }
    return counts;
  }
}

function stretchAt(second: number): number {
  return Math.floor((second % KEPT_SECONDS) / STRETCH);
}

/** Adds to a field of a second, and to the windows that hold it. */
function add(
  windows: readonly RunningWindow[],
  second: number,
  { counts }: Stretch,
  at: number,
  field: number,
  n: number,
): void {
  counts[at + field]! += n;
  for (const { length, to, sum } of windows) if (second <= to && second > to - length) sum[field]! += n;
}

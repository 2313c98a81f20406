/** From one frame of a 60 Hz screen to the next; on another one figures come up to a frame too early, but steadily. Unit: ms. */
const FRAME_MS = 1000 / 60;
/**
 * A page whose paint takes the thread no longer paints in every frame, others in every other one at most: without a
 * graphics card a whole paint takes the processor two to three times as long as the page's thread. Unit: ms.
 */
const LIGHT_MS = 4;
/** From one paint to the next it is at least so many times what a paint takes: two thirds of the thread at most. */
const LEAST_SHARE = 1.5;
/** A paint that took longer than this was held up by something else. Unit: ms. */
const LONGEST_MS = 200;
/** Figures come that much before the frame that shows them. Unit: ms. */
const SPARE_MS = 3;
/** So many of the last ways from asking to hearing are looked at. */
const WAYS = 8;

/** When a paint happened: the time of its frame as the browser gives it, its begin and its end. Unit: monotonic ms. */
export interface PaintTimes {
  frameAt: number;
  from: number;
  until: number;
}

/**
 * When a page asks for the next figures: so that they come just before the frame that shows them, neither lying about
 * nor missing it. A page on a slow machine leaves time to whatever else runs there, the station often among it, and gets
 * fewer, younger figures.
 */
export class Pace {
  #askedAt: number | null = null;
  readonly #ways: number[] = [];

  /** The page asks now. */
  asked(now: number): void {
    this.#askedAt = now;
  }

  /** The figures asked for are there; where nothing happens they take long, and it is right to ask at once. */
  heard(now: number): void {
    if (this.#askedAt === null) return;
    this.#ways.push(now - this.#askedAt);
    if (this.#ways.length > WAYS) this.#ways.shift();
    this.#askedAt = null;
  }

  /** Another wire: what was asked for on the one before is not answered any more. */
  forget(): void {
    this.#askedAt = null;
  }

  /** How long to rest after a paint before asking, ms. */
  rest({ frameAt, from, until }: PaintTimes): number {
    const took = Math.min(LONGEST_MS, until - from);
    const frames = took <= LIGHT_MS ? 1 : Math.max(2, Math.ceil((LEAST_SHARE * took) / FRAME_MS));
    const due = frameAt + frames * FRAME_MS - this.#usualWay() - SPARE_MS;
    return Math.min(LONGEST_MS, Math.max(0, due - until));
  }

  #usualWay(): number {
    return this.#ways.toSorted((a, b) => a - b)[(this.#ways.length * 3) >> 2] ?? 0;
  }
}

/** From one frame of a 60 Hz screen to the next; on another one figures come up to a frame too early, but steadily. Unit: ms. */
const FRAME_MS = 1000 / 60;
/**
 * From one paint to the next it is so many times what a paint usually takes the page's thread: without a graphics card all of
 * the browser takes the processor two to three times as long, and should leave some of it to others …
 */
const USUAL_SHARE = 4;
/** … but no longer than this, where figures would be late for it. Unit: ms. */
const FRESH_MS = 25;
/** And at least so many times what the last paint took: two thirds of the thread at most. */
const LEAST_SHARE = 1.5;
/** A paint that took longer than this was held up by something else. Unit: ms. */
const LONGEST_MS = 200;
/** Figures come that much before the moment they are meant for. Unit: ms. */
const SPARE_MS = 3;
/** So many of the last paints, and of the last ways from asking to hearing, are looked at. */
const LAST = 8;

/** When a paint happened: the time of its frame as the browser gives it, its begin and its end. Unit: monotonic ms. */
export interface PaintTimes {
  frameAt: number;
  from: number;
  until: number;
}

/**
 * When a page asks for the next figures: so that they come just before the moment to paint them, neither lying about nor
 * missing a frame. A page on a slow machine leaves time to whatever else runs there, the station often among it, and gets
 * fewer, younger figures.
 */
export class Pace {
  #askedAt: number | null = null;
  readonly #ways: number[] = [];
  readonly #paints: number[] = [];

  /** The page asks now. */
  asked(now: number): void {
    this.#askedAt = now;
  }

  /** The figures asked for are there; where nothing happens they take long, and it is right to ask at once. */
  heard(now: number): void {
    if (this.#askedAt === null) return;
    keep(this.#ways, now - this.#askedAt);
    this.#askedAt = null;
  }

  /** Another wire: what was asked for on the one before is not answered any more. */
  forget(): void {
    this.#askedAt = null;
  }

  /** How long to rest after a paint before asking, ms. */
  rest({ frameAt, from, until }: PaintTimes): number {
    const took = Math.min(LONGEST_MS, until - from);
    keep(this.#paints, took);
    const usual = Math.min(FRESH_MS, USUAL_SHARE * quantile(this.#paints, 0.5));
    // A frame begins as soon as there is something to paint, but never two between one moment of the screen and the next.
    const next = Math.max(from + Math.max(usual, LEAST_SHARE * took), frameAt + FRAME_MS);
    // One way in four may take longer: what comes too late for a frame lies about until the one after it.
    const usually = next - quantile(this.#ways, 0.75) - SPARE_MS;
    // And if it is the quickest, some of the thread is left all the same.
    const least = from + LEAST_SHARE * took - quantile(this.#ways, 0) - SPARE_MS;
    const due = Math.max(usually, least);
    return Math.min(LONGEST_MS, Math.max(0, due - until));
  }
}

function keep(last: number[], value: number): void {
  last.push(value);
  if (last.length > LAST) last.shift();
}

/** 0 where there are none. */
function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

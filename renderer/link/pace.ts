/** The rest after a paint, as a share of the time it took: a page uses two thirds of its thread at most. */
const REST_SHARE = 0.5;
/** A paint that took longer than this was held up by something else. Unit: ms. */
const LONGEST_MS = 200;

/**
 * How long a page rests after a paint before it asks for the next figures, ms. A page whose paint takes the better
 * part of a frame still paints in every frame that the station has something for; one on a slow machine leaves time
 * to whatever else runs there, the station often among it, and gets fewer, younger figures.
 * @param frameAt the time of the paint's frame, as the browser gives it to `requestAnimationFrame`
 */
export function restAfterPaint(frameAt: number, now: number): number {
  return Math.min(LONGEST_MS, Math.max(0, now - frameAt)) * REST_SHARE;
}

/** The rest after a paint, as a share of the time it took: a page uses two thirds of its thread at most. */
const REST_SHARE = 0.5;
/**
 * The shortest rest, ms: a page paints in every other frame of a 60 Hz screen. In every frame it would show figures no
 * younger at the 99th percentile (measured with software drawing) and take a third more of the processor.
 */
const SHORTEST_MS = 16;
/** A paint that took longer than this was held up by something else. Unit: ms. */
const LONGEST_MS = 200;

/**
 * How long a page rests after a paint before it asks for the next figures, ms. A page on a slow machine leaves
 * time to whatever else runs there, the station often among it, and gets fewer, younger figures.
 * @param frameAt the time of the paint's frame, as the browser gives it to `requestAnimationFrame`
 */
export function restAfterPaint(frameAt: number, now: number): number {
  return Math.max(SHORTEST_MS, Math.min(LONGEST_MS, now - frameAt) * REST_SHARE);
}

/** Figures are painted at most 30 times a second, in every other frame of a usual screen. Unit: ms. */
const PERIOD_MS = 1000 / 30;
/** From asking for figures until they are here: they should be just in time for their frame. Unit: ms. */
const LEAD_MS = 7;

/**
 * How long a page rests after a paint before it asks for the next figures, ms. At 500 events/s each commit of the
 * station changes something; a page that asked at once would paint in nearly every frame, which nobody sees, and use
 * a core that the station may need. It asks late rather than early, so that what is drawn is young.
 * @param frameAt the time of the paint's frame, as the browser gives it to `requestAnimationFrame`
 */
export function restAfterPaint(frameAt: number, now: number): number {
  return Math.max(0, frameAt + PERIOD_MS - LEAD_MS - now);
}

/** Figures are painted at most this often on average: 40 times a second. Unit: ms. */
const PERIOD_MS = 25;
/** From asking for figures to the frame they are drawn in: the way there and back, and the wait for a frame. Unit: ms. */
const LEAD_MS = 10;
/** A frame of the screen: paints cannot come at even distances of anything else. Unit: ms. */
const FRAME_MS = 17;

/**
 * Lets the page rest between paints. At 500 events/s each of the station's commits changes something, and a page that
 * asked for the next figures as soon as it had painted the last would paint 50 to 60 times a second, which nobody
 * sees: it costs a core that the station may need, and the hall's small computers have none to spare. Asking late
 * rather than early gives the youngest figures to the frame that is drawn.
 */
export class Pace {
  #due = Number.NEGATIVE_INFINITY;

  /** How long to wait before the next figures are asked for. @param began when the last paint began, monotonic ms */
  rest(began: number, now: number): number {
    // One paint that came late may be followed by an early one; more is not caught up.
    this.#due = Math.max(this.#due, began - FRAME_MS) + PERIOD_MS;
    return Math.max(0, this.#due - LEAD_MS - now);
  }
}

/** What a queue needs from the page it draws in; tests bring their own. */
export interface DrawPorts {
  nextFrame(run: () => void): void;
  /** Monotonic time, ms. */
  now(): number;
  /** Runs `run` once after `ms`. */
  after(ms: number, run: () => void): void;
}

/**
 * So long a chart stands before it is drawn anew, ms. Nobody reads a chart faster, and each drawing costs a frame of
 * the whole screen where there is no graphics card; the scene is still complete within its 120 ms.
 */
const STANDS_MS = 50;

/**
 * Draws one chart in a frame, and never in the frame of the figures that asked for it: a chart takes 5 to 20 ms of
 * script, and the figures should not wait for it. A chart asked for again before its turn is drawn once.
 */
export class DrawQueue {
  readonly #waiting = new Map<object, () => void>();
  readonly #dueAt = new WeakMap<object, number>();
  readonly #ports: DrawPorts;
  readonly #followers = new Set<{ owed: Set<object>; run: () => void }>();
  #asked = false;
  #resting = false;

  constructor(ports: DrawPorts) {
    this.#ports = ports;
  }

  ask(chart: object, draw: () => void): void {
    this.#waiting.set(chart, draw);
    this.#askForFrame();
  }

  forget(chart: object): void {
    this.#waiting.delete(chart);
    this.#settle(chart);
  }

  /** Runs `run` in the frame that draws the last of the charts waiting now; at once where none is. */
  whenDrawn(run: () => void): void {
    const follower = { owed: new Set(this.#waiting.keys()), run };
    if (follower.owed.size === 0) run();
    else this.#followers.add(follower);
  }

  #settle(chart: object): void {
    for (const follower of this.#followers) {
      if (!follower.owed.delete(chart) || follower.owed.size > 0) continue;
      this.#followers.delete(follower);
      follower.run();
    }
  }

  #askForFrame(): void {
    if (this.#asked || this.#waiting.size === 0) return;
    const rest = Math.min(...[...this.#waiting.keys()].map((chart) => this.#rest(chart)));
    if (rest <= 0) {
      this.#asked = true;
      this.#ports.nextFrame(() => this.#turn());
    } else if (!this.#resting) {
      this.#resting = true;
      this.#ports.after(rest, () => {
        this.#resting = false;
        this.#askForFrame();
      });
    }
  }

  #rest(chart: object): number {
    return (this.#dueAt.get(chart) ?? 0) - this.#ports.now();
  }

  #turn(): void {
    this.#asked = false;
    for (const [chart, draw] of this.#waiting) {
      if (this.#rest(chart) > 0) continue;
      this.#waiting.delete(chart);
      this.#dueAt.set(chart, this.#ports.now() + STANDS_MS);
      this.#askForFrame();
      draw();
      this.#settle(chart);
      return;
    }
    this.#askForFrame();
  }
}

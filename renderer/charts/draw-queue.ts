/** What a queue needs from the page it draws in; tests bring their own. */
export interface DrawPorts {
  nextFrame(run: () => void): void;
  /** Monotonic time, ms. */
  now(): number;
  /** Runs `run` once after `ms`. */
  after(ms: number, run: () => void): void;
}

/** What waits for its turn, and how long it stands before that. Unit: ms. */
interface Asked {
  draw: () => void;
  stands: number;
}

/**
 * So long a chart stands before it is drawn anew, ms. Nobody reads a chart faster, and each drawing costs a frame of
 * the whole screen where there is no graphics card; the scene is still complete within its 120 ms.
 */
const STANDS_MS = 50;
/** What may join a frame of figures waits that much longer for one before it gets a frame of its own, ms. */
const JOINS_MS = 34;
/** Less than the time between two frames, ms: one joins a frame. */
const FRAME_MS = 12;

/**
 * Draws one chart in a frame. One that asks is never drawn in the frame of the figures: a chart takes 5 to 20 ms of
 * script, and the figures should not wait for it; what is quicker may join them. What is asked for again before its
 * turn is drawn once, what is asked for while another is drawn is a part of it.
 */
export class DrawQueue {
  readonly #waiting = new Map<object, Asked>();
  readonly #drawnAt = new WeakMap<object, number>();
  readonly #ports: DrawPorts;
  readonly #followers = new Set<{ owed: Set<object>; run: () => void }>();
  /** When something joined a frame of figures last. */
  #joinedAt = -Infinity;
  #asked = false;
  #resting = false;
  /** What the drawing under way asked for; null while none is. */
  #parts: Map<object, () => void> | null = null;

  constructor(ports: DrawPorts) {
    this.#ports = ports;
  }

  ask(chart: object, draw: () => void): void {
    if (this.#parts !== null) this.#parts.set(chart, draw);
    else this.#wait(chart, { draw, stands: STANDS_MS });
  }

  /** From within a frame of figures: draws in it what has stood long enough; what has not waits for the next one. */
  join(chart: object, draw: () => void): void {
    const asked = { draw, stands: STANDS_MS };
    const full = this.#ports.now() - this.#joinedAt < FRAME_MS;
    if (full || this.#rest(chart, asked) > 0) {
      this.#wait(chart, { draw, stands: STANDS_MS + JOINS_MS });
      return;
    }
    this.#joinedAt = this.#ports.now();
    this.#draw(chart, asked);
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

  #wait(chart: object, asked: Asked): void {
    this.#waiting.set(chart, asked);
    this.#askForFrame();
  }

  #askForFrame(): void {
    if (this.#asked || this.#waiting.size === 0) return;
    const rest = Math.min(...[...this.#waiting].map(([chart, asked]) => this.#rest(chart, asked)));
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

  #rest(chart: object, { stands }: Asked): number {
    return (this.#drawnAt.get(chart) ?? -Infinity) + stands - this.#ports.now();
  }

  #turn(): void {
    this.#asked = false;
    const due = [...this.#waiting].find(([chart, asked]) => this.#rest(chart, asked) <= 0);
    try {
      if (due !== undefined) this.#draw(...due);
    } finally {
      this.#askForFrame();
    }
  }

  #draw(chart: object, { draw }: Asked): void {
    this.#waiting.delete(chart);
    this.#drawnAt.set(chart, this.#ports.now());
    const parts = (this.#parts = new Map<object, () => void>());
    try {
      draw();
    } finally {
      this.#parts = null;
    }
    for (const [part, drawPart] of parts) {
      this.#waiting.delete(part);
      drawPart();
      this.#settle(part);
    }
    this.#settle(chart);
  }
}

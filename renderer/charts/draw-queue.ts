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
/** Less than there is between what was drawn in one frame and the next frame, ms: one joins a frame. */
const APART_MS = 5;

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
  /** When what joined a frame of figures last was drawn. */
  #joinedAt = -Infinity;
  #asked = false;
  /** When the earliest timer rings. */
  #wakesAt = Infinity;
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
    const full = this.#ports.now() - this.#joinedAt < APART_MS;
    if (full || this.#rest(chart, asked) > 0) {
      this.#wait(chart, { draw, stands: STANDS_MS + JOINS_MS });
      return;
    }
    this.#draw(chart, asked);
    this.#joinedAt = this.#ports.now();
  }

  forget(chart: object): void {
    this.#waiting.delete(chart);
    this.#parts?.delete(chart);
    this.#settleDrawn();
  }

  /** Runs `run` in the frame that draws the last of the charts waiting now; at once where none is. */
  whenDrawn(run: () => void): void {
    const follower = { owed: new Set(this.#waiting.keys()), run };
    if (follower.owed.size === 0) run();
    else this.#followers.add(follower);
  }

  /** What does not wait any more is owed no more. */
  #settleDrawn(): void {
    for (const follower of this.#followers) {
      for (const chart of follower.owed) if (!this.#waiting.has(chart)) follower.owed.delete(chart);
      if (follower.owed.size > 0) continue;
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
    if (rest > 0) return this.#wake(rest);
    this.#asked = true;
    this.#ports.nextFrame(() => this.#turn());
  }

  #wake(rest: number): void {
    const at = this.#ports.now() + rest;
    if (at >= this.#wakesAt) return;
    this.#wakesAt = at;
    this.#ports.after(rest, () => {
      if (this.#wakesAt === at) this.#wakesAt = Infinity;
      this.#askForFrame();
    });
  }

  #rest(chart: object, { stands }: Asked): number {
    return (this.#drawnAt.get(chart) ?? -Infinity) + stands - this.#ports.now();
  }

  #turn(): void {
    this.#asked = false;
    const due = [...this.#waiting].find(([chart, asked]) => this.#rest(chart, asked) <= 0);
    if (due === undefined) this.#askForFrame();
    else this.#draw(...due);
  }

  /** Draws it with its parts; after one that fails the others get turns of their own. */
  #draw(chart: object, { draw }: Asked): void {
    const parts = new Map<object, () => void>();
    const drawOne = (one: object, run: () => void): void => {
      this.#waiting.delete(one);
      parts.delete(one);
      this.#drawnAt.set(one, this.#ports.now());
      run();
    };
    this.#parts = parts;
    try {
      drawOne(chart, draw);
      this.#parts = null;
      for (const [part, drawPart] of parts) drawOne(part, drawPart);
    } finally {
      this.#parts = null;
      for (const [part, drawPart] of parts) this.#waiting.set(part, { draw: drawPart, stands: STANDS_MS });
      this.#settleDrawn();
      this.#askForFrame();
    }
  }
}

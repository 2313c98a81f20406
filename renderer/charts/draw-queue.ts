/**
 * Draws one chart in a frame, and never in the frame of the figures that asked for it: a chart takes 5 to 20 ms of
 * script, and the figures should not wait for it. A chart asked for again before its turn is drawn once.
 */
export class DrawQueue {
  readonly #waiting = new Map<object, () => void>();
  readonly #nextFrame: (run: () => void) => void;
  #asked = false;

  constructor(nextFrame: (run: () => void) => void) {
    this.#nextFrame = nextFrame;
  }

  ask(chart: object, draw: () => void): void {
    this.#waiting.set(chart, draw);
    this.#askForFrame();
  }

  forget(chart: object): void {
    this.#waiting.delete(chart);
  }

  #askForFrame(): void {
    if (this.#asked || this.#waiting.size === 0) return;
    this.#asked = true;
    this.#nextFrame(() => this.#turn());
  }

  #turn(): void {
    this.#asked = false;
    const next = this.#waiting.entries().next();
    if (next.done === true) return;
    const [chart, draw] = next.value;
    this.#waiting.delete(chart);
    this.#askForFrame();
    draw();
  }
}

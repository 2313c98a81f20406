/**
 * Draws at most one chart in a frame: a chart takes 5 to 20 ms, and several in one frame would be a long task. A
 * chart asked for again before its turn is drawn once, with what it shows then.
 */
export class DrawQueue {
  readonly #waiting = new Map<object, () => void>();
  readonly #nextFrame: (run: () => void) => void;
  #drawnInFrame = false;

  constructor(nextFrame: (run: () => void) => void) {
    this.#nextFrame = nextFrame;
  }

  /** Draws now when no chart was drawn in this frame yet, so that figures and chart change together. */
  ask(chart: object, draw: () => void): void {
    if (this.#drawnInFrame) {
      this.#waiting.set(chart, draw);
      return;
    }
    this.#waiting.delete(chart);
    this.#run(draw);
  }

  forget(chart: object): void {
    this.#waiting.delete(chart);
  }

  #run(draw: () => void): void {
    this.#drawnInFrame = true;
    this.#nextFrame(() => this.#turn());
    draw();
  }

  #turn(): void {
    this.#drawnInFrame = false;
    const next = this.#waiting.entries().next();
    if (next.done === true) return;
    const [chart, draw] = next.value;
    this.#waiting.delete(chart);
    this.#run(draw);
  }
}

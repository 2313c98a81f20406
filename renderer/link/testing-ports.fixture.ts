import { memoryWire } from '../../shared/contract/memory-wire.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import type { Wire } from '../../shared/contract/wire.ts';
import type { LinkPorts, StationWire } from './ports.ts';

/** The station's end of one wire, with what it has heard. */
export interface FarEnd {
  wire: Wire<StationToViewerFrame, ViewerFrame>;
  heard: ViewerFrame[];
}

/** A page whose time and frames only move when the test says so; wires are memory wires. */
export class TestPage implements LinkPorts {
  readonly ends: FarEnd[] = [];
  time = 1_000_000;
  readonly #timers = new Set<{ at: number; run: () => void }>();
  readonly #frames: { draw: (frameAt: number) => void; painted: () => void }[] = [];

  dial(): StationWire {
    const [near, wire] = memoryWire<ViewerFrame, StationToViewerFrame>();
    const heard: ViewerFrame[] = [];
    wire.onFrame((frame) => void heard.push(frame));
    this.ends.push({ wire, heard });
    return near;
  }

  paint(draw: (frameAt: number) => void, painted: () => void): void {
    this.#frames.push({ draw, painted });
  }

  now(): number {
    return this.time;
  }

  mono(): number {
    return this.time;
  }

  random(): number {
    return 0.5;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** The newest wire's far end. */
  get far(): FarEnd {
    const far = this.ends.at(-1);
    if (far === undefined) throw new Error('nobody has dialled');
    return far;
  }

  /** Lets time pass; timers run when they are due. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.time = Math.max(this.time, due.at);
      this.#timers.delete(due);
      due.run();
      await settle();
    }
    this.time = end;
    await settle();
  }

  /** Draws the next frame; `painted` comes with the second call. */
  async draw(): Promise<() => Promise<void>> {
    await settle();
    const frame = this.#frames.shift();
    frame?.draw(this.time);
    return async () => {
      frame?.painted();
      await settle();
    };
  }

  /** Frames waiting to be drawn. */
  get asked(): number {
    return this.#frames.length;
  }

  /** Draws and paints until nothing is left. */
  async show(): Promise<void> {
    await settle();
    while (this.#frames.length > 0) {
      const painted = await this.draw();
      await painted();
    }
  }
}

/** Lets frames of memory wires arrive. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 4; i += 1) await Promise.resolve();
}

import type { WholePicture } from './canvas-picture.ts';
import { frameQueue } from './frame-queue.ts';
import { PostedSheet } from './posted-sheet.ts';
import { fit, PEN, wipe } from './sheet.ts';

/**
 * A canvas for what is many rectangles: a heat map of 24 × 30 cells costs ECharts 18 ms (42 ms at 4K), `fillRect` one or
 * two. It is opaque, in the colour of the ground.
 */
export class CanvasHost {
  readonly #sheet: PostedSheet;
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #pen = this.#canvas.getContext('2d', { ...PEN, alpha: false });
  readonly #ground: string;
  #picture: WholePicture | null = null;

  constructor(element: HTMLElement, ground: string) {
    this.#sheet = new PostedSheet(element, true, () => this.#ask());
    this.#ground = ground;
  }

  show(picture: WholePicture): void {
    const before = this.#picture;
    this.#picture = picture;
    if (before?.data !== picture.data) this.#ask();
  }

  dispose(): void {
    frameQueue.forget(this);
    this.#sheet.remove();
  }

  #ask(): void {
    frameQueue.ask(this, () => this.#draw());
  }

  #draw(): void {
    const pen = this.#pen;
    const room = this.#sheet.room();
    if (this.#picture === null || pen === null || room === null) return;
    fit(this.#canvas, room);
    wipe(pen, this.#ground, room);
    this.#picture.draw(pen, room.size);
    this.#sheet.show(this.#canvas, room);
  }
}

import type { WholePicture } from './canvas-picture.ts';
import { PostedSheet } from './posted-sheet.ts';
import { fit, PEN, type SheetRoom, wipe } from './sheet.ts';

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
    this.#sheet = new PostedSheet(element, true, (room) => this.#draw(room));
    this.#ground = ground;
  }

  show(picture: WholePicture): void {
    const before = this.#picture;
    this.#picture = picture;
    if (before?.data !== picture.data) this.#sheet.ask();
  }

  dispose(): void {
    this.#sheet.remove();
  }

  #draw(room: SheetRoom): void {
    const pen = this.#pen;
    if (this.#picture === null || pen === null) return;
    fit(this.#canvas, room);
    wipe(pen, this.#ground, room);
    this.#picture.draw(pen, room.size);
    this.#sheet.show(this.#canvas, room);
  }
}

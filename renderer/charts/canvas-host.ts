import { type CanvasPicture, type CellPicture, cellsToDraw, drawCells } from './canvas-picture.ts';
import type { ChartSize } from './chart-look.ts';
import { frameQueue } from './frame-queue.ts';
import { roomOf } from './room.ts';

/**
 * One canvas in one element, sized with it, for what is many rectangles: a heat map of 24 × 30 cells costs ECharts
 * 18 ms (42 ms at 4K), `fillRect` one or two. Of a picture of cells only those that changed are drawn. The canvas is
 * opaque, in the colour of the ground: without a graphics card blending a see-through one with what is below it costs
 * a third of a frame.
 */
export class CanvasHost {
  readonly #element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #observer: ResizeObserver;
  readonly #ground: string;
  #picture: CanvasPicture | null = null;
  /** The cells as they stand on the canvas, and its device pixels of a design unit. */
  #drawn: { picture: CellPicture; scale: number } | null = null;

  constructor(element: HTMLElement, ground: string) {
    this.#element = element;
    this.#ground = ground;
    this.#canvas = element.ownerDocument.createElement('canvas');
    this.#canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%';
    element.append(this.#canvas);
    this.#observer = new ResizeObserver(() => this.#ask());
    this.#observer.observe(element);
  }

  show(picture: CanvasPicture): void {
    const before = this.#picture;
    this.#picture = picture;
    if (before === null || !looksAlike(before, picture)) this.#ask();
  }

  dispose(): void {
    this.#observer.disconnect();
    frameQueue.forget(this);
    this.#canvas.remove();
  }

  #ask(): void {
    frameQueue.ask(this, () => this.#draw());
  }

  #draw(): void {
    const size = roomOf(this.#element);
    const pen = this.#canvas.getContext('2d', { alpha: false });
    if (this.#picture === null || pen === null || size.width === 0 || size.height === 0) return;
    const sharp = globalThis.devicePixelRatio;
    const [width, height] = [Math.round(size.width * sharp), Math.round(size.height * sharp)];
    const resized = this.#canvas.width !== width || this.#canvas.height !== height;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    if ('looks' in this.#picture) {
      const scale = size.unit * sharp;
      const kept = resized || this.#drawn?.scale !== scale ? null : this.#drawn.picture;
      const cells = cellsToDraw(kept, this.#picture);
      if (cells === null) this.#wipe(pen, size, sharp);
      drawCells(pen, this.#picture, cells ?? this.#picture.looks.keys(), { scale, ground: this.#ground });
      this.#drawn = { picture: this.#picture, scale };
    } else {
      this.#wipe(pen, size, sharp);
      this.#picture.draw(pen, size);
      this.#drawn = null;
    }
  }

  #wipe(pen: CanvasRenderingContext2D, { width, height }: ChartSize, sharp: number): void {
    pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    pen.fillStyle = this.#ground;
    pen.fillRect(0, 0, width, height);
  }
}

function looksAlike(before: CanvasPicture, after: CanvasPicture): boolean {
  return 'looks' in after && 'looks' in before
    ? cellsToDraw(before, after)?.length === 0
    : !('looks' in after) && !('looks' in before) && before.data === after.data;
}

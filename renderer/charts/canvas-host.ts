import type { ChartSize } from './chart-look.ts';
import { frameQueue } from './frame-queue.ts';
import { roomOf } from './room.ts';

/** What is drawn; `data` stands for all that `draw` reads: while it is the same text there is nothing to draw. */
export interface CanvasPicture {
  data: string;
  draw(pen: CanvasRenderingContext2D, size: ChartSize): void;
}

/**
 * One canvas in one element, sized with it, for what is many rectangles: a heat map of 24 × 30 cells costs ECharts
 * 18 ms (42 ms at 4K), `fillRect` one or two.
 */
export class CanvasHost {
  readonly #element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #observer: ResizeObserver;
  #picture: CanvasPicture | null = null;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#canvas = element.ownerDocument.createElement('canvas');
    this.#canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%';
    element.append(this.#canvas);
    this.#observer = new ResizeObserver(() => this.#ask());
    this.#observer.observe(element);
  }

  show(picture: CanvasPicture): void {
    if (this.#picture?.data === picture.data) return;
    this.#picture = picture;
    this.#ask();
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
    const pen = this.#canvas.getContext('2d');
    if (this.#picture === null || pen === null || size.width === 0 || size.height === 0) return;
    const sharp = globalThis.devicePixelRatio;
    const [width, height] = [Math.round(size.width * sharp), Math.round(size.height * sharp)];
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    pen.clearRect(0, 0, size.width, size.height);
    this.#picture.draw(pen, size);
  }
}

import type { ChartSize } from './chart-look.ts';
import { roomOf } from './room.ts';

/** What a sheet is drawn with. */
export type Pen = OffscreenCanvasRenderingContext2D;

/** A sheet as it lies there now: `sharp` = device pixels of a CSS pixel; `blank` = nothing of what was drawn is left. */
export interface Paper {
  pen: Pen;
  size: ChartSize;
  sharp: number;
  blank: boolean;
}

/**
 * One canvas in one element, sized with it. It is drawn on as an `OffscreenCanvas`: without a graphics card Chromium
 * copies every other canvas on a page anew in each frame, whether it was drawn on or not (1 ms for half a screen of 1080p).
 */
export class Sheet {
  readonly #element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #surface: OffscreenCanvas;
  readonly #pen: Pen | null;
  readonly #observer: ResizeObserver;
  #blank = true;

  /**
   * @param opaque the ground is drawn with the rest: blending a see-through canvas with what is below it costs a third of a frame where
   *   there is no graphics card
   * @param resized called when the element has another size
   */
  constructor(element: HTMLElement, opaque: boolean, resized: () => void) {
    this.#element = element;
    this.#canvas = element.ownerDocument.createElement('canvas');
    this.#canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%';
    this.#surface = this.#canvas.transferControlToOffscreen();
    this.#pen = this.#surface.getContext('2d', { alpha: !opaque });
    element.append(this.#canvas);
    this.#observer = new ResizeObserver(resized);
    this.#observer.observe(element);
  }

  /** To draw on now; null while the element has no room. The pen measures in device pixels. */
  take(): Paper | null {
    const size = roomOf(this.#element);
    if (this.#pen === null || size.width === 0 || size.height === 0) return null;
    const sharp = globalThis.devicePixelRatio;
    this.#resize(Math.round(size.width * sharp), Math.round(size.height * sharp));
    const blank = this.#blank;
    this.#blank = false;
    this.#pen.setTransform(1, 0, 0, 1, 0, 0);
    return { pen: this.#pen, size, sharp, blank };
  }

  remove(): void {
    this.#observer.disconnect();
    this.#canvas.remove();
  }

  /** To set even the same size wipes a canvas. */
  #resize(width: number, height: number): void {
    const surface = this.#surface;
    if (surface.width === width && surface.height === height) return;
    surface.width = width;
    surface.height = height;
    this.#blank = true;
  }
}

import type { ChartSize } from './chart-look.ts';
import { roomOf } from './room.ts';

/** What pictures are drawn with. */
export type Pen = OffscreenCanvasRenderingContext2D;

/** The room of a sheet: in CSS pixels, and in the screen's own, of which `sharp` make one CSS pixel. */
export interface SheetRoom {
  size: ChartSize;
  sharp: number;
  width: number;
  height: number;
}

/**
 * One canvas in one element, sized with it. What it shows is drawn elsewhere and handed over as a bitmap: a canvas that is drawn
 * on is copied anew by Chromium in each frame of its page, drawn on or not, where there is no graphics card (1 ms for half a
 * screen of 1080p). A bitmap goes to the screen with the frame that shows it, and is still there when the graphics process was lost.
 */
export class Sheet {
  readonly #element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #screen: ImageBitmapRenderingContext | null;
  readonly #opaque: boolean;
  readonly #observer: ResizeObserver;

  /**
   * @param opaque the ground is drawn with the rest: blending a see-through canvas with what is below it costs a third of a frame where
   *   there is no graphics card
   * @param resized called when the element has another size
   */
  constructor(element: HTMLElement, opaque: boolean, resized: () => void) {
    this.#element = element;
    this.#opaque = opaque;
    this.#canvas = element.ownerDocument.createElement('canvas');
    this.#canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%';
    this.#canvas.toggleAttribute('data-opaque', opaque);
    this.#screen = this.#canvas.getContext('bitmaprenderer', { alpha: !opaque });
    element.append(this.#canvas);
    this.#observer = new ResizeObserver(resized);
    this.#observer.observe(element);
  }

  /** Null while the element has none. */
  room(): SheetRoom | null {
    const size = roomOf(this.#element);
    if (size.width === 0 || size.height === 0) return null;
    const sharp = globalThis.devicePixelRatio;
    return { size, sharp, width: Math.round(size.width * sharp), height: Math.round(size.height * sharp) };
  }

  /** Shows what was drawn for this room from now on. */
  show(drawn: CanvasImageSource, { width, height }: SheetRoom): void {
    const carrier = new OffscreenCanvas(width, height);
    const pen = penOf(carrier, this.#opaque);
    if (pen === null || this.#screen === null) return;
    pen.drawImage(drawn, 0, 0);
    this.#screen.transferFromImageBitmap(carrier.transferToImageBitmap());
  }

  remove(): void {
    this.#observer.disconnect();
    this.#canvas.remove();
  }
}

/** A pen whose canvas lies in the page's own memory, which the loss of a graphics process leaves as it is. */
export function penOf(canvas: OffscreenCanvas, opaque: boolean): Pen | null {
  return canvas.getContext('2d', { alpha: !opaque, willReadFrequently: true });
}

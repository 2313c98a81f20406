import type { ChartSize } from './chart-look.ts';
import { frameQueue } from './frame-queue.ts';
import { roomOf } from './room.ts';

/** What pictures are drawn with. */
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** How a pen is made: what it draws lies in the page's own memory, where it is copied from without asking a graphics card. */
export const PEN = { willReadFrequently: true };

/** The room of a sheet: in CSS pixels, and in the screen's own, of which `sharp` make one CSS pixel. */
export interface SheetRoom {
  size: ChartSize;
  sharp: number;
  width: number;
  height: number;
}

/** One canvas in one element, sized with it and drawn on in its turn. */
export class Sheet {
  readonly canvas: HTMLCanvasElement;
  readonly #element: HTMLElement;
  readonly #draw: (room: SheetRoom) => void;
  readonly #observer: ResizeObserver;
  /** Since the element was resized last: to ask makes the browser lay out all that the frame has written so far. */
  #size: ChartSize | null = null;

  /**
   * @param opaque the ground is drawn with the rest: blending a see-through canvas with what is below it costs a third of a frame where
   *   there is no graphics card
   * @param draw called in its turn after each `ask`, and when the element has another size; not while it has no room
   */
  constructor(element: HTMLElement, opaque: boolean, draw: (room: SheetRoom) => void) {
    this.#element = element;
    this.#draw = draw;
    this.canvas = element.ownerDocument.createElement('canvas');
    this.canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%';
    this.canvas.toggleAttribute('data-opaque', opaque);
    element.append(this.canvas);
    this.#observer = new ResizeObserver(() => {
      this.remeasure();
      this.ask();
    });
    this.#observer.observe(element);
  }

  /** The element may have another size when it is drawn next. Its observer tells so only after that drawing. */
  remeasure(): void {
    this.#size = null;
  }

  ask(): void {
    frameQueue.ask(this, () => {
      const size = (this.#size ??= roomOf(this.#element));
      if (size.width === 0 || size.height === 0) return;
      const sharp = globalThis.devicePixelRatio;
      const [width, height] = [Math.round(size.width * sharp), Math.round(size.height * sharp)];
      this.#draw({ size, sharp, width, height });
    });
  }

  remove(): void {
    frameQueue.forget(this);
    this.#observer.disconnect();
    this.canvas.remove();
  }
}

/** Gives a canvas the pixels of a room. To set even the same size wipes it. @returns whether it had others. */
export function fit(canvas: HTMLCanvasElement | OffscreenCanvas, { width, height }: SheetRoom): boolean {
  if (canvas.width === width && canvas.height === height) return false;
  canvas.width = width;
  canvas.height = height;
  return true;
}

/** Covers a whole canvas with the ground's colour. The pen measures in CSS pixels afterwards. */
export function wipe(pen: Pen, ground: string, { size, sharp }: SheetRoom): void {
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  pen.fillStyle = ground;
  pen.fillRect(0, 0, size.width, size.height);
}

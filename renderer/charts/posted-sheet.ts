import { PEN, Sheet, type SheetRoom } from './sheet.ts';

/**
 * A sheet for what changes now and then. It is drawn elsewhere and handed over as a bitmap: a canvas that is drawn on is copied
 * anew by Chromium in each frame of its page, drawn on or not, where there is no graphics card (1 ms for half a screen of 1080p;
 * handing over costs three times that, once). A bitmap is still there when the graphics process was lost.
 */
export class PostedSheet {
  readonly #sheet: Sheet;
  readonly #screen: ImageBitmapRenderingContext | null;
  readonly #opaque: boolean;

  /** As of a `Sheet`. */
  constructor(element: HTMLElement, opaque: boolean, draw: (room: SheetRoom) => void) {
    this.#sheet = new Sheet(element, opaque, draw);
    this.#opaque = opaque;
    this.#screen = this.#sheet.canvas.getContext('bitmaprenderer', { alpha: !opaque });
  }

  ask(): void {
    this.#sheet.remeasure();
    this.#sheet.ask();
  }

  /** Shows what was drawn for this room from now on. */
  show(drawn: CanvasImageSource, { width, height }: SheetRoom): void {
    const carrier = new OffscreenCanvas(width, height);
    const pen = carrier.getContext('2d', { ...PEN, alpha: !this.#opaque });
    if (pen === null || this.#screen === null) return;
    pen.drawImage(drawn, 0, 0);
    this.#screen.transferFromImageBitmap(carrier.transferToImageBitmap());
  }

  remove(): void {
    this.#sheet.remove();
  }
}

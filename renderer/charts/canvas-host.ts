import { type CanvasPicture, type CellPicture, cellsToDraw, drawCells } from './canvas-picture.ts';
import { frameQueue } from './frame-queue.ts';
import { penOf, type Pen, Sheet, type SheetRoom } from './sheet.ts';

/**
 * A canvas for what is many rectangles: a heat map of 24 × 30 cells costs ECharts 18 ms (42 ms at 4K), `fillRect` one or
 * two. Of a picture of cells only those that changed are drawn. It is opaque, in the colour of the ground.
 */
export class CanvasHost {
  readonly #sheet: Sheet;
  readonly #canvas = new OffscreenCanvas(1, 1);
  readonly #pen = penOf(this.#canvas, true);
  readonly #ground: string;
  #picture: CanvasPicture | null = null;
  /** The cells as they stand on the canvas, and its device pixels of a design unit. */
  #drawn: { picture: CellPicture; scale: number } | null = null;

  constructor(element: HTMLElement, ground: string) {
    this.#sheet = new Sheet(element, true, () => this.#ask());
    this.#ground = ground;
  }

  show(picture: CanvasPicture): void {
    const before = this.#picture;
    this.#picture = picture;
    if (before === null || !looksAlike(before, picture)) this.#ask();
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
    const kept = this.#resize(room) ? null : this.#drawn;
    // Of a drawing that fails nobody knows what is there.
    this.#drawn = null;
    if ('looks' in this.#picture) {
      const scale = room.size.unit * room.sharp;
      const cells = cellsToDraw(kept?.scale === scale ? kept.picture : null, this.#picture);
      if (cells === null) this.#wipe(pen, room);
      drawCells(pen, this.#picture, cells ?? this.#picture.looks.keys(), { scale, ground: this.#ground });
      this.#drawn = { picture: this.#picture, scale };
    } else {
      this.#wipe(pen, room);
      this.#picture.draw(pen, room.size);
    }
    this.#sheet.show(this.#canvas, room);
  }

  /** To set even the same size wipes a canvas. Whether it was another one. */
  #resize({ width, height }: SheetRoom): boolean {
    if (this.#canvas.width === width && this.#canvas.height === height) return false;
    this.#canvas.width = width;
    this.#canvas.height = height;
    return true;
  }

  /** The pen measures in CSS pixels afterwards. */
  #wipe(pen: Pen, { size, sharp }: SheetRoom): void {
    pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    pen.fillStyle = this.#ground;
    pen.fillRect(0, 0, size.width, size.height);
  }
}

function looksAlike(before: CanvasPicture, after: CanvasPicture): boolean {
  return 'looks' in after && 'looks' in before
    ? cellsToDraw(before, after)?.length === 0
    : !('looks' in after) && !('looks' in before) && before.data === after.data;
}

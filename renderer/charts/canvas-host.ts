import { type CanvasPicture, type CellPicture, cellsToDraw, drawCells } from './canvas-picture.ts';
import { frameQueue } from './frame-queue.ts';
import { type Paper, Sheet } from './sheet.ts';

/**
 * A sheet for what is many rectangles: a heat map of 24 × 30 cells costs ECharts 18 ms (42 ms at 4K), `fillRect` one or
 * two. Of a picture of cells only those that changed are drawn. It is opaque, in the colour of the ground.
 */
export class CanvasHost {
  readonly #sheet: Sheet;
  readonly #ground: string;
  #picture: CanvasPicture | null = null;
  /** The cells as they stand on the sheet, and its device pixels of a design unit. */
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
    if (this.#picture === null) return;
    const paper = this.#sheet.take();
    if (paper === null) return;
    const { pen, size, sharp, blank } = paper;
    if ('looks' in this.#picture) {
      const scale = size.unit * sharp;
      const kept = blank || this.#drawn?.scale !== scale ? null : this.#drawn.picture;
      const cells = cellsToDraw(kept, this.#picture);
      if (cells === null) this.#wipe(paper);
      drawCells(pen, this.#picture, cells ?? this.#picture.looks.keys(), { scale, ground: this.#ground });
      this.#drawn = { picture: this.#picture, scale };
    } else {
      this.#wipe(paper);
      this.#picture.draw(pen, size);
      this.#drawn = null;
    }
  }

  /** The pen measures in CSS pixels afterwards. */
  #wipe({ pen, size, sharp }: Paper): void {
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

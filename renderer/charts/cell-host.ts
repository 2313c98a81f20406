import { type CellPicture, cellsToDraw, drawCells } from './canvas-picture.ts';
import { fit, PEN, Sheet, type SheetRoom, wipe } from './sheet.ts';

/**
 * A canvas for what changes little by little and all the time: of its cells only those that look otherwise are drawn, where they
 * are seen. To hand over the whole of it for a few of them, as of what changes now and then, took 36 ms of script for the floor at
 * 4K, a third of it drawn in place. It is opaque, in the colour of the ground.
 */
export class CellHost {
  readonly #sheet: Sheet;
  readonly #pen: CanvasRenderingContext2D | null;
  readonly #ground: string;
  #picture: CellPicture | null = null;
  /** The cells as they stand on the canvas, and its device pixels of a design unit. */
  #drawn: { picture: CellPicture; scale: number } | null = null;

  constructor(element: HTMLElement, ground: string) {
    this.#sheet = new Sheet(element, true, (room) => this.#draw(room));
    this.#pen = this.#sheet.canvas.getContext('2d', { ...PEN, alpha: false });
    this.#ground = ground;
    // When the graphics process was lost there is another canvas, with nothing on it.
    this.#sheet.canvas.addEventListener('contextrestored', () => {
      this.#drawn = null;
      if (this.#sheet.canvas.isConnected) this.#sheet.ask();
    });
    // An opaque canvas is black until it is drawn.
    this.#sheet.canvas.hidden = true;
  }

  show(picture: CellPicture): void {
    const before = this.#picture;
    this.#picture = picture;
    if (before?.data !== picture.data) this.#sheet.remeasure();
    if (cellsToDraw(before, picture)?.length !== 0) this.#sheet.ask();
  }

  dispose(): void {
    this.#sheet.remove();
  }

  #draw(room: SheetRoom): void {
    const [picture, pen] = [this.#picture, this.#pen];
    if (picture === null || pen === null) return;
    const kept = fit(this.#sheet.canvas, room) ? null : this.#drawn;
    // Of a drawing that fails nobody knows what is there.
    this.#drawn = null;
    const scale = room.size.unit * room.sharp;
    const cells = cellsToDraw(kept?.scale === scale ? kept.picture : null, picture);
    if (cells === null) wipe(pen, this.#ground, room);
    drawCells(pen, picture, cells ?? picture.looks.keys(), { scale, ground: this.#ground });
    this.#drawn = { picture, scale };
    this.#sheet.canvas.hidden = false;
  }
}

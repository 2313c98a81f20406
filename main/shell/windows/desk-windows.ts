import { existsSync, readFileSync } from 'node:fs';
import { screen } from 'electron';
import type { BrowserWindow } from 'electron';
import * as z from 'zod';
import { writeDocument } from '../../adapters/settings/write-document.ts';
import { placeDesk } from '../policies/place-desk.ts';
import type { DeskPlace } from '../policies/place-desk.ts';
import { loadPage, openPageWindow } from './page-window.ts';

/** Moving a window tells of every pixel; its place is written when it stands, ms. */
const SETTLE_MS = 500;

const number = z.number().finite();
const placesSchema = z.array(
  z.object({
    bounds: z.object({ x: number, y: number, width: number, height: number }),
    maximized: z.boolean(),
  }),
);

/** What desk windows need of the application. */
export interface DeskParts {
  /** Where their places are kept. */
  file: string;
  title(): string;
  /** The page's query, e.g. `lang=en`. */
  query(): string;
  opened(window: BrowserWindow, name: string): void;
}

/** The desks: ordinary windows, as many as people open; the next start opens them where they stood. */
export class DeskWindows {
  readonly #parts: DeskParts;
  readonly #open = new Map<BrowserWindow, DeskPlace>();
  #settling: NodeJS.Timeout | undefined;
  #ending = false;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Opens those that were open last, one at least. */
  openAll(): void {
    const places = readPlaces(this.#parts.file);
    for (const place of places.length > 0 ? places : [undefined]) this.open({ place });
  }

  open({ place, query = this.#parts.query() }: { place?: DeskPlace | undefined; query?: string } = {}): void {
    const { bounds, maximized } = placeDesk(
      place,
      screen.getAllDisplays().map(({ workArea }) => workArea),
    );
    const window = openPageWindow({
      kind: 'desk',
      title: this.#parts.title(),
      bounds,
      page: this.#page(query),
    });
    if (maximized) window.maximize();
    this.#open.set(window, { bounds, maximized });
    const moved = (): void => {
      this.#open.set(window, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => this.#write(), SETTLE_MS);
    };
    window.on('resize', moved);
    window.on('move', moved);
    window.on('closed', () => {
      this.#open.delete(window);
      // The last one that is closed by hand, and all of them where the application ends, are what the next start opens.
      if (!this.#ending) this.#write();
    });
    this.#parts.opened(window, 'desk');
    this.#write();
  }

  /** The desk that was opened last, undefined where there is none. */
  get newest(): BrowserWindow | undefined {
    return [...this.#open.keys()].at(-1);
  }

  /** Brings a desk to the front; opens one where there is none. */
  show(): void {
    const [window] = this.#open.keys();
    if (window === undefined) return this.open();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  /** Shows the page anew: language or theme are others. */
  renew(): void {
    for (const window of this.#open.keys()) loadPage(window, this.#page(this.#parts.query()));
  }

  /** The application ends, or this machine has no desk any more. */
  end(): void {
    this.#ending = true;
  }

  /** Closes all of them. */
  close(): void {
    this.end();
    for (const window of this.#open.keys()) window.destroy();
  }

  #page(query: string): string {
    return `desk.html?${query}`;
  }

  #write(): void {
    clearTimeout(this.#settling);
    if (this.#open.size > 0) writeDocument(this.#parts.file, [...this.#open.values()]);
  }
}

/** Places are a convenience: a file that cannot be read is as good as none. */
function readPlaces(file: string): DeskPlace[] {
  if (!existsSync(file)) return [];
  try {
    return placesSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return [];
  }
}

import type { EventEmitter } from 'node:events';
import { chromium } from './chromium.ts';
import type { Place } from './chromium.ts';
import { displayAt } from './screen.ts';
import { warn } from './recorded.ts';

/** How a window stands, by Chromium's names. */
export type Standing = 'normal' | 'minimized' | 'maximized' | 'fullscreen';
const told: Record<Standing, [begins: string, ends: string]> = {
  normal: ['', ''],
  minimized: ['minimize', 'restore'],
  maximized: ['maximize', 'unmaximize'],
  fullscreen: ['enter-full-screen', 'leave-full-screen'],
};

/** Where a window is and how it stands: what the application wants at once, what Chromium made of it soon after. */
export class WindowState {
  readonly #events: EventEmitter;
  /** Where it is when it is neither minimised nor as large as the display. */
  normal: Place;
  standing: Standing = 'normal';
  #windowId: number | undefined;
  /** Commands go one after the other. */
  #last: Promise<unknown> = Promise.resolve();
  #pending = 0;

  constructor(events: EventEmitter, normal: Place) {
    this.#events = events;
    this.normal = normal;
  }

  /** Chromium has a window now: it takes the place that it was given meanwhile. */
  async place(windowId: number): Promise<void> {
    this.#windowId = windowId;
    await this.#apply();
  }

  bounds(): Place {
    if (this.standing === 'fullscreen') return { ...displayAt(this.normal).bounds };
    if (this.standing === 'maximized') return { ...displayAt(this.normal).workArea };
    return { ...this.normal };
  }

  move(to: Partial<Place>): void {
    this.#learn({ ...this.normal, ...to }, this.standing);
    void this.#apply();
  }

  stand(standing: Standing): void {
    this.#learn(this.normal, standing);
    void this.#apply();
  }

  /** Asks Chromium where the window is: people and window managers move it as well. */
  async look(): Promise<void> {
    if (this.#windowId === undefined || this.#pending > 0) return;
    const { bounds } = await chromium.browser.send('Browser.getWindowBounds', { windowId: this.#windowId });
    const { left: x, top: y, width, height, windowState: standing = 'normal' } = bounds;
    if (this.#pending > 0 || x === undefined || y === undefined) return;
    if (width === undefined || height === undefined) return;
    this.#learn(standing === 'normal' ? { x, y, width, height } : this.normal, standing);
  }

  #learn(normal: Place, standing: Standing): void {
    const before = { standing: this.standing, ...this.bounds() };
    this.normal = normal;
    this.standing = standing;
    const now = this.bounds();
    if (before.standing !== standing)
      for (const event of [told[before.standing][1], told[standing][0]])
        if (event !== '') this.#events.emit(event);
    if (before.width !== now.width || before.height !== now.height) this.#events.emit('resize');
    if (before.x !== now.x || before.y !== now.y) this.#events.emit('move');
  }

  #apply(): Promise<unknown> {
    this.#pending += 1;
    this.#last = this.#last
      .then(() => this.#command())
      .catch((fault) => warn(`window bounds: ${String(fault)}`))
      .finally(() => (this.#pending -= 1));
    return this.#last;
  }

  async #command(): Promise<void> {
    const windowId = this.#windowId;
    if (windowId === undefined) return;
    const { x: left, y: top, width, height } = this.normal;
    const set = (bounds: object) => chromium.browser.send('Browser.setWindowBounds', { windowId, bounds });
    // Chromium takes no place together with a state, and no state but normal from another.
    await set({ windowState: 'normal' });
    await set({ left, top, width, height });
    if (this.standing !== 'normal') await set({ windowState: this.standing });
  }
}

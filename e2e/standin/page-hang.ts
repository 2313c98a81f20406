import type { EventEmitter } from 'node:events';
import type { CdpSession } from './cdp.ts';

/** As long as Chromium waits itself before it says that a page hangs; a test has less patience. */
const HANG_MS = Number(process.env['STANDIN_HANG_MS'] ?? 15_000);

/**
 * Asks a page now and then whether it answers, and tells `unresponsive` and `responsive`. Electron notices only when
 * somebody types or clicks; here a page that hangs is noticed in any case.
 */
export class PageHang {
  readonly #session: CdpSession;
  readonly #events: EventEmitter;
  #askedAt = 0;
  #waits = false;
  #hangs = false;

  constructor(session: CdpSession, events: EventEmitter) {
    this.#session = session;
    this.#events = events;
  }

  async look(): Promise<void> {
    const since = performance.now() - this.#askedAt;
    if (this.#waits && !this.#hangs && since > HANG_MS) {
      this.#hangs = true;
      this.#events.emit('unresponsive');
    }
    if (this.#waits || since < HANG_MS / 5) return;
    this.#waits = true;
    this.#askedAt = performance.now();
    await this.#session.send('Runtime.evaluate', { expression: '0' }).catch(() => {});
    if (this.#hangs) this.#events.emit('responsive');
    this.forget();
  }

  /** The page that was asked is gone. */
  forget(): void {
    this.#waits = false;
    this.#hangs = false;
  }
}

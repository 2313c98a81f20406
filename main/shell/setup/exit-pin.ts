import type { PinAnswer } from '../../../shared/contract/bridge.ts';
import type { Log } from '../../station/ports.ts';
import { noTries, pinPolicy, pinWait } from '../policies/pin-policy.ts';
import { isPin } from './pin.ts';

/** Judges PINs, one at a time, and keeps a journal of them (never of what was typed). */
export class ExitPin {
  readonly #stored: () => string | undefined;
  readonly #journal: Log;
  readonly #mono: () => number;
  #tries = noTries;
  #judging = false;

  /** @param stored the key in force, undefined where there is none */
  constructor(stored: () => string | undefined, journal: Log, mono: () => number) {
    this.#stored = stored;
    this.#journal = journal;
    this.#mono = mono;
  }

  async judge(pin: string, where: string): Promise<PinAnswer> {
    const stored = this.#stored();
    if (stored === undefined) return { ok: false, why: 'none', waitMs: 0 };
    const waitMs = pinWait(this.#tries, this.#mono());
    if (waitMs > 0 || this.#judging) {
      this.#journal.warn('exit PIN not looked at: too many wrong ones', { where, waitMs });
      return { ok: false, why: 'wait', waitMs: Math.max(waitMs, 1) };
    }
    this.#judging = true;
    const right = await isPin(pin, stored).finally(() => (this.#judging = false));
    this.#tries = pinPolicy(this.#tries, right, this.#mono());
    this.#journal[right ? 'info' : 'warn'](right ? 'exit PIN right' : 'exit PIN wrong', {
      where,
      inARow: this.#tries.wrong,
    });
    return right ? { ok: true } : { ok: false, why: 'wrong', waitMs: pinWait(this.#tries, this.#mono()) };
  }
}

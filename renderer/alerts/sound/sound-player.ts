import { BehaviorSubject } from 'rxjs';
import type { Severity } from '../../../shared/model/fault.ts';
import { planSound } from './tones.ts';

/** Until the context runs, ms; longer means that the browser waits for a click. */
const START_MS = 500;

/**
 * Plays the sounds of alerts. Browsers let a page sound only after somebody has clicked or typed in it: until then it is
 * `locked`, and the next click unlocks it.
 */
export class SoundPlayer {
  /** Whether it needs a click before anything can be heard. */
  readonly locked: BehaviorSubject<boolean>;
  #context: AudioContext | null = null;

  /** @param dares tries also before a click: a kiosk's browser is set so that it may */
  constructor(dares: boolean) {
    this.locked = new BehaviorSubject(!navigator.userActivation.hasBeenActive);
    const unlock = () => {
      removeEventListener('pointerdown', unlock);
      removeEventListener('keydown', unlock);
      void this.#start();
    };
    addEventListener('pointerdown', unlock);
    addEventListener('keydown', unlock);
    if (dares) void this.#start();
  }

  /** Plays a sound; false when the browser does not let it after all. @param volume 0 to 1 */
  async play(severity: Severity, volume: number): Promise<boolean> {
    if (this.locked.value) return false;
    const context = await this.#start();
    if (context === null) return false;
    planSound(context, severity, volume, context.currentTime + 0.05);
    return true;
  }

  async #start(): Promise<AudioContext | null> {
    this.#context ??= new AudioContext();
    const context = this.#context;
    if (!isRunning(context))
      await Promise.race([context.resume(), new Promise((done) => setTimeout(done, START_MS))]);
    const runs = isRunning(context);
    if (this.locked.value === runs) this.locked.next(!runs);
    return runs ? context : null;
  }
}

function isRunning({ state }: AudioContext): boolean {
  return state === 'running';
}

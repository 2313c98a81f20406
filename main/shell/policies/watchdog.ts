/** A page is asked this often whether it is alive, ms. */
export const BEAT_MS = 2_000;
/** A page that has not answered for so long hangs, ms: found, crashed and loaded again it is back within 20 s. */
export const HUNG_MS = 12_000;

/** What is known of a page's answers; monotonic ms. `asked`: since when an answer is owed, null when none is. */
export interface Pulse {
  asked: number | null;
}

/** A page that has answered, or that cannot be blamed: the machine slept. */
export const freshPulse: Pulse = { asked: null };

/** A page that loads cannot answer yet: it has so long on top, ms. */
const LOAD_MS = 8_000;

/** It begins to load: should it never come to answer, that counts as well. */
export function loading(now: number): Pulse {
  return { asked: now + LOAD_MS };
}

/** It is asked now; whoever has not answered the question before still owes that one. */
export function ask(pulse: Pulse, now: number): Pulse {
  return pulse.asked === null ? { asked: now } : pulse;
}

/** Whether it hangs. */
export function watchdog(pulse: Pulse, now: number): 'alive' | 'hung' {
  return pulse.asked !== null && now - pulse.asked >= HUNG_MS ? 'hung' : 'alive';
}

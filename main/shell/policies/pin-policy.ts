/** Wrong PINs in a row that cost nothing; with each one more the wait doubles. */
const FREE = 2;
const FIRST_MS = 2_000;
const LONGEST_MS = 10 * 60_000;

/** What is remembered of wrong PINs; monotonic ms. */
export interface PinTries {
  wrong: number;
  lastAt: number;
}

export const noTries: PinTries = { wrong: 0, lastAt: 0 };

/** How long no PIN is looked at, ms; 0 = the next one is. */
export function pinWait({ wrong, lastAt }: PinTries, now: number): number {
  if (wrong <= FREE) return 0;
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(16, wrong - FREE - 1));
  return Math.max(0, lastAt + wait - now);
}

/** What is remembered after a PIN was looked at. */
export function pinPolicy(tries: PinTries, right: boolean, now: number): PinTries {
  return right ? noTries : { wrong: tries.wrong + 1, lastAt: now };
}

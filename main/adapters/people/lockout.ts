import type { Clock } from '../../station/ports.ts';

/** Wrong passwords that cost nothing yet: for one account, and from one address, behind which many may sit. */
const FREE = { account: 5, address: 20 };
/** The first wait after those; each further wrong password doubles it, up to the longest. Unit: ms. */
const FIRST_MS = 15_000;
const LONGEST_MS = 15 * 60_000;
/** Wrong passwords are forgotten after so long without another one, ms. */
const FORGET_MS = 60 * 60_000;
/** Names that are remembered at most; the oldest go first. */
const REMEMBERED = 10_000;

interface Tries {
  count: number;
  /** Monotonic ms. */
  last: number;
  until: number;
}

/** Makes guessing slow: by account, and by address. */
export interface Lockout {
  /** How long this one has to wait before its next try, ms; 0 = not. */
  waitMs(account: string, address: string): number;
  /**
   * Counts a try as wrong until it turns out otherwise, so that many at once are as slow as one after the other.
   * @returns to be told when it was right, or not looked at
   */
  attempt(account: string, address: string): (outcome: 'right' | 'unseen') => void;
}

export function createLockout(clock: Pick<Clock, 'mono'>): Lockout {
  const accounts = countTries(clock, FREE.account);
  const addresses = countTries(clock, FREE.address);
  return {
    waitMs: (account, address) => Math.max(accounts.waitMs(account), addresses.waitMs(address)),
    attempt(account, address) {
      const undoAccount = accounts.wrong(account);
      const undoAddress = addresses.wrong(address);
      return (outcome) => {
        if (outcome === 'right') accounts.forget(account);
        else undoAccount();
        // One who signs in does not make others' guesses from the same address undone.
        undoAddress();
      };
    },
  };
}

function countTries(clock: Pick<Clock, 'mono'>, free: number) {
  const known = new Map<string, Tries>();
  function recent(key: string): Tries {
    const tries = known.get(key);
    if (tries !== undefined && clock.mono() - tries.last < FORGET_MS) return tries;
    return { count: 0, last: 0, until: 0 };
  }
  function keep(key: string, tries: Tries): void {
    // At the end of the map again: the oldest is the first one.
    known.delete(key);
    known.set(key, tries);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  }
  return {
    waitMs: (key: string) => Math.max(0, recent(key).until - clock.mono()),
    forget: (key: string) => void known.delete(key),
    wrong(key: string): () => void {
      const before = recent(key);
      const count = before.count + 1;
      const wait = count < free ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (count - free));
      const now = { count, last: clock.mono(), until: clock.mono() + wait };
      keep(key, now);
      return () => {
        const latest = recent(key);
        keep(key, latest === now ? before : { ...latest, count: Math.max(0, latest.count - 1) });
      };
    },
  };
}

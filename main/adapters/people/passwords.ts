import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { ScryptOptions } from 'node:crypto';

/** What one hash costs: 2^15 · 8 · 128 bytes = 32 MiB and some 100 ms of one core. */
const COSTS = { logN: 15, r: 8, p: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Hashes that may wait for their turn; whoever comes then is sent away. */
const WAITING = 32;

/** So many want to sign in at once that this one was not looked at. */
export class TooBusyError extends Error {}

/** Hashes passwords, outside of the event loop and one at a time, so that a crowd at the door does not slow down the station. */
export interface Passwords {
  /** A secret to be stored: the costs, a fresh salt and the hash. @throws TooBusyError */
  hash(password: string): Promise<string>;
  /** Whether the password is the secret's; takes as long without a secret, so that nobody learns which accounts exist. @throws TooBusyError */
  matches(password: string, secret: string | undefined): Promise<boolean>;
}

/** What is done with a password; undefined where so many are at the door that it was not done. */
export async function unlessBusy<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (fault) {
    if (fault instanceof TooBusyError) return undefined;
    throw fault;
  }
}

/** @param costs only tests want others */
export function createPasswords(costs = COSTS): Passwords {
  const nobody = secretOf(costs, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));
  const inTurn = takeTurns();
  return {
    hash(password) {
      const salt = randomBytes(SALT_BYTES);
      return inTurn(async () => secretOf(costs, salt, await derive(password, salt, costs)));
    },
    matches(password, secret) {
      const { costs: paid, salt, hash } = readSecret(secret ?? nobody);
      return inTurn(async () => {
        const equal = timingSafeEqual(hash, await derive(password, salt, paid));
        return equal && secret !== undefined;
      });
    },
  };
}

function takeTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    if (waiting >= WAITING) throw new TooBusyError('too many people sign in at once');
    waiting += 1;
    const turn = last.then(work).finally(() => (waiting -= 1));
    last = turn.catch(() => undefined);
    return turn;
  };
}

function derive(password: string, salt: Buffer, { logN, r, p }: typeof COSTS): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 256 };
  // The same characters, however the keyboard put them together.
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (fault, key) =>
    fault === null ? resolve(key) : reject(fault),
  );
  return promise;
}

function secretOf({ logN, r, p }: typeof COSTS, salt: Buffer, hash: Buffer): string {
  return ['scrypt', logN, r, p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

function readSecret(secret: string): { costs: typeof COSTS; salt: Buffer; hash: Buffer } {
  const [, logN, r, p, salt = '', hash = ''] = secret.split('$');
  return {
    costs: { logN: Number(logN), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    hash: Buffer.from(hash, 'base64url'),
  };
}

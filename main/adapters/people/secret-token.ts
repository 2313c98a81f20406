import { createHash, randomBytes } from 'node:crypto';

/** Something nobody can guess: 256 random bits in 43 characters. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a token: with 256 bits of chance in it, nobody finds it again from this. */
export function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

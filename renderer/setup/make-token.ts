/** A token nobody guesses: 24 random bytes, as `openssl rand -hex 24` makes them. */
export function makeToken(): string {
  return [...crypto.getRandomValues(new Uint8Array(24))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

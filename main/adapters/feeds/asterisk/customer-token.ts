import { createHmac } from 'node:crypto';

/**
 * Caller number → opaque token: HMAC-SHA256 with the site key, the first 128 bits in hex. The same caller has the same
 * token at every source of the site; without the key a token cannot be tried against the numbers there are.
 */
export function customerToken(siteKey: string): (raw: string) => string {
  return (raw) => createHmac('sha256', siteKey).update(raw).digest('hex').slice(0, 32);
}

import { createHmac } from 'node:crypto';

/**
 * Caller number → opaque token: HMAC-SHA256 with the site key, the first 128 bits in hex. The same caller has the same
 * token at every source of the site, however its number is written; without the key a token cannot be tried against the
 * numbers there are.
 */
export function customerToken(siteKey: string): (raw: string) => string {
  return (raw) => createHmac('sha256', siteKey).update(plainNumber(raw)).digest('hex').slice(0, 32);
}

/** What numbers are grouped with. */
const GROUPING = /[\s().·/_\u2212\p{Pd}\p{Cf}]/gu;
const MOBILE = /^1[3-9]\d{9}$/;

/** A number as it is dialled inside of China, abroad with + and the country; what is no number stays as it is. */
function plainNumber(raw: string): string {
  const text = raw.normalize('NFKC').trim();
  const number = text.replace(/^(?:tel|sips?):/i, '').replace(GROUPING, '');
  if (!/^\+?\d+$/.test(number)) return text;
  const far = number.replace(/^00/, '+');
  if (far.startsWith('+86')) return nationalNumber(far.slice(3));
  // Old switches dial mobiles of another place with a zero, others leave out the plus.
  for (const [prefix, rest] of [
    ['0', number.slice(1)],
    ['86', number.slice(2)],
  ] as const)
    if (number.startsWith(prefix) && MOBILE.test(rest)) return rest;
  return far;
}

/** Numbers of towns have a zero before them at home, mobiles and those of firms (400, 800) have none. */
function nationalNumber(rest: string): string {
  return rest.length < 9 || rest.startsWith('0') || MOBILE.test(rest) || /^[48]00/.test(rest)
    ? rest
    : `0${rest}`;
}

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
);
/** A tenth of a second on an ordinary machine: a PIN has few digits, so each guess has to cost something. */
const COST = { log2N: 15, r: 8, p: 1 };
const BYTES = 32;

/** The key that is stored for a PIN: `scrypt$log2N$r$p$salt$key`, base64. */
export async function derivePin(pin: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await keyOf(pin, salt, COST);
  const { log2N, r, p } = COST;
  return ['scrypt', log2N, r, p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether a PIN is the one of which `stored` was derived; false for what is no such key. */
export async function isPin(pin: string, stored: string): Promise<boolean> {
  const [kind, log2N, r, p, salt = '', key = ''] = stored.split('$');
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  if (kind !== 'scrypt' || !(cost.log2N >= 10 && cost.log2N <= 20 && cost.r > 0 && cost.p > 0)) return false;
  const wanted = Buffer.from(key, 'base64');
  if (wanted.length !== BYTES) return false;
  return timingSafeEqual(await keyOf(pin, Buffer.from(salt, 'base64'), cost), wanted);
}

function keyOf(pin: string, salt: Buffer, { log2N, r, p }: typeof COST): Promise<Buffer> {
  return derive(pin, salt, BYTES, { N: 2 ** log2N, r, p, maxmem: 512 * 2 ** log2N * r });
}

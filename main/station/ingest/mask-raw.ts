/** Members whose numbers are counted, not dialled. */
const COUNTS = new Set(['seq', 'row']);
/** Members whose numbers are times, where they can be one. */
const TIMES = new Set(['time', 'since', 'from', 'to', 'at', 'dueAt', 'offeredAt', 'answeredAt']);
/** Times from 1990 to 2200, epoch ms: longer than a national number, smaller than an international one of China. */
const EARLIEST = 6.3e11;
const LATEST = 7_258_118_400_000;
/** Digits that may be a caller number, however they are grouped: with spaces, dashes of any length, slashes, dots, brackets. */
const NUMBERISH = /\+?\p{Nd}(?:[\s().·/_\u2212\p{Pd}\p{Cf}]{0,2}\p{Nd}){6,}/gu;
const MAX = 4096;
/** Deeper than any message of ours; beyond it the rest is left out. */
const DEPTH = 32;

/** A rejected message as it may be stored: caller numbers masked, also in names of members; length bounded (characters). */
export function maskRaw(raw: unknown): string {
  return (JSON.stringify(mask(raw, '', 0)) ?? 'null').slice(0, MAX);
}

function mask(value: unknown, key: string, depth: number): unknown {
  if (typeof value === 'string') return maskText(value);
  if (typeof value === 'number') {
    const plain = COUNTS.has(key) || (TIMES.has(key) && value >= EARLIEST && value <= LATEST);
    return plain || Math.abs(value) < 1e6 ? value : maskText(String(value));
  }
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH) return '…';
  if (Array.isArray(value)) return value.map((each) => mask(each, key, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [maskText(name), mask(each, name, depth + 1)]),
  );
}

/**
 * Replaces every run of seven or more digits by dots, keeping the last two. A number that only shows in the plain form of
 * its letters (①③⑧ …) is found there; texts without one stay as they were typed.
 */
export function maskText(text: string): string {
  const masked = maskDigits(text);
  const plain = masked.normalize('NFKC');
  const found = maskDigits(plain);
  return found === plain ? masked : found;
}

function maskDigits(text: string): string {
  return text.replace(NUMBERISH, (digits) => `•••${Array.from(digits).slice(-2).join('')}`);
}

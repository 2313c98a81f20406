/** Members whose numbers are times and counters, not caller numbers. */
const PLAIN = new Set(['seq', 'time', 'since', 'from', 'to', 'at', 'dueAt', 'offeredAt', 'answeredAt', 'row']);
/** Digits that may be a caller number, however they are grouped. */
const NUMBERISH = /\+?\d(?:[\s().-]?\d){6,}/g;
const MAX = 4096;

/** A rejected message as it may be stored: caller numbers masked, length bounded (characters). */
export function maskRaw(raw: unknown): string {
  const text = JSON.stringify(raw, (key, value: unknown) => {
    if (PLAIN.has(key)) return typeof value === 'string' ? maskText(value) : value;
    if (typeof value === 'number' && Math.abs(value) >= 1e6) return maskText(String(value));
    return typeof value === 'string' ? maskText(value) : value;
  });
  return (text ?? 'null').slice(0, MAX);
}

/** Replaces every run of seven or more digits by dots, keeping the last two. */
export function maskText(text: string): string {
  return text.replace(NUMBERISH, (digits) => `•••${digits.slice(-2)}`);
}

import * as z from 'zod';

/** C0/C1 controls, line separators and bidi overrides: never part of an id or a name, a known way to forge a display. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** Something a reader sees: a text of spaces and joiners is an empty line. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Half a surrogate pair cannot be stored as it is: two such ids would become one after a restart. */
const whole = (text: string): boolean => text.isWellFormed();

/** An identifier given by a source: 1–128 characters, no control characters, unique within its source. */
export const idSchema = z
  .string()
  .min(1)
  .max(128)
  .refine((s) => !UNSAFE.test(s), 'has control characters')
  .refine(whole, 'is not well-formed text');

/** A name, reason or label shown to people: up to 128 characters; may be empty. */
export const labelSchema = z
  .string()
  .max(128)
  .refine((s) => !UNSAFE.test(s), 'has control characters')
  .refine(whole, 'is not well-formed text');

/** One line for people that says something: at least one visible character, no more than `most`, spaces around it cut off. */
export function lineSchema(most: number) {
  return z
    .string()
    .trim()
    .max(most)
    .refine((s) => !UNSAFE.test(s), 'has control characters or line breaks')
    .refine(whole, 'is not well-formed text')
    .refine((s) => VISIBLE.test(s), 'has nothing to read');
}

/** Free text: up to 2,000 characters, stored as data and always rendered as text. */
export const freeTextSchema = z.string().max(2000).refine(whole, 'is not well-formed text');

const LAST_TIME = 7_258_118_400_000;
/** Epoch milliseconds, integer, 1970–2200. Unit: ms UTC. */
export const timeSchema = z.int().min(0).max(LAST_TIME);

/** What `timeSchema` takes, asked without it. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LAST_TIME;
}

/** A non-negative integer count or duration (ms). */
export const countSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

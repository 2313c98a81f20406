import * as z from 'zod';
import { isSafe, isVisible, isWhole } from './readable.ts';

/** An identifier given by a source: 1–128 characters, no control characters, unique within its source. */
export const idSchema = z
  .string()
  .min(1)
  .max(128)
  .refine(isSafe, 'has control characters')
  .refine(isWhole, 'is not well-formed text');

/** A name, reason or label shown to people: up to 128 characters; may be empty. */
export const labelSchema = z
  .string()
  .max(128)
  .refine(isSafe, 'has control characters')
  .refine(isWhole, 'is not well-formed text');

/** One line for people that says something: at least one visible character, no more than `most`, spaces around it cut off. */
export function lineSchema(most: number) {
  return z
    .string()
    .trim()
    .max(most)
    .refine(isSafe, 'has control characters or line breaks')
    .refine(isWhole, 'is not well-formed text')
    .refine(isVisible, 'has nothing to read');
}

/** Free text: up to 2,000 characters, stored as data and always rendered as text. */
export const freeTextSchema = z.string().max(2000).refine(isWhole, 'is not well-formed text');

const LAST_TIME = 7_258_118_400_000;
/** Epoch milliseconds, integer, 1970–2200. Unit: ms UTC. */
export const timeSchema = z.int().min(0).max(LAST_TIME);

/** What `timeSchema` takes, asked without it. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LAST_TIME;
}

/** A non-negative integer count or duration (ms). */
export const countSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

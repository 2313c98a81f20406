import * as z from 'zod';
import { lineSchema, timeSchema } from './text.ts';

/** What may be said to the hall. Units: characters, messages, ms, minutes. */
export const MESSAGE_LIMITS = {
  /** Length of a text. */
  text: 200,
  /** Open at the same time. */
  open: 20,
  /** Longest life, a day. */
  ms: 86_400_000,
  minutes: 1440,
  /** Life of a message that says no end. */
  usualMinutes: 60,
} as const;

/** How urgent a message is. */
export const messageLevels = ['info', 'warning'] as const;
export type MessageLevel = (typeof messageLevels)[number];

/** A message to the hall: plain text, shown as text. Times are the station's own clock's, epoch ms, never a replay's. */
export interface Message {
  /** Never used twice. */
  id: string;
  text: string;
  level: MessageLevel;
  from: number;
  until: number;
}

/** A message as it is asked for: `until` (epoch ms) or `minutes` from now, or neither. */
export const messageDraftSchema = z.strictObject({
  text: lineSchema(MESSAGE_LIMITS.text),
  level: z.enum(messageLevels).default('info'),
  until: timeSchema.optional(),
  minutes: z.int().min(1).max(MESSAGE_LIMITS.minutes).optional(),
});
export type MessageDraft = z.infer<typeof messageDraftSchema>;

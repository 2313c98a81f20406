import * as z from 'zod';
import { ALL_DISPLAYS } from '../../model/all-displays.ts';
import { displayNewsSchema, displayPlanSchema } from '../../model/display.ts';
import { MESSAGE_LIMITS, messageLevels } from '../../model/message.ts';
import type { Message } from '../../model/message.ts';
import { idSchema, lineSchema } from '../../model/text.ts';
import type { Saved } from './alert-asks.ts';
import type { AskTable } from './ask-table.ts';

/** The displays of the hall and what is said on them. */
export const displayAsks = {
  /** A wall says what it is and shows, when that changes and now and then. */
  'displays.tell': { role: 'viewer', args: displayNewsSchema },
  /** What a display is to show; null takes the plan away. */
  'displays.plan': {
    role: 'manager',
    args: z.strictObject({
      display: idSchema.or(z.literal(ALL_DISPLAYS)),
      plan: displayPlanSchema.nullable(),
    }),
  },
  /** Forgets a display, and its plan; one that is there comes back by itself. */
  'displays.forget': { role: 'manager', args: z.strictObject({ display: idSchema }) },
  /** Shows its name large for some seconds. */
  'displays.identify': { role: 'leader', args: z.strictObject({ display: idSchema }) },
  'messages.post': {
    role: 'leader',
    args: z.strictObject({
      text: lineSchema(MESSAGE_LIMITS.text),
      level: z.enum(messageLevels),
      minutes: z.int().min(1).max(MESSAGE_LIMITS.minutes),
    }),
  },
  'messages.withdraw': { role: 'leader', args: z.strictObject({ id: idSchema }) },
} as const satisfies AskTable;

/** Nothing to say but that it is done. */
type Done = Record<string, never>;

export interface DisplayAnswers {
  'displays.tell': Done;
  'displays.plan': { since: number };
  'displays.forget': Done;
  'displays.identify': Done;
  'messages.post': Saved<{ message: Message }>;
  'messages.withdraw': Done;
}

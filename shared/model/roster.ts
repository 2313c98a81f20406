import * as z from 'zod';
import { dateSchema } from './calendar.ts';
import { labelSchema, lineSchema } from './text.ts';

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, e.g. 08:30');
/** A name that others refer to. */
const nameSchema = lineSchema(128);

/**
 * A shift of every day in local times of the centre, `HH:MM`; one that ends before it begins goes on over midnight, one
 * from and to the same time lasts a day. `months` (1–12) and `days` say when it is held at all, a peak shift as a rule.
 */
export const shiftSchema = z.strictObject({
  name: labelSchema,
  from: timeOfDay,
  to: timeOfDay,
  kind: z.enum(['usual', 'peak']).optional(),
  months: z.array(z.int().min(1).max(12)).min(1).max(12).optional(),
  days: z.enum(['work', 'rest']).optional(),
});
export type Shift = z.infer<typeof shiftSchema>;

/** Who leads a team from a date on; without a date, since ever. */
const leaderSchema = z.strictObject({ name: nameSchema, from: dateSchema.optional() });

const teamSchema = z.strictObject({ name: nameSchema, leaders: z.array(leaderSchema).max(400).default([]) });
export type Team = z.infer<typeof teamSchema>;

/** On the first day of the cycle it is `start`; each day says by the shift's name which team has it. */
const rotationSchema = z.strictObject({
  start: dateSchema,
  cycle: z.array(z.record(labelSchema, nameSchema)).min(1).max(366),
});

/**
 * What is other than planned with a shift on one date. `none`: it is not held. What is absent is as planned; a team or
 * leader of null is nobody.
 */
const exceptionSchema = z.strictObject({
  date: dateSchema,
  shift: labelSchema,
  none: z.literal(true).optional(),
  team: nameSchema.nullable().optional(),
  leader: nameSchema.nullable().optional(),
  from: timeOfDay.optional(),
  to: timeOfDay.optional(),
});
export type RosterException = z.infer<typeof exceptionSchema>;

/** A shift that is held once. */
const extraSchema = z.strictObject({
  date: dateSchema,
  name: nameSchema,
  from: timeOfDay,
  to: timeOfDay,
  kind: z.enum(['usual', 'peak']).optional(),
  team: nameSchema.nullable().optional(),
  leader: nameSchema.nullable().optional(),
});
export type ExtraShift = z.infer<typeof extraSchema>;

/** Who has the shifts: the teams, how they take turns, and what is other than usual. */
export const rosterSchema = z.strictObject({
  teams: z.array(teamSchema).max(24).default([]),
  rotation: rotationSchema.optional(),
  exceptions: z.array(exceptionSchema).max(5_000).default([]),
  extra: z.array(extraSchema).max(1_000).default([]),
});
export type Roster = z.infer<typeof rosterSchema>;

import * as z from 'zod';
import { ALL_DISPLAYS } from './all-displays.ts';
import { sceneNames, STOP_SECONDS } from './scene.ts';
import type { SceneName } from './scene.ts';
import { idSchema, lineSchema } from './text.ts';

/** How many displays are known at a time, and scenes on one. */
export const DISPLAY_LIMITS = { displays: 200, stops: 24, nameLength: 60 } as const;

export const wallLanguages = ['zh-CN', 'en'] as const;
export const wallThemes = ['dark', 'light', 'contrast'] as const;

const stops = z
  .array(
    z.strictObject({
      scene: z.enum(sceneNames),
      seconds: z.number().min(STOP_SECONDS.shortest).max(STOP_SECONDS.longest),
    }),
  )
  .max(DISPLAY_LIMITS.stops);
const name = lineSchema(DISPLAY_LIMITS.nameLength);

/** What a display is to show; null, and no stops: as its own address says. */
export const displayPlanSchema = z.strictObject({
  name: name.nullable().default(null),
  stops: stops.default([]),
  /** Stays at the first of the stops. */
  pinned: z.boolean().default(false),
  theme: z.enum(wallThemes).nullable().default(null),
  language: z.enum(wallLanguages).nullable().default(null),
  sound: z.boolean().nullable().default(null),
});
export type DisplayPlan = z.infer<typeof displayPlanSchema>;

/** What a wall says of itself. `by`: what decides what it shows. */
export const displayNewsSchema = z.strictObject({
  id: idSchema.refine((id) => id !== ALL_DISPLAYS, 'stands for all displays'),
  name: name.or(z.literal('')),
  /** Width and height, CSS px. */
  size: z.tuple([z.int().min(1).max(100_000), z.int().min(1).max(100_000)]),
  language: z.enum(wallLanguages),
  theme: z.enum(wallThemes),
  scene: z.enum(sceneNames),
  stops,
  pinned: z.boolean(),
  by: z.enum(['address', 'plan', 'all']),
});
export type DisplayNews = z.infer<typeof displayNewsSchema>;

/** A display as desks see it. */
export interface DisplayCell extends Omit<DisplayNews, 'id' | 'scene'> {
  scene: SceneName;
  /** Whether it says that it is there. */
  here: boolean;
  /** When that changed last, the station's clock, epoch ms. */
  since: number;
}

/** What a display, or all, is to show. */
export interface PlanCell {
  plan: DisplayPlan | null;
  /** The station's clock, epoch ms; 0 without a plan. */
  since: number;
  /** Counts how often somebody asked it to show its name. */
  identified: number;
}

/** Plans as they are stored, by id of the display; `since` epoch ms. */
export const storedPlansSchema = z.record(
  z.string(),
  z.object({ plan: displayPlanSchema, since: z.number() }),
);

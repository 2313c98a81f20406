import * as z from 'zod';
import { settingsSchema } from './settings.ts';
import { labelSchema } from './text.ts';

/** A secret: given as is, or as `env:NAME` (resolved by the host when it reads the file). Never logged or shown. */
const secret = z.string().min(1).max(4096);
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, e.g. 03:30');

/**
 * What keeps a display apart from the others over restarts and re-plugging, as `displayIdentity` (main/shell) makes it:
 * its name and its size, and a number for the second of the same kind.
 */
const displaySchema = z.strictObject({
  display: z.string().min(1).max(256),
  /** The scenes it shows, as in the wall's address: `overview:20,slots:15`. */
  scenes: z.string().min(1).max(512).default('overview'),
});

/** What this machine is: read by the Electron shell; the station's own settings stand beside it in a file of their own. */
export const machineSchema = z.strictObject({
  version: z.literal(1).default(1),
  /** A hall screen, a duty manager's desk, or both. */
  role: z.enum(['wall', 'desk', 'both']).default('both'),
  language: z.enum(['zh-CN', 'en']).default('zh-CN'),
  theme: z.enum(['dark', 'light', 'contrast']).default('dark'),
  /** The hub of a station that runs elsewhere; without it this machine runs its own. */
  follow: z.strictObject({ url: z.url({ protocol: /^wss?$/ }), token: secret.optional() }).optional(),
  /** Displays with other scenes than the overview. */
  displays: z.array(displaySchema).max(32).default([]),
  autostart: z.boolean().default(false),
  /** Derived key of the PIN that leaves the kiosk (`scrypt$…`, see main/shell/pin); without one the kiosk has no exit. */
  exitPin: z.string().max(512).optional(),
  /** A generic feed inside the house, and the hours in which this machine may restart for it. */
  updates: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }),
      from: timeOfDay.default('03:00'),
      to: timeOfDay.default('04:00'),
    })
    .optional(),
});
export type MachineSettings = z.infer<typeof machineSchema>;

/** 4–12 digits, typed on a hall screen's remote control. */
export const pinSchema = z.string().regex(/^\d{4,12}$/, 'must be 4 to 12 digits');

/**
 * What the first-run assistant hands over, and what `--settings FILE` brings to a fleet: the machine and, where it runs
 * a station of its own, that station's settings. The PIN is given as it is typed and stored as a derived key.
 */
export const setupSchema = z.strictObject({
  version: z.literal(1).default(1),
  machine: machineSchema.omit({ exitPin: true }).extend({ pin: pinSchema.optional() }),
  station: settingsSchema.optional(),
});
export type Setup = z.infer<typeof setupSchema>;
export type SetupInput = z.input<typeof setupSchema>;

/**
 * Only which display shows what, as people hand it on in a `.callwall` file; such a file may also hold a whole setup.
 * Opening one begins the assistant with it; nothing is taken over before somebody says so.
 */
export const layoutSchema = z.strictObject({
  version: z.literal(1).default(1),
  layout: machineSchema.shape.displays,
});

/** A display as the assistant lists it. Place and size in density-independent pixels, as Electron has them. */
export const displayChoiceSchema = z.strictObject({
  display: z.string(),
  label: labelSchema,
  /** Where it stands beside the others; without it they are drawn in a row. */
  x: z.number().optional(),
  y: z.number().optional(),
  width: z.number(),
  height: z.number(),
  scale: z.number(),
  primary: z.boolean(),
});
export type DisplayChoice = z.infer<typeof displayChoiceSchema>;

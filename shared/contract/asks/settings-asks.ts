import * as z from 'zod';
import type { FormulaVersion } from '../../model/formula.ts';
import type { Settings } from '../../model/settings.ts';
import type { TreeNode } from '../../model/tree.ts';
import { languages } from '../../words/words.ts';
import type { ConnectionAnswer } from '../bridge.ts';
import type { Saved } from './alert-asks.ts';
import type { AskTable } from './ask-table.ts';

/** A brand's picture that is sent from a page. Unit: bytes. */
export const LOGO_BYTES = 256 << 10;

/** Settings that a duty manager may change; all others are the administrators'. */
export const managerKeys: readonly (keyof Settings)[] = [
  'targets',
  'serviceLevelSeconds',
  'serviceLevelVariant',
  'shortAbandonMs',
  'excludeShortAbandons',
  'seatLimits',
  'shifts',
  'roster',
  'calendars',
  'categories',
  'regions',
  'orderKinds',
  'orderAreas',
];

const version = z.int().min(0);

/** The settings as a document of versions. Secrets are never told: a mark stands in their place, which keeps them. */
export const settingsAsks = {
  'settings.read': { role: 'leader', args: z.strictObject({}) },
  /** `was`: the version that the change began with; another one meanwhile refuses it (`changed`). */
  'settings.save': {
    role: 'manager',
    args: z.strictObject({ settings: z.unknown(), was: version }),
  },
  'settings.history': { role: 'leader', args: z.strictObject({}) },
  'settings.version': { role: 'leader', args: z.strictObject({ version }) },
  /** Makes an earlier version the newest one. */
  'settings.restore': { role: 'administrator', args: z.strictObject({ version, was: version }) },
  /** Tries a source that is not stored yet. */
  'settings.try': {
    role: 'administrator',
    args: z.strictObject({ source: z.unknown(), language: z.enum(languages) }),
  },
  /** A tree to begin with: an example (示例), nobody's official list. */
  'settings.example': { role: 'manager', args: z.strictObject({ tree: z.enum(['categories', 'regions']) }) },
  /** Stores a picture beside the settings; its path is what `brand.logo` is given. */
  'settings.logo': {
    role: 'administrator',
    args: z.strictObject({ base64: z.base64().max(Math.ceil(LOGO_BYTES / 3) * 4) }),
  },
} as const satisfies AskTable;

/** A version of the settings. `by` is empty where somebody wrote the file; `changed`: the keys that are other than before. */
export interface SettingsVersion {
  version: number;
  since: number;
  by: string;
  changed: string[];
}

/** What became of the newest change: `failed` says why the station did not start with it and went back. */
export interface SettingsOutcome {
  at: number;
  by: string;
  failed: string | null;
}

export interface SettingsAnswers {
  'settings.read': {
    settings: Settings;
    version: number;
    since: number;
    by: string;
    /** The file, as the station's machine names it; where it is not the station's own, it is changed there only. */
    file: string;
    editable: boolean;
    /** Keys that count only once the program is started anew. */
    waiting: string[];
    outcome: SettingsOutcome | null;
    /** By rising number. */
    formulas: FormulaVersion[];
  };
  /** The station starts anew with them at once: the connection is cut, and comes back within seconds. */
  'settings.save': Saved<{ version: number }>;
  'settings.history': { versions: SettingsVersion[] };
  'settings.version': { settings: Settings };
  'settings.restore': Saved<{ version: number }>;
  'settings.try': ConnectionAnswer;
  'settings.example': { nodes: TreeNode[] };
  'settings.logo': Saved<{ path: string }>;
}

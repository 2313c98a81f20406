import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { loadSettings } from '../adapters/settings/load-settings.ts';
import { readLogo } from '../adapters/settings/read-logo.ts';
import type { Logo } from '../adapters/settings/read-logo.ts';
import { SettingsFault } from '../adapters/settings/settings-fault.ts';
import { defaultSettings } from '../../shared/model/settings.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { OptionSpec } from './cli/command.ts';

/** The option of the commands that start a station. */
export const settingsOption: OptionSpec = {
  value: 'FILE',
  help: 'settings, see docs/settings.md (default: settings.json in the data folder)',
};

/** What the running or last station of a data folder worked with, without its secrets; reports read the zone there. */
const inForceName = 'settings-in-force.json';

/** Where a station's settings are. */
export interface SettingsHome {
  file: string;
  /** Whether the file is the station's own; one that was named is whoever's who named it, and is left alone. */
  editable: boolean;
  env: NodeJS.ProcessEnv;
}

/** The file named, else `settings.json` in the data folder. */
export function settingsHome(file: string | undefined, folder: string, env: NodeJS.ProcessEnv): SettingsHome {
  return { file: file ?? join(folder, 'settings.json'), editable: file === undefined, env };
}

/**
 * The settings a station is to start with: the file named, else `settings.json` in the data folder, else the defaults.
 * @throws SettingsFault
 */
export function startSettings(file: string | undefined, folder: string, env: NodeJS.ProcessEnv): Settings {
  const home = settingsHome(file, folder, env);
  if (home.editable && !existsSync(home.file)) return defaultSettings;
  return placeLogo(loadSettings(home.file, env), home.file);
}

/**
 * The settings with the logo's path whole: a relative one counts from the settings file's folder.
 * @throws SettingsFault where the picture cannot be shown: told with the settings' other problems, not by the wall that
 * lacks it
 */
export function placeLogo(settings: Settings, file: string): Settings {
  const { logo } = settings.brand;
  if (logo === undefined) return settings;
  const brand = { ...settings.brand, logo: resolve(dirname(file), logo) };
  logoOf({ brand }, file);
  return { ...settings, brand };
}

/** The brand's logo, undefined without one. @throws SettingsFault naming the file and what to do */
export function logoOf({ brand }: Pick<Settings, 'brand'>, file = 'settings'): Logo | undefined {
  const read = brand.logo === undefined ? undefined : readLogo(brand.logo);
  if (typeof read === 'string') throw new SettingsFault(file, [`brand.logo: ${read}`]);
  return read;
}

/** Leaves word for reports what zone and formulas this folder's figures are kept with. */
export function rememberSettings(folder: string, settings: Settings): void {
  const { siteKey: _secret, ...rest } = settings;
  const summaries = { ...rest.summaries, webhooks: [] };
  const open = { ...rest, tokens: [], sources: [], webhooks: [], summaries } satisfies Settings;
  writeFileSync(join(folder, inForceName), `${JSON.stringify(open, null, 2)}\n`);
}

/** The settings under which a data folder was written last; those of a first start when none was. */
export function settingsInForce(folder: string, env: NodeJS.ProcessEnv): Settings {
  const file = join(folder, inForceName);
  return existsSync(file) ? loadSettings(file, env) : startSettings(undefined, folder, env);
}

import { existsSync, rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { defaultSettings, settingsSchema } from '../../../shared/model/settings.ts';
import type { Settings, SettingsInput } from '../../../shared/model/settings.ts';
import { inspectDocument, readUnchecked } from '../../adapters/settings/read-document.ts';
import type { Finding } from '../../adapters/settings/read-document.ts';
import { SettingsFault } from '../../adapters/settings/settings-fault.ts';
import { writeDocument } from '../../adapters/settings/write-document.ts';
import { placeLogo } from '../station-settings.ts';
import type { SettingsHome } from '../station-settings.ts';

/** Settings as their file has them: with `env:` references, without what is as usual. */
export function writtenSettings({ file }: SettingsHome): SettingsInput {
  if (!existsSync(file)) return {};
  // The station runs with it: it was read and found in order at the start. What was written since is looked at again.
  return shortened(settingsSchema.parse(readUnchecked(file)));
}

/** Only the keys that are not as usual. */
export function shortened(settings: Settings): SettingsInput {
  const own = Object.entries(settings).filter(
    ([key, value]) => !isDeepStrictEqual(value, Reflect.get(defaultSettings, key)),
  );
  return { version: 1, ...Object.fromEntries(own) };
}

/** Names of the keys in which two settings differ. */
export function changedKeys(one: SettingsInput, other: SettingsInput): string[] {
  return Object.keys(settingsSchema.shape).filter(
    (key) => !isDeepStrictEqual(Reflect.get(one, key), Reflect.get(other, key)),
  );
}

/** Settings as a station would start with them, or every problem of them. */
export function inspectSettings(
  written: unknown,
  home: SettingsHome,
): { settings: Settings; problems?: undefined } | { problems: Finding[] } {
  const { data, problems } = inspectDocument(settingsSchema, written, home.env);
  if (data === undefined) return { problems };
  try {
    return { settings: placeLogo(data, home.file) };
  } catch (fault) {
    if (!(fault instanceof SettingsFault)) throw fault;
    return { problems: fault.problems.map((message) => ({ path: 'brand.logo', message })) };
  }
}

/** Writes the file; gives how to undo it. Either the one or the other stands there at any time. */
export function replaceSettings({ file }: SettingsHome, next: SettingsInput): () => void {
  const before: unknown = existsSync(file) ? readUnchecked(file) : null;
  writeDocument(file, next);
  return () => {
    if (typeof before === 'object' && before !== null) writeDocument(file, before);
    else rmSync(file);
  };
}

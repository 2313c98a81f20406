import { settingsSchema } from '../../../shared/model/settings.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { parseDocument, readDocument } from './read-document.ts';

/**
 * Reads a settings file (JSON, every key optional), with `env:NAME` secrets resolved.
 * @throws SettingsFault naming every problem: unreadable, not JSON, unknown or wrong key, a newer version.
 */
export function loadSettings(file: string, env: NodeJS.ProcessEnv): Settings {
  return readDocument(settingsSchema, file, env);
}

/** The same from text; `file` is only named in problems. */
export function parseSettings(text: string, file: string, env: NodeJS.ProcessEnv): Settings {
  return parseDocument(settingsSchema, text, file, env);
}

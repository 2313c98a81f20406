import type { SettingsVersion } from '../../../shared/contract/asks/settings-asks.ts';
import { settingsSchema } from '../../../shared/model/settings.ts';
import type { Settings, SettingsInput } from '../../../shared/model/settings.ts';
import type { DocumentArchive, StoredDocument } from '../../station/archive-port.ts';
import { changedKeys } from './written-settings.ts';

const KIND = 'settings';
/** Versions that are kept and shown. */
const KEPT = 200;

/** The version in force. */
export function newestVersion(archive: DocumentArchive): Omit<StoredDocument, 'body'> {
  return archive.newestDocument(KIND) ?? { version: 0, since: 0, by: '' };
}

/**
 * Keeps the settings that a station has started with, where they are other than those of the newest version: somebody
 * changed them on a desk, or in the file. @param hidden without secrets @param by empty for the file
 */
export function recordSettings(
  archive: DocumentArchive,
  hidden: SettingsInput,
  by: string,
  now: number,
): void {
  const body = JSON.stringify(hidden);
  if (archive.newestDocument(KIND)?.body === body) return;
  archive.addDocument(KIND, { since: now, by, body }, KEPT);
}

/** All versions, the newest first. */
export function settingsVersions(archive: Pick<DocumentArchive, 'documentVersions'>): SettingsVersion[] {
  const stored = archive.documentVersions(KIND, KEPT);
  return stored.map(({ version, since, by, body }, at) => {
    const before = stored[at + 1];
    return {
      version,
      since,
      by,
      changed: before === undefined ? [] : changedKeys(readBody(before.body), readBody(body)),
    };
  });
}

/** The settings of a version, with marks for secrets; undefined when it is not kept. */
export function settingsOfVersion(archive: DocumentArchive, version: number): Settings | undefined {
  const found = archive.documentVersion(KIND, version);
  return found === undefined ? undefined : settingsSchema.parse(readBody(found.body));
}

/** Written by this program, which checked it. */
function readBody(body: string): SettingsInput {
  return JSON.parse(body) as SettingsInput;
}

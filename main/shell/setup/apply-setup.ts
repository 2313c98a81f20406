import { pathText } from '../../../shared/model/path-text.ts';
import { existsSync, readFileSync } from 'node:fs';
import type { SetupProblem, SourceInput } from '../../../shared/contract/bridge.ts';
import { setupSchema } from '../../../shared/model/machine.ts';
import type { MachineSettings, Setup } from '../../../shared/model/machine.ts';
import { sourceSchema } from '../../../shared/model/settings.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { describeIssue } from '../../adapters/settings/describe-issue.ts';
import { keepSecrets } from '../../adapters/settings/kept-secrets.ts';
import { SettingsFault } from '../../adapters/settings/settings-fault.ts';
import { checkDocument } from '../../adapters/settings/read-document.ts';
import { keysOf } from '../../adapters/settings/settings-json-schema.ts';
import { writeDocument } from '../../adapters/settings/write-document.ts';
import type { MachineFolder } from './machine-file.ts';
import { derivePin } from './pin.ts';

/** A setup that is in order, or every problem of it with the key it is at. */
export function checkSetup(raw: unknown): { setup: Setup } | { problems: SetupProblem[] } {
  const parsed = setupSchema.safeParse(raw);
  if (parsed.success) return { setup: parsed.data };
  // What stands in the environment is looked for when the setup is put to use.
  const keysAt = keysOf(setupSchema);
  return {
    problems: parsed.error.issues.map((issue) => ({
      path: pathText(issue.path),
      message: describeIssue(issue, raw, keysAt),
    })),
  };
}

/**
 * Stores a setup: the machine, and beside it the settings of its own station, where it has one. A secret that the setup
 * does not name stays as it was.
 */
export async function storeSetup(
  { machine: { pin, ...machine }, station }: Setup,
  folder: MachineFolder,
  before: MachineSettings | null,
): Promise<MachineSettings> {
  const exitPin = pin === undefined ? (before?.exitPin ?? storedPin(folder.machine)) : await derivePin(pin);
  const settings: MachineSettings = {
    ...machine,
    ...(machine.follow && { follow: withKeptToken(machine.follow, stored(folder.machine).follow) }),
    ...(exitPin !== undefined && { exitPin }),
  };
  if (station !== undefined)
    writeDocument(folder.stationSettings, withKeptSecrets(station, folder.stationSettings));
  // The machine comes last: with it the assistant is done.
  writeDocument(folder.machine, settings);
  return settings;
}

type Follow = NonNullable<MachineSettings['follow']>;

function withKeptToken(follow: Follow, before: Follow | undefined): Follow {
  if (follow.token !== undefined || before?.token === undefined || before.url !== follow.url) return follow;
  return { ...follow, token: before.token };
}

/** Where the setup gives back the mark of a hidden secret, the station keeps the one it had. */
function withKeptSecrets(station: Settings, file: string): Settings {
  const before = stored(file);
  const kept = withSecretsOf(before, station);
  return before.siteKey === undefined ? kept : { siteKey: before.siteKey, ...kept };
}

/** A source to be tried, whose hidden secret is the stored one; `env:NAME` is resolved as at a start. */
export function keptSource(source: SourceInput, folder: MachineFolder, env: NodeJS.ProcessEnv): SourceInput {
  const { sources } = withSecretsOf(stored(folder.stationSettings), {
    sources: [sourceSchema.parse(source)],
  });
  return checkDocument(sourceSchema, sources[0], 'source', env);
}

/** @throws SettingsFault when the mark of a hidden secret stands where none is kept: as a password it is worth nothing */
function withSecretsOf<T>(before: object, given: T): T {
  const { document, missing } = keepSecrets(given, before);
  if (missing.length > 0)
    throw new SettingsFault('setup', [
      'a secret is to be kept that is not stored for this address: type it again',
    ]);
  return document;
}

/** A PIN outlives a machine's file that is at fault elsewhere. */
function storedPin(file: string): string | undefined {
  const { exitPin } = stored(file);
  return typeof exitPin === 'string' ? exitPin : undefined;
}

/** A document as it is written, with its `env:` references; what cannot be read is told when it is put to use. */
function stored(file: string): Partial<Settings & MachineSettings> {
  if (!existsSync(file)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

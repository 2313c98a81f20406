import { existsSync, readFileSync } from 'node:fs';
import { keptSecret } from '../../../shared/contract/bridge.ts';
import type { SetupProblem } from '../../../shared/contract/bridge.ts';
import { setupSchema } from '../../../shared/model/machine.ts';
import type { MachineSettings, Setup } from '../../../shared/model/machine.ts';
import type { Settings, SourceSettings } from '../../../shared/model/settings.ts';
import { describeIssue, pathText } from '../../adapters/settings/describe-issue.ts';
import { keysOf } from '../../adapters/settings/settings-json-schema.ts';
import { writeDocument } from './machine-file.ts';
import type { MachineFolder } from './machine-file.ts';
import { derivePin } from './pin.ts';

/** A setup that is in order, or every problem of it with the key it is at. */
export function checkSetup(raw: unknown): { setup: Setup } | { problems: SetupProblem[] } {
  const parsed = setupSchema.safeParse(raw);
  if (parsed.success) return { setup: parsed.data };
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
  const exitPin = pin === undefined ? before?.exitPin : await derivePin(pin);
  const settings: MachineSettings = {
    ...machine,
    ...(machine.follow && { follow: withKeptToken(machine.follow, before?.follow) }),
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

/** Sources that give back the mark of a hidden secret keep the one they had, and the station its tokens and its key. */
function withKeptSecrets(station: Settings, file: string): Settings {
  const before = storedStation(file);
  const { siteKey = before.siteKey, tokens, sources, ...rest } = station;
  return {
    ...rest,
    tokens: tokens.length > 0 ? tokens : (before.tokens ?? []),
    sources: sources.map((source) =>
      withKeptSecret(
        source,
        before.sources?.find(({ id }) => id === source.id),
      ),
    ),
    ...(siteKey !== undefined && { siteKey }),
  };
}

function withKeptSecret(source: SourceSettings, before: SourceSettings | undefined): SourceSettings {
  if (source.kind === 'asterisk') {
    const kept = before?.kind === 'asterisk' ? before.secret : undefined;
    return source.secret === keptSecret && kept !== undefined ? { ...source, secret: kept } : source;
  }
  const kept = before?.kind === 'callwall' ? before.token : undefined;
  return source.token === keptSecret && kept !== undefined ? { ...source, token: kept } : source;
}

/** As it is written, with its `env:` references; what cannot be read is told when the station starts. */
function storedStation(file: string): Partial<Settings> {
  if (!existsSync(file)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

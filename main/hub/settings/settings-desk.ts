import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { Answerers, AskArgs } from '../../../shared/contract/asks.ts';
import type { Saved } from '../../../shared/contract/asks/alert-asks.ts';
import { managerKeys } from '../../../shared/contract/asks/settings-asks.ts';
import type { SettingsAnswers, SettingsOutcome } from '../../../shared/contract/asks/settings-asks.ts';
import { mayAs } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';
import { settingsSchema, sourceSchema } from '../../../shared/model/settings.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { HostArchive } from '../../adapters/archive/open-archive.ts';
import { exampleTree } from '../../adapters/settings/example-tree.ts';
import { hideSecrets, keepSecrets, strangeReferences } from '../../adapters/settings/kept-secrets.ts';
import { inspectDocument, inspectShape } from '../../adapters/settings/read-document.ts';
import type { Finding } from '../../adapters/settings/read-document.ts';
import { readLogo } from '../../adapters/settings/read-logo.ts';
import type { Clock, Log } from '../../station/ports.ts';
import type { Station } from '../../station/station.ts';
import { tryConnection } from '../app/try-connection.ts';
import type { SettingsHome } from '../station-settings.ts';
import { newestVersion, settingsOfVersion } from './settings-versions.ts';
import {
  changedKeys,
  inspectSettings,
  replaceSettings,
  shortened,
  writtenSettings,
} from './written-settings.ts';

/** A change that is written and is to be put to use. */
export interface SettingsChange {
  settings: Settings;
  by: string;
  /** Writes the file back. */
  undo(): void;
}

export interface SettingsDeskParts {
  home: SettingsHome;
  archive: HostArchive;
  store: Station['store'];
  clock: Clock;
  log: Log;
  /** Makes the marks of secrets. */
  key: string;
  /** Where the program was told to listen when it started. */
  listen: Settings['listen'];
  /** What became of the newest change. */
  outcome: SettingsOutcome | null;
  /** Starts the station anew, soon: the answer has to leave first. */
  restart(change: SettingsChange): void;
}

/** Files of assets/trees. */
const examples = { categories: 'power-complaints', regions: 'china-provinces' } as const;

type Save = Saved<{ version: number }>;

/** Answers what desks ask about the settings, and writes what they change. */
export function settingsDesk(parts: SettingsDeskParts): Answerers {
  const { home, archive, key } = parts;
  let changing = false;

  function save(given: unknown, was: number, who: Person): Save {
    refuseUnless(parts, was, changing);
    const before = writtenSettings(home);
    const kept = withSecrets(given, before, key);
    // As written: `env:` references stay references.
    const shape = inspectShape(settingsSchema, kept.document);
    if (shape.data === undefined) return { ok: false, problems: shape.problems };
    const next = shortened(shape.data);
    const changed = changedKeys(before, next);
    // Before files and the environment are looked at: who may not change them learns nothing of them.
    refuseRole(changed, who);
    if (kept.problems.length > 0) return { ok: false, problems: kept.problems };
    const checked = inspectSettings(kept.document, home);
    if (checked.problems !== undefined) return { ok: false, problems: checked.problems };
    if (changed.length === 0) return { ok: true, version: was };
    noteChange(parts, who, hideSecrets(before), hideSecrets(next), changed);
    const undo = replaceSettings(home, next);
    changing = true;
    parts.log.info('settings are changed', { by: who.name, changed });
    parts.restart({ settings: checked.settings, by: who.name, undo });
    return { ok: true, version: was + 1 };
  }

  return {
    'settings.read': () => readSettings(parts),
    'settings.save': ({ settings, was }, who) => save(settings, was, who),
    'settings.version': ({ version }) => ({ settings: storedVersion(archive, version) }),
    'settings.restore': ({ version, was }, who) => save(storedVersion(archive, version), was, who),
    'settings.try': (asked) => trySource(parts, asked),
    'settings.example': ({ tree }) => ({ nodes: exampleTree(examples[tree]) }),
    'settings.logo': ({ base64 }, who) => saveLogo(parts, Buffer.from(base64, 'base64'), who),
  };
}

function readSettings(parts: SettingsDeskParts): SettingsAnswers['settings.read'] {
  const { home, archive, key, listen, outcome } = parts;
  const { version, since, by } = newestVersion(archive);
  const settings = settingsSchema.parse(hideSecrets(writtenSettings(home), key));
  const waiting = (['host', 'port'] as const)
    .filter((name) => settings.listen[name] !== listen[name])
    .map((name) => `listen.${name}`);
  return {
    settings,
    version,
    since,
    by,
    file: home.file,
    editable: home.editable,
    waiting,
    outcome,
    formulas: archive.formulas(),
  };
}

function refuseUnless({ home, archive }: SettingsDeskParts, was: number, changing: boolean): void {
  if (!home.editable)
    throw new AskRefusal(
      'refused',
      `${home.file} was given with --settings: change it there, then start again`,
    );
  if (changing) throw new AskRefusal('changed', 'another change is being put to use: look again in a moment');
  const { version, by } = newestVersion(archive);
  if (version !== was)
    throw new AskRefusal('changed', `version ${version} by ${by || 'the file'} came in between`);
}

function refuseRole(changed: readonly string[], who: Person): void {
  if (mayAs(who.role, 'administrator')) return;
  const foreign = changed.filter((key) => !managerKeys.some((own) => own === key));
  if (foreign.length > 0)
    throw new AskRefusal('role', `only an administrator may change ${foreign.join(', ')}`);
}

/** What a desk gave, with the secrets that stay; a problem where one is not stored for it. */
function withSecrets<T>(given: T, before: object, key: string): { document: T; problems: Finding[] } {
  const { document, missing } = keepSecrets(given, before, key);
  const strange = strangeReferences(given, before);
  return { document, problems: [...missing.map(typeAgain), ...strange.map(inFileOnly)] };
}

function typeAgain(path: string) {
  return { path, message: `${path} is not stored for this address: type it again` };
}

function inFileOnly(path: string) {
  const why = 'refers to a variable that the settings do not have here for this address';
  return { path, message: `${path} ${why}: type the secret, or write the reference into the file itself` };
}

/** The journal has the parts that are other than before. */
function noteChange(
  { archive, clock, store }: SettingsDeskParts,
  who: Person,
  before: object,
  after: object,
  changed: readonly string[],
): void {
  const cut = (of: object) => Object.fromEntries(changed.map((key) => [key, Reflect.get(of, key) ?? null]));
  store(() =>
    archive.audit.note({
      at: clock.now(),
      who,
      what: changed.join() === 'targets' ? 'targets.save' : 'settings.save',
      subject: changed.join(', '),
      before: cut(before),
      after: cut(after),
    }),
  );
}

function storedVersion(archive: HostArchive, version: number): Settings {
  const found = settingsOfVersion(archive, version);
  if (found === undefined) throw new AskRefusal('absent', `version ${version} is not kept any more`);
  return found;
}

async function trySource({ home, key }: SettingsDeskParts, asked: AskArgs<'settings.try'>) {
  const kept = withSecrets({ sources: [asked.source] }, writtenSettings(home), key);
  if (kept.problems.length > 0) return { ok: false as const, fault: linesOf(kept.problems) };
  const { data, problems } = inspectDocument(sourceSchema, kept.document.sources[0], home.env);
  if (data === undefined) return { ok: false as const, fault: linesOf(problems) };
  return tryConnection({ kind: 'source', source: data }, asked.language);
}

function linesOf(problems: readonly Finding[]): string {
  return problems.map(({ message }) => message).join('; ');
}

const endings = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
} as const;

function saveLogo({ home, archive, clock, store }: SettingsDeskParts, body: Buffer, who: Person) {
  const saved = storeLogo(home, body);
  if (saved.ok)
    store(() => archive.audit.note({ at: clock.now(), who, what: 'settings.logo', subject: saved.path }));
  return saved;
}

/** Keeps a picture beside the settings, under a name of its content; what it is is told by its content, too. */
function storeLogo({ file }: SettingsHome, body: Buffer): Saved<{ path: string }> {
  const folder = join(dirname(file), 'brand');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const next = join(folder, 'logo.next');
  writeFileSync(next, body, { mode: 0o600 });
  const read = readLogo(next);
  if (typeof read === 'string') return { ok: false, problems: [{ path: 'brand.logo', message: read }] };
  const name = `logo-${createHash('sha256').update(body).digest('hex').slice(0, 12)}.${endings[read.type]}`;
  if (!existsSync(join(folder, name))) renameSync(next, join(folder, name));
  return { ok: true, path: `brand/${name}` };
}

import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultSettings } from '../../../shared/model/settings.ts';
import { loadSettings, parseSettings } from './load-settings.ts';
import { settingsJsonSchema } from './settings-json-schema.ts';
import { SettingsFault } from './settings-fault.ts';
import { siteKey } from './site-key.ts';

const root = join(import.meta.dirname, '..', '..', '..');

function problemsOf(raw: unknown, env: NodeJS.ProcessEnv = {}): readonly string[] {
  try {
    parseSettings(typeof raw === 'string' ? raw : JSON.stringify(raw), 'x.json', env);
  } catch (fault) {
    if (fault instanceof SettingsFault) return fault.problems;
    throw fault;
  }
  return [];
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'callwall-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('an empty object is the default settings, also behind a byte order mark', () => {
  expect(parseSettings('\uFEFF{}', 'x.json', {})).toEqual(defaultSettings);
});

test('a file is read from disk', () => {
  const file = join(temporaryFolder(), 'settings.json');
  writeFileSync(file, '{"centre":"热线","listen":{"port":9000}}');
  expect(loadSettings(file, {})).toMatchObject({ centre: '热线', listen: { host: '127.0.0.1', port: 9000 } });
});

test.each([
  [{ zonne: 'UTC' }, 'unknown key zonne: did you mean zone?'],
  [{ listen: { prot: 1 } }, 'unknown key listen.prot: did you mean port?'],
  [{ tokens: [{ token: 'x', viewers: true }] }, 'unknown key tokens[0].viewers: did you mean viewer?'],
  [
    { sources: [{ id: 'a', kind: 'asterisk', host: 'h', user: 'u', secret: 's', prot: 1 }] },
    'unknown key sources[0].prot: did you mean port?',
  ],
  [{ listen: { somethingElse: 1 } }, 'unknown key listen.somethingElse: known here: host, port'],
  [{ zone: 'Asia/Nowhere' }, 'zone is not an IANA time zone, e.g. Asia/Shanghai'],
  [{ targets: { connectRate: 97 } }, 'targets.connectRate is too large: at most 1'],
  [{ listen: { port: '80' } }, 'listen.port must be a number'],
  [{ tokens: [{}] }, 'tokens[0].token is missing: give it a string'],
  [{ slot: '7m' }, 'slot must be "5m" or "15m" or "30m" or "60m"'],
  [
    { sources: [{ id: 'a', kind: 'avaya' }] },
    'sources[0].kind is not one of the known kinds: callwall, asterisk',
  ],
  [[], 'the file must be an object'],
])('%j is refused by name', (raw, problem) => expect(problemsOf(raw)).toEqual([problem]));

test('all problems are told at once', () => {
  expect(problemsOf({ zone: 'x', slot: 'y', extra: 1 })).toHaveLength(3);
});

test('a file of a newer version is refused before anything else is judged', () => {
  expect(problemsOf({ version: 2, whatever: true })).toEqual([
    'version 2 was written by a newer Callwall; this one reads up to 1: update Callwall',
  ]);
});

test('broken JSON is told with its line and without its text', () => {
  const [problem = ''] = problemsOf('{\n  "tokens": [{"token": "s3cret",}]\n}');
  expect(problem).toContain('not valid JSON in line 2');
  expect(problem).not.toContain('s3cret');
});

test('a missing file is told by name', () => {
  expect(() => loadSettings('/nowhere/settings.json', {})).toThrow(
    '/nowhere/settings.json: there is no such file',
  );
});

test('secrets come from the environment where the file says so, and only secrets do', () => {
  const text = JSON.stringify({
    centre: 'env:HOME',
    siteKey: 'env:KEY',
    tokens: [{ token: 'env:TOKEN_1' }, { token: 'plain' }],
  });
  const settings = parseSettings(text, 'x.json', { KEY: 'k', TOKEN_1: 't', HOME: '/root' });
  expect(settings).toMatchObject({
    centre: 'env:HOME',
    siteKey: 'k',
    tokens: [{ token: 't' }, { token: 'plain' }],
  });
});

test('a variable that is not set is an error that names key and variable', () => {
  expect(problemsOf({ tokens: [{ token: 'env:NOT_THERE' }] })).toEqual([
    'tokens[0].token refers to the environment variable NOT_THERE, which is not set: set it before the start',
  ]);
  expect(problemsOf({ siteKey: 'env:' })).toEqual([
    'siteKey refers to no environment variable: write env:NAME with letters, digits and _',
  ]);
});

test('the published JSON Schema is the one in force (update: vitest -u)', async () => {
  const text = `${JSON.stringify(settingsJsonSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot(join(root, 'docs', 'settings.schema.json'));
});

test('the settings guide explains every key of the schema', () => {
  const guide = readFileSync(join(root, 'docs', 'settings.md'), 'utf8');
  const missing = keysOf(settingsJsonSchema()).filter((key) => !guide.includes(`\`${key}\``));
  expect(missing).toEqual([]);
});

function keysOf(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return [];
  const named =
    'properties' in node && typeof node.properties === 'object' ? Object.keys(node.properties ?? {}) : [];
  return [...named, ...Object.values(node).flatMap(keysOf)];
}

test('the site key is made once, kept in the data folder and readable only by its owner', () => {
  const folder = join(temporaryFolder(), 'data');
  const key = siteKey(folder, undefined);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  expect(siteKey(folder, undefined)).toBe(key);
  expect(siteKey(folder, 'configured')).toBe('configured');
  if (process.platform !== 'win32') expect(statSync(join(folder, 'site-key')).mode & 0o777).toBe(0o600);
});

import { readFileSync } from 'node:fs';
import type * as z from 'zod';
import { describeIssue } from './describe-issue.ts';
import { keysOf } from './settings-json-schema.ts';
import { resolveSecrets } from './secrets.ts';
import { SettingsFault } from './settings-fault.ts';

/** The version of all documents (settings, machine, setup) that this program writes and reads. */
const currentVersion = 1;

/**
 * Reads a versioned document (JSON), with `env:NAME` secrets resolved.
 * @throws SettingsFault naming every problem: unreadable, not JSON, unknown or wrong key, a newer version.
 */
export function readDocument<T>(schema: z.ZodType<T>, file: string, env: NodeJS.ProcessEnv): T {
  return parseDocument(schema, readText(file), file, env);
}

/** The same from text; `file` is only named in problems. */
export function parseDocument<T>(
  schema: z.ZodType<T>,
  text: string,
  file: string,
  env: NodeJS.ProcessEnv,
): T {
  return checkDocument(schema, parseJson(text.replace(/^\uFEFF/, ''), file), file, env);
}

/** The same from a value that is parsed already. */
export function checkDocument<T>(
  schema: z.ZodType<T>,
  raw: unknown,
  file: string,
  env: NodeJS.ProcessEnv,
): T {
  refuseNewer(raw, file);
  const secrets = resolveSecrets(raw, env);
  const parsed = schema.safeParse(secrets.value);
  const keysAt = keysOf(schema);
  const problems = [
    ...secrets.problems,
    ...(parsed.error?.issues ?? []).map((issue) => describeIssue(issue, secrets.value, keysAt)),
  ];
  if (parsed.data === undefined || problems.length > 0) throw new SettingsFault(file, problems);
  return parsed.data;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
    const why =
      code === 'ENOENT'
        ? 'there is no such file: check the path'
        : `it cannot be read (${code}): check its rights`;
    throw new SettingsFault(file, [why]);
  }
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    const said = fault instanceof Error ? fault.message : String(fault);
    const offset = /position (\d+)/.exec(said)?.[1];
    const line = offset === undefined ? '' : ` in line ${text.slice(0, Number(offset)).split('\n').length}`;
    // The parser's message quotes the text around the error, which may be a secret.
    throw new SettingsFault(file, [
      `it is not valid JSON${line}: look for a missing quote or comma, or one too many`,
    ]);
  }
}

function refuseNewer(raw: unknown, file: string): void {
  if (typeof raw !== 'object' || raw === null || !('version' in raw)) return;
  if (typeof raw.version !== 'number' || raw.version <= currentVersion) return;
  throw new SettingsFault(file, [
    `version ${raw.version} was written by a newer Callwall; this one reads up to ${currentVersion}: update Callwall`,
  ]);
}

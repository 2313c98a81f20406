import { pathText } from '../../../shared/model/path-text.ts';
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
  return checkDocument(schema, readUnchecked(file), file, env);
}

/** What a document says, with references as they are written. @throws SettingsFault where it is unreadable or not JSON */
export function readUnchecked(file: string): unknown {
  return parseJson(readText(file), file);
}

/** The same from text; `file` is only named in problems. */
export function parseDocument<T>(
  schema: z.ZodType<T>,
  text: string,
  file: string,
  env: NodeJS.ProcessEnv,
): T {
  return checkDocument(schema, parseJson(text, file), file, env);
}

/** The same from a value that is parsed already. */
export function checkDocument<T>(
  schema: z.ZodType<T>,
  raw: unknown,
  file: string,
  env: NodeJS.ProcessEnv,
): T {
  refuseNewer(raw, file);
  const { data, problems } = inspectDocument(schema, raw, env);
  if (data === undefined)
    throw new SettingsFault(
      file,
      problems.map(({ message }) => message),
    );
  return data;
}

/** Something wrong in a document: where, as in `sources[0].url`, and one line that says so and what to do. */
export interface Finding {
  path: string;
  message: string;
}

/** A document with its secrets resolved, or every problem of it. */
export function inspectDocument<T>(
  schema: z.ZodType<T>,
  raw: unknown,
  env: NodeJS.ProcessEnv,
): { data: T | undefined; problems: Finding[] } {
  const secrets = resolveSecrets(raw, env);
  const shape = inspectShape(schema, secrets.value);
  const problems = [...secrets.problems, ...shape.problems];
  return { data: problems.length > 0 ? undefined : shape.data, problems };
}

/** A document as it is written, or what is wrong with its form; nothing else is looked at. */
export function inspectShape<T>(
  schema: z.ZodType<T>,
  raw: unknown,
): { data: T | undefined; problems: Finding[] } {
  const parsed = schema.safeParse(raw);
  const keysAt = keysOf(schema);
  const problems = (parsed.error?.issues ?? []).map((issue) => ({
    path: pathText(issue.path),
    message: describeIssue(issue, raw, keysAt),
  }));
  return { data: parsed.data, problems };
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

function parseJson(given: string, file: string): unknown {
  const text = given.replace(/^\uFEFF/, '');
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

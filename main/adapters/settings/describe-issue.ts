import type * as z from 'zod';
import { pathText } from '../../../shared/model/path-text.ts';
import { nearest } from './nearest.ts';

type Issue = z.core.$ZodIssue;

/** One line for people about one finding of the schema: which key, what is wrong, what would be right. */
export function describeIssue(
  issue: Issue,
  raw: unknown,
  keysAt: (path: readonly PropertyKey[]) => string[],
): string {
  const key = pathText(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((name) => unknownKey(issue.path, name, keysAt(issue.path))).join('; ');
    case 'invalid_type':
      return valueAt(raw, issue.path) === undefined
        ? `${key} is missing: give it ${article(issue.expected)}`
        : `${key} must be ${article(issue.expected)}`;
    case 'invalid_value':
      return `${key} must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'invalid_union':
      return `${key} is not one of the known kinds: ${'options' in issue ? String(issue.options).replaceAll(',', ', ') : ''}`;
    case 'too_big':
      return `${key} is too large: at most ${String(issue.maximum)}${unit(issue.origin)}`;
    case 'too_small':
      return `${key} is too small: at least ${String(issue.minimum)}${unit(issue.origin)}`;
    default:
      return `${key} ${lowerFirst(issue.message)}`;
  }
}

function unknownKey(path: readonly PropertyKey[], name: string, known: string[]): string {
  const near = nearest(name, known);
  const advice = near === undefined ? `known here: ${known.join(', ')}` : `did you mean ${near}?`;
  return `unknown key ${pathText([...path, name])}: ${advice}`;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
    raw,
  );
}

function article(type: string): string {
  if (type === 'int') return 'a whole number';
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

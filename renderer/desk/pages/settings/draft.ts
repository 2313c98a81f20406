import { BehaviorSubject } from 'rxjs';
import type { Settings } from '../../../../shared/model/settings.ts';

/** Settings as somebody changes them, and the version they began with. */
export interface Draft {
  version: number;
  from: Settings;
  now: Settings;
}

export type Path = readonly (string | number)[];
type Node = Readonly<Record<string, unknown>>;

/** Kept while the desk is open: who looks at another page finds it again. */
export const draft = new BehaviorSubject<Draft | null>(null);

export function draftOf(settings: Settings, version: number): Draft {
  return { version, from: settings, now: settings };
}

/** What stands at a path; undefined where there is nothing. */
export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) => (isNode(value) && Object.hasOwn(value, part) ? value[String(part)] : undefined),
    document,
  );
}

/** The document with another value there; undefined takes a key away. What is not on the path stays the same object. */
export function withValue<T>(document: T, path: Path, value: unknown): T;
export function withValue(document: unknown, [part, ...rest]: Path, value: unknown): unknown {
  if (part === undefined) return value;
  const inner = withValue(isNode(document) ? document[String(part)] : undefined, rest, value);
  if (Array.isArray(document)) return document.with(Number(part), inner);
  const { [String(part)]: _before, ...others } = isNode(document) ? document : {};
  return inner === undefined ? others : { ...(isNode(document) ? document : {}), [String(part)]: inner };
}

/** The keys that are other than they were. */
export function changedKeys(one: Settings, other: Settings): (keyof Settings)[] {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof Settings>;
  return [...keys].filter((key) => !same(one[key], other[key]));
}

/** The draft on another version: what was changed here stays, all else is theirs. */
export function rebased({ from, now }: Draft, theirs: Settings, version: number): Draft {
  const mine = Object.fromEntries(changedKeys(from, now).map((key) => [key, now[key]]));
  return { version, from: theirs, now: { ...theirs, ...mine } };
}

/** One value that is another: where, before and after; undefined where there was or is none. */
export interface LeafChange {
  path: Path;
  before: unknown;
  after: unknown;
}

/** Everything in which two documents differ, value by value; a list of plain values counts as one. */
export function leafChanges(before: unknown, after: unknown, path: Path = []): LeafChange[] {
  if (same(before, after)) return [];
  if (!isTree(before) || !isTree(after)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) =>
    leafChanges(valueAt(before, [key]), valueAt(after, [key]), [
      ...path,
      Array.isArray(before) || Array.isArray(after) ? Number(key) : key,
    ]),
  );
}

export function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function isTree(value: unknown): value is Node {
  return isNode(value) && !(Array.isArray(value) && value.every((each) => !isNode(each)));
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

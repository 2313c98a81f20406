import { pathText } from '../../../shared/model/path-text.ts';
import { createHmac } from 'node:crypto';
import { isKept, keptAddress, keptSecret } from '../../../shared/contract/bridge.ts';
import { ASTERISK_PORT } from '../../../shared/model/settings.ts';
import { isReference, isSecretAt } from './secrets.ts';

type Node = Readonly<Record<string, unknown>>;

/**
 * A document with a mark in the place of each secret. With a key the marks tell secrets apart without telling them: the
 * same secret has the same mark in every version of a document.
 */
export function hideSecrets<T>(document: T, key?: string): T;
export function hideSecrets(document: unknown, key?: string): unknown {
  return mapSecrets(document, (secret, at) => markOf(secret, at, key));
}

/**
 * A document with the secrets back in the place of their marks: those of the document before it. A mark without a
 * fingerprint means the secret of the part with the same `id`, in lists without ids the one at the same place. A secret
 * goes to no other address than the one it is stored with.
 * @returns the document, and the places whose secret is not stored for them: it has to be typed again
 */
export function keepSecrets<T>(
  document: T,
  before: unknown,
  key?: string,
): { document: T; missing: string[] };
export function keepSecrets(
  document: unknown,
  before: unknown,
  key?: string,
): { document: unknown; missing: string[] } {
  const stored = secretsOf(before);
  const missing: string[] = [];
  const restored = mapSecrets(document, (given, at) => {
    if (!isKept(given)) return given;
    const found = stored.find((each) =>
      given.endsWith(keptSecret) ? samePlace(each, at) : markOf(each.secret, each.at, key) === given,
    );
    if (found !== undefined && sameAddress(found.at.holder, at.holder)) return found.secret;
    missing.push(pathText(at.path));
    return given;
  });
  return { document: restored, missing };
}

/**
 * The places of `env:` references that do not stand in the document before: there, for the same address. Whoever writes
 * others could have any variable of this machine sent anywhere.
 */
export function strangeReferences(document: unknown, before: unknown): string[] {
  return secretsOf(document)
    .filter(({ secret }) => isReference(secret))
    .filter(
      ({ secret, at }) =>
        !secretsOf(before).some(
          (each) => each.secret === secret && samePlace(each, at) && sameAddress(each.at.holder, at.holder),
        ),
    )
    .map(({ at }) => pathText(at.path));
}

/** Where a secret stands. */
interface Place {
  path: readonly PropertyKey[];
  name: string;
  holder: Node;
}

function markOf(secret: string, { name }: Place, key: string | undefined): string {
  const digest =
    key === undefined
      ? ''
      : createHmac('sha256', key)
          .update(JSON.stringify(['kept', name, secret]))
          .digest('hex')
          .slice(0, 12);
  return `${name === 'url' ? keptAddress : ''}${keptSecret}${digest}`;
}

function mapSecrets(document: unknown, change: (secret: string, at: Place) => string): unknown {
  function walk(value: unknown, path: readonly PropertyKey[], holder: Node): unknown {
    if (Array.isArray(value)) return value.map((item: unknown, n) => walk(item, [...path, n], {}));
    if (isNode(value))
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, walk(item, [...path, name], value)]),
      );
    if (typeof value !== 'string' || !isSecretAt(path)) return value;
    return change(value, { path, name: String(path.at(-1)), holder });
  }
  return walk(document, [], {});
}

function secretsOf(document: unknown): { secret: string; at: Place }[] {
  const found: { secret: string; at: Place }[] = [];
  mapSecrets(document, (secret, at) => {
    found.push({ secret, at });
    return secret;
  });
  return found;
}

function samePlace({ at: stored }: { at: Place }, at: Place): boolean {
  const ids = [stored.holder['id'], at.holder['id']];
  if (ids.some((id) => id !== undefined))
    return ids[0] === ids[1] && stored.path[0] === at.path[0] && stored.name === at.name;
  return pathText(stored.path) === pathText(at.path);
}

/** What says where a secret is sent. */
const addressKeys = ['kind', 'url', 'host', 'port', 'user'] as const;
const usual: Node = { port: ASTERISK_PORT };

function sameAddress(one: Node, other: Node): boolean {
  return addressKeys.every((key) => {
    const given = other[key] ?? usual[key];
    // An address that is a secret itself stays the stored one.
    return (one[key] ?? usual[key]) === given || (typeof given === 'string' && isKept(given));
  });
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

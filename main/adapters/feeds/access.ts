import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { Settings } from '../../../shared/model/settings.ts';

/** What the settings say about who may connect. */
export interface AccessRules {
  tokens: Settings['tokens'];
  origins: readonly string[];
  hosts: readonly string[];
  /** The host the server was told to bind, e.g. `127.0.0.1` or `0.0.0.0`. */
  listenHost: string;
}

/** The parts of an HTTP request that access is judged by; addresses as the socket gives them. */
export interface AccessRequest {
  headers: {
    host?: string | undefined;
    origin?: string | undefined;
    authorization?: string | undefined;
    forwarded?: string | undefined;
    'x-forwarded-for'?: string | string[] | undefined;
    via?: string | undefined;
  };
  remoteAddress: string | undefined;
  localAddress: string | undefined;
}

/** `allowed` = source ids the connection may speak for, null = any; a refusal carries the HTTP status to answer with. */
export type FeedAccess =
  | { ok: true; allowed: readonly string[] | null }
  | { ok: false; status: 401 | 403 | 421; why: string };

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '::1']);

/** True for 127.0.0.0/8, ::1, their IPv4-mapped form and `localhost`. */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined) return false;
  const plain = bareAddress(address);
  return plain === 'localhost' || plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

/**
 * Whether a `Host` header names this server: a loopback name, the listen host, one of `settings.hosts`, or, when
 * every interface is bound, the very address the request came in by. Anything else is a page of somebody else's
 * that has its name resolved to us (DNS rebinding). Ports are not compared: a proxy may change them.
 */
export function hostAllowed(
  header: string | undefined,
  rules: Pick<AccessRules, 'hosts' | 'listenHost'>,
  localAddress?: string,
): boolean {
  const name = hostName(header);
  if (name === null) return false;
  if (LOOPBACK_NAMES.has(name) || name === bareAddress(rules.listenHost)) return true;
  if (rules.hosts.some((host) => bareAddress(host) === name)) return true;
  return (
    isWildcard(rules.listenHost) &&
    localAddress !== undefined &&
    isIP(name) !== 0 &&
    name === bareAddress(localAddress)
  );
}

/**
 * Whether a request's `Origin` may talk to us: absent (not a browser) or listed in `settings.origins`; with
 * `sameHost` also the origin whose host and port are those of the `Host` header, which has to be checked itself.
 */
export function originAllowed(
  origin: string | undefined,
  rules: Pick<AccessRules, 'origins'>,
  sameHost?: string,
): boolean {
  if (origin === undefined) return true;
  const given = canonicalOrigin(origin);
  if (given === null) return false;
  if (rules.origins.some((listed) => canonicalOrigin(listed) === given)) return true;
  return (
    sameHost !== undefined &&
    [`http://${sameHost}`, `https://${sameHost}`].some((own) => canonicalOrigin(own) === given)
  );
}

/** The token of an `Authorization: Bearer …` header; null when there is none. */
export function bearerToken(header: string | undefined): string | null {
  const match = /^Bearer +([\x21-\x7e]+) *$/i.exec(header ?? '');
  return match?.[1] ?? null;
}

/**
 * The configured tokens equal to `given`. Every one is compared, by digest, so that neither its length nor how much
 * of it was right can be told from the time taken.
 */
export function matchingTokens(given: string, tokens: Settings['tokens']): Settings['tokens'] {
  const digest = sha256(given);
  return tokens.filter((entry) => timingSafeEqual(digest, sha256(entry.token)));
}

/**
 * Whether a request comes from this machine: the peer and the name it asked for are this machine's, and nobody passed
 * it on. A proxy here that hides all of that cannot be told from a program here: docs/people.md.
 */
export function fromThisMachine({
  headers,
  remoteAddress,
}: Pick<AccessRequest, 'headers' | 'remoteAddress'>): boolean {
  const passedOn =
    headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined || headers.via !== undefined;
  return !passedOn && isLoopback(remoteAddress) && isLoopback(hostName(headers.host) ?? undefined);
}

/** True when no token is needed: none is configured, we are bound to loopback only, and who asks is on this machine. */
export function tokenFree(request: AccessRequest, rules: AccessRules): boolean {
  return rules.tokens.length === 0 && isLoopback(rules.listenHost) && fromThisMachine(request);
}

/** Judges a request for `/feed` (protocol.md, Connection): host, then origin, then token. */
export function judgeFeed(request: AccessRequest, rules: AccessRules): FeedAccess {
  if (!hostAllowed(request.headers.host, rules, request.localAddress)) {
    return { ok: false, status: 421, why: 'this name is not served here; add it to "hosts" in the settings' };
  }
  if (!originAllowed(request.headers.origin, rules)) {
    return { ok: false, status: 403, why: 'this origin is not allowed; add it to "origins" in the settings' };
  }
  if (tokenFree(request, rules)) return { ok: true, allowed: null };
  const token = bearerToken(request.headers.authorization);
  if (token === null) return { ok: false, status: 401, why: 'a bearer token is needed' };
  const allowed = matchingTokens(token, rules.tokens).flatMap((entry) => entry.sources);
  if (allowed.length === 0) return { ok: false, status: 401, why: 'this token may not speak for any source' };
  return { ok: true, allowed: [...new Set(allowed)] };
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function isWildcard(host: string): boolean {
  const plain = bareAddress(host);
  return plain === '0.0.0.0' || plain === '::';
}

/** Lower case, without brackets, IPv4-mapped prefix and the root dot. */
function bareAddress(address: string): string {
  return address
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/\.$/, '');
}

/** The name in a Host header, without port; null when the header is missing or is more than a name and a port. */
function hostName(header: string | undefined): string | null {
  const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(header ?? '');
  return match?.[1] === undefined ? null : bareAddress(match[1]);
}

function canonicalOrigin(origin: string): string | null {
  if (!URL.canParse(origin)) return null;
  const { origin: canonical, protocol, host } = new URL(origin);
  // Schemes the URL standard does not know (an app's own) have the opaque origin "null": compare what was written.
  return canonical === 'null' ? (host === '' ? null : `${protocol}//${host}`) : canonical;
}

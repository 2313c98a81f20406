import type { WindowKind } from '../../../shared/contract/bridge.ts';

/** The scheme and host of the application's own pages. */
export const APP_ORIGIN = 'app://callwall';

/** What pages of ours may ask of the browser; all else is denied. */
const PERMISSIONS: ReadonlySet<string> = new Set([
  'fullscreen',
  'clipboard-sanitized-write',
  'notifications',
  'speaker-selection',
]);

/** Schemes that a page may load from. `devtools:` only where there are developer tools. */
const SCHEMES: ReadonlySet<string> = new Set(['app:', 'data:', 'blob:']);

/** Whether an address is one of our own pages. */
export function isOwnPage(address: string): boolean {
  const url = parse(address);
  return url !== null && `${url.protocol}//${url.host}` === APP_ORIGIN;
}

/** Whether a page may go to an address, by itself or by a redirect: only to our own pages. */
export function navigationPolicy(address: string): 'allow' | 'deny' {
  return isOwnPage(address) ? 'allow' : 'deny';
}

/**
 * What happens when a page wants a new window: never one of ours. A desk hands https links to the system's browser, a
 * hall screen has none.
 */
export function windowOpenPolicy(address: string, kind: WindowKind): 'deny' | 'outside' {
  return kind === 'desk' && parse(address)?.protocol === 'https:' ? 'outside' : 'deny';
}

/** Whether a page may have a permission. */
export function permissionPolicy(permission: string, askedBy: string): boolean {
  return isOwnPage(askedBy) && PERMISSIONS.has(permission);
}

/** Whether a request may leave the page at all: whatever slips past the content policy ends here. */
export function requestPolicy(address: string, developing: boolean): 'allow' | 'cancel' {
  const url = parse(address);
  if (url === null) return 'cancel';
  if (url.protocol === 'app:') return isOwnPage(address) ? 'allow' : 'cancel';
  return SCHEMES.has(url.protocol) || (developing && url.protocol === 'devtools:') ? 'allow' : 'cancel';
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}

import type { IncomingMessage } from 'node:http';

/** Says that a viewer token was shown. */
export const viewerCookie = 'callwall_session';
/** Says that somebody signed in; beside the other, so that a wall in the same browser outlasts it. */
export const personCookie = 'callwall_person';

/** The value of a cookie that the request carries. */
export function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/**
 * A cookie that no script can read and no foreign page can use. @param ms how long it is kept; 0 takes it away
 */
export function setCookie(request: IncomingMessage, name: string, value: string, ms: number): string {
  const parts = [`${name}=${value}`, 'Path=/', `Max-Age=${ms / 1000}`, 'HttpOnly', 'SameSite=Strict'];
  return [...parts, ...(overTls(request) ? ['Secure'] : [])].join('; ');
}

/** TLS ends in front of us: the proxy says so, or the page's own address does. */
function overTls({ headers }: IncomingMessage): boolean {
  return headers['x-forwarded-proto'] === 'https' || headers.origin?.startsWith('https://') === true;
}

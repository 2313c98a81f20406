import type { IncomingMessage } from 'node:http';
import type { Settings } from '../../../shared/model/settings.ts';
import { hostAllowed, originAllowed } from '../../adapters/feeds/access.ts';
import type { Sessions } from './sessions.ts';

/** Name of the cookie that `POST /session` sets. */
export const sessionCookie = 'callwall_session';

/** What of the settings decides about viewers. */
export type ViewerRules = Pick<Settings, 'tokens' | 'origins' | 'hosts' | 'listen'>;

/** Whether viewers need a session: as soon as the settings have a viewer token. */
export function sessionNeeded(rules: ViewerRules): boolean {
  return rules.tokens.some((token) => token.viewer);
}

/** Whether the request names this hub (against DNS rebinding). */
export function addressedToUs(request: IncomingMessage, rules: ViewerRules): boolean {
  return hostAllowed(
    request.headers.host,
    { hosts: rules.hosts, listenHost: rules.listen.host },
    request.socket.localAddress,
  );
}

/** Whether the page that asks is ours, an allowed one, or no page at all. */
export function fromAllowedPage(request: IncomingMessage, rules: ViewerRules): boolean {
  return originAllowed(request.headers.origin, rules, request.headers.host);
}

/** The session id that the request carries. */
export function sessionOf(request: IncomingMessage): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${sessionCookie}=`))?.slice(sessionCookie.length + 1);
}

/** Judges a request for `/live`; the Host header has been checked. */
export function judgeViewer(
  request: IncomingMessage,
  rules: ViewerRules,
  sessions: Sessions,
): { ok: true } | { ok: false; status: number; why: string } {
  if (!fromAllowedPage(request, rules)) {
    return { ok: false, status: 403, why: 'this origin is not allowed; add it to "origins" in the settings' };
  }
  if (sessionNeeded(rules) && sessions.renew(sessionOf(request)) === undefined) {
    return { ok: false, status: 401, why: 'show a viewer token first: POST /session {"token": "…"}' };
  }
  return { ok: true };
}

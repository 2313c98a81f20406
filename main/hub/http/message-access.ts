import type { IncomingMessage } from 'node:http';
import { bearerToken, matchingTokens, tokenFree } from '../../adapters/feeds/access.ts';
import type { Attempts } from './attempts.ts';
import { addressOf } from './read-json.ts';
import { jsonReply } from './reply.ts';
import type { Reply } from './reply.ts';
import { fromAllowedPage, judgeViewer } from './viewer-access.ts';
import type { ViewerRules } from './viewer-access.ts';
import type { Sessions } from './sessions.ts';

/** An error as scripts read it: what is wrong, with which field of the body ('' = none), what to do. */
export function errorReply(
  status: number,
  error: string,
  tip: string,
  field = '',
  headers: Record<string, string> = {},
): Reply {
  return jsonReply(status, { error, field, tip }, headers);
}

/**
 * Who may write messages: whoever shows a token with `messages: true`, and, as with sources, everybody on this machine
 * while there are no tokens and the hub listens on loopback. A session is no right to write: cookies are not looked at.
 * Undefined = may. The Host header has been checked.
 */
export function refuseWriter(
  request: IncomingMessage,
  rules: ViewerRules,
  attempts: Attempts,
): Reply | undefined {
  if (!fromAllowedPage(request, rules)) {
    return errorReply(403, 'this origin is not allowed', 'add it to "origins" in the settings');
  }
  const { remoteAddress, localAddress } = request.socket;
  const asked = { headers: request.headers, remoteAddress, localAddress };
  if (tokenFree(asked, { ...rules, listenHost: rules.listen.host })) return undefined;
  if (attempts.exhausted(addressOf(request))) {
    return errorReply(429, 'too many wrong tokens', 'try again in a minute', '', { 'Retry-After': '60' });
  }
  const token = bearerToken(request.headers.authorization);
  const matching = token === null ? [] : matchingTokens(token, rules.tokens);
  if (matching.some((entry) => entry.messages === true)) return undefined;
  if (token !== null) attempts.failed(addressOf(request));
  return errorReply(
    401,
    token === null ? 'a token is needed' : 'this token may not write messages',
    'send "Authorization: Bearer …" with a token that has "messages": true in the settings',
    '',
    { 'WWW-Authenticate': 'Bearer' },
  );
}

/** Who may read them: whoever may see the wall, and whoever may write. Undefined = may. */
export function refuseReader(
  request: IncomingMessage,
  rules: ViewerRules,
  sessions: Sessions,
  attempts: Attempts,
): Reply | undefined {
  return judgeViewer(request, rules, sessions).ok ? undefined : refuseWriter(request, rules, attempts);
}

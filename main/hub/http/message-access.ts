import type { IncomingMessage } from 'node:http';
import { bearerToken, matchingTokens, tokenFree } from '../../adapters/feeds/access.ts';
import type { Sender } from '../../station/messages/message-book.ts';
import type { Attempts } from './attempts.ts';
import { addressOf } from './read-json.ts';
import { jsonReply } from './reply.ts';
import type { Reply } from './reply.ts';
import { fromAllowedPage, judgeViewer } from './viewer-access.ts';
import type { Entrance, ViewerRules } from './viewer-access.ts';

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
  if (needsNoToken(request, rules)) return undefined;
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

/** As whom a writer is noted: nobody signed in. A token is told as one, never which. */
export function senderOf(request: IncomingMessage, rules: ViewerRules): Sender {
  const by = needsNoToken(request, rules) ? 'this machine' : 'token';
  return { who: { id: '', name: '', role: 'leader' }, by };
}

function needsNoToken({ headers, socket }: IncomingMessage, rules: ViewerRules): boolean {
  const { remoteAddress, localAddress } = socket;
  return tokenFree({ headers, remoteAddress, localAddress }, { ...rules, listenHost: rules.listen.host });
}

/** Who may read them: whoever may see the wall, and whoever may write. Undefined = may. */
export function refuseReader(
  request: IncomingMessage,
  entrance: Entrance,
  attempts: Attempts,
): Reply | undefined {
  return judgeViewer(request, entrance).ok ? undefined : refuseWriter(request, entrance.rules, attempts);
}

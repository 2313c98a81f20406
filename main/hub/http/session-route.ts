import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { matchingTokens } from '../../adapters/feeds/access.ts';
import type { Attempts } from './attempts.ts';
import { addressOf, isJson, readJson } from './read-json.ts';
import { jsonReply, textReply } from './reply.ts';
import type { Handler, Reply } from './reply.ts';
import { sessionMs } from './sessions.ts';
import type { Sessions } from './sessions.ts';
import { fromAllowedPage, sessionCookie, sessionNeeded, sessionOf } from './viewer-access.ts';
import type { ViewerRules } from './viewer-access.ts';

const bodySchema = z.strictObject({ token: z.string().min(1).max(4096) });

/**
 * `GET /session` → `{needed, ok}`, prolonging an open session; `POST /session {"token"}` → 204 with an HttpOnly SameSite=Strict cookie, or 401.
 * Too many wrong tokens from one address → 429.
 */
export function sessionRoutes(
  rules: ViewerRules,
  sessions: Sessions,
  attempts: Attempts,
): Record<'GET' | 'POST', Handler> {
  return {
    GET(request) {
      const needed = sessionNeeded(rules);
      const renewed = needed ? sessions.renew(sessionOf(request)) : undefined;
      const reply = jsonReply(200, { needed, ok: !needed || renewed !== undefined });
      return renewed === undefined
        ? reply
        : { ...reply, headers: { ...reply.headers, ...cookieOf(renewed) } };
    },
    async POST(request) {
      const refusal = refuseEarly(request, rules, attempts);
      if (refusal !== undefined) return refusal;
      const read = await readJson(request);
      if (read === 'too large')
        return textReply(413, 'The body is larger than 4 KiB.', { Connection: 'close' });
      const body = bodySchema.safeParse(read?.value);
      if (body.data === undefined) return textReply(400, 'The body must be {"token": "…"}.');
      if (matchingTokens(body.data.token, rules.tokens).some((entry) => entry.viewer)) {
        return { status: 204, headers: cookieOf(sessions.open(body.data.token)), body: '' };
      }
      attempts.failed(addressOf(request));
      return textReply(401, 'This is not a viewer token. 令牌无效。');
    },
  };
}

function refuseEarly(request: IncomingMessage, rules: ViewerRules, attempts: Attempts): Reply | undefined {
  if (!fromAllowedPage(request, rules)) return textReply(403, 'This origin is not allowed.');
  // A form of a foreign page cannot send this type without the browser asking us first.
  if (!isJson(request)) {
    return textReply(415, 'The body must be application/json.');
  }
  if (attempts.exhausted(addressOf(request))) {
    return textReply(429, 'Too many wrong tokens; try again in a minute.', { 'Retry-After': '60' });
  }
  return undefined;
}

function cookieOf(session: string): Record<string, string> {
  const cookie = `${sessionCookie}=${session}; Path=/; Max-Age=${sessionMs / 1000}; HttpOnly; SameSite=Strict`;
  return { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' };
}

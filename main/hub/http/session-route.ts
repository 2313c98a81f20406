import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { SignInAnswer } from '../../../shared/contract/asks/people-asks.ts';
import { accountSchema } from '../../../shared/model/account.ts';
import { ownDesk } from '../../../shared/model/person.ts';
import { lineSchema } from '../../../shared/model/text.ts';
import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import { matchingTokens } from '../../adapters/feeds/access.ts';
import { SESSION_MS } from '../../adapters/people/front-door.ts';
import { digestOf } from '../../adapters/people/secret-token.ts';
import type { People } from '../../adapters/people/people.ts';
import type { Attempts } from './attempts.ts';
import { cookieOf, personCookie, setCookie, viewerCookie } from './cookies.ts';
import { addressOf, isJson, readJson } from './read-json.ts';
import { jsonReply, textReply } from './reply.ts';
import type { Handler, Reply } from './reply.ts';
import { sessionMs } from './sessions.ts';
import type { ViewerKey } from './sessions.ts';
import { atThisMachine, fromAllowedPage, sessionNeeded, wayIn, whoAsks } from './viewer-access.ts';
import type { Entrance, ViewerRules } from './viewer-access.ts';

const secret = z.string().min(1).max(1024);
const bodySchema = z.union([
  z.strictObject({ token: z.string().min(1).max(4096) }),
  z.strictObject({ account: z.string().min(1).max(64), password: secret }),
  z.strictObject({ first: z.literal(true), account: accountSchema, name: lineSchema(64), password: secret }),
]);
type First = Extract<z.infer<typeof bodySchema>, { first: true }>;

export interface SessionRouteParts extends Entrance {
  people: Pick<People, 'anybody' | 'door' | 'walls' | 'accounts'>;
  attempts: Attempts;
}

/**
 * `GET /session` → `{needed, ok, who, signIn}`, prolonging an open session. `POST /session` → 204 with an HttpOnly
 * SameSite=Strict cookie for `{"token"}` or `{"account", "password"}`, else 401, and 429 with Retry-After after too many
 * wrong ones; `{"first": true, "account", "name", "password"}` makes the first account, at this machine only.
 * `DELETE /session` signs out.
 */
export function sessionRoutes(parts: SessionRouteParts): Record<'GET' | 'POST' | 'DELETE', Handler> {
  return {
    GET: (request) => tell(request, parts),
    async POST(request) {
      const refusal = refuseEarly(request, parts.rules);
      if (refusal !== undefined) return refusal;
      const read = await readJson(request);
      if (read === 'too large')
        return textReply(413, 'The body is larger than 4 KiB.', { Connection: 'close' });
      const { data } = bodySchema.safeParse(read?.value);
      if (data === undefined)
        return textReply(400, 'The body must be {"token": "…"} or {"account": "…", "password": "…"}.');
      if ('token' in data) return showToken(request, data.token, parts);
      return whereStored(() =>
        'first' in data ? makeFirst(request, data, parts) : signIn(request, data, parts),
      );
    },
    DELETE(request) {
      if (!fromAllowedPage(request, parts.rules)) return textReply(403, 'This origin is not allowed.');
      return whereStored(() => {
        parts.people.door.signOut(cookieOf(request, personCookie) ?? '');
        return withCookie(setCookie(request, personCookie, '', 0));
      });
    },
  };
}

function tell(request: IncomingMessage, parts: SessionRouteParts): Reply {
  const who = whoAsks(request, parts);
  const reply = jsonReply(200, {
    needed: sessionNeeded(parts),
    ok: who !== undefined,
    who: who ?? null,
    signIn: wayIn(request, parts),
  });
  const renewed = sessionNeeded(parts) ? parts.sessions.renew(cookieOf(request, viewerCookie)) : undefined;
  if (renewed === undefined) return reply;
  const cookie = setCookie(request, viewerCookie, renewed, sessionMs);
  return { ...reply, headers: { ...reply.headers, 'Set-Cookie': cookie } };
}

function refuseEarly(request: IncomingMessage, rules: ViewerRules): Reply | undefined {
  if (!fromAllowedPage(request, rules)) return textReply(403, 'This origin is not allowed.');
  // A form of a foreign page cannot send this type without the browser asking us first.
  if (!isJson(request)) return textReply(415, 'The body must be application/json.');
  return undefined;
}

function showToken(request: IncomingMessage, token: string, parts: SessionRouteParts): Reply {
  if (parts.attempts.exhausted(addressOf(request))) return tooMany(60_000);
  const key = keyOf(token, parts);
  if (key !== undefined)
    return withCookie(setCookie(request, viewerCookie, parts.sessions.open(key), sessionMs));
  parts.attempts.failed(addressOf(request));
  return textReply(401, 'This is not a viewer token. 令牌无效。');
}

function keyOf(token: string, { rules, people }: Entrance): ViewerKey | undefined {
  if (matchingTokens(token, rules.tokens).some((entry) => entry.viewer))
    return { secret: token, until: Infinity };
  const made = people.walls.good().find(({ digest }) => digest === digestOf(token));
  return made && { secret: made.digest, until: made.until };
}

async function signIn(
  request: IncomingMessage,
  { account, password }: { account: string; password: string },
  { people }: SessionRouteParts,
): Promise<Reply> {
  const answer = await people.door.signIn({ account, password, from: addressOf(request) });
  if (answer.ok) return withCookie(setCookie(request, personCookie, answer.token, SESSION_MS));
  return refused(answer);
}

async function makeFirst(request: IncomingMessage, first: First, parts: SessionRouteParts): Promise<Reply> {
  if (parts.people.anybody() || !atThisMachine(request))
    return textReply(403, 'The first account is made at this machine, once. 首个账号只能在本机创建一次。');
  const draft = { ...first, id: null, role: 'administrator', active: true } as const;
  const made = await parts.people.accounts.save(draft, ownDesk);
  if (!made.ok) return jsonReply(422, { problem: made.problem });
  return signIn(request, first, parts);
}

function refused(answer: Exclude<SignInAnswer, { ok: true }>): Reply {
  if (answer.why === 'wait') return tooMany(answer.waitMs);
  if (answer.why === 'busy') return tooMany(2_000);
  return textReply(401, 'Account or password is wrong. 账号或密码不对。');
}

function tooMany(waitMs: number): Reply {
  const seconds = String(Math.ceil(waitMs / 1000));
  return textReply(429, `Too many tries; wait ${seconds} s. 尝试过多，请 ${seconds} 秒后再试。`, {
    'Retry-After': seconds,
  });
}

function withCookie(cookie: string): Reply {
  return { status: 204, headers: { 'Set-Cookie': cookie, 'Cache-Control': 'no-store' }, body: '' };
}

/** A sign-in that cannot be kept is none. */
async function whereStored(work: () => Reply | Promise<Reply>): Promise<Reply> {
  try {
    return await work();
  } catch (fault) {
    if (fault instanceof AskRefusal) return textReply(503, fault.message);
    throw fault;
  }
}

import { WebSocket } from 'ws';
import type { SignInAnswer } from '../../shared/contract/asks/people-asks.ts';
import { Problem } from './problem.ts';

/**
 * Opens a viewer's socket to a running hub; with a token it signs in first, as a browser does.
 * @param base the hub's address, http(s) or ws(s)
 * @param patience how long the hub may take to answer, ms
 * @param person the cookie of who signed in, if somebody did
 * @throws Problem when the hub cannot be reached or refuses the token. The socket is still opening when it is returned.
 */
export async function dialHub(
  base: URL,
  token: string | undefined,
  patience: number,
  person?: string,
): Promise<WebSocket> {
  const wall = token === undefined ? undefined : await showToken(base, token, patience);
  const cookies = [wall, person].filter((each) => each !== undefined).join('; ');
  const address = new URL('/live', base);
  address.protocol = isSecure(base) ? 'wss:' : 'ws:';
  return new WebSocket(address, {
    handshakeTimeout: patience,
    ...(cookies !== '' && { headers: { Cookie: cookies } }),
  });
}

/** What to tell people of a hub that cannot be used. */
export function refusal(origin: string, why: string): Problem {
  if (why.includes('401')) return new Problem(`${origin} wants a viewer token`, 'set CALLWALL_TOKEN');
  return new Problem(
    `${origin} cannot be reached: ${why}`,
    'check the address and that the station is running (callwall serve)',
  );
}

async function showToken(base: URL, token: string, patience: number): Promise<string> {
  const answer = await postSession(base, { token }, patience);
  if (answer.status !== 204)
    throw new Problem(`${base.origin} refuses the token (${answer.status})`, 'check CALLWALL_TOKEN');
  return cookieIn(answer);
}

/**
 * Signs in with an account. Gives the cookie that says so.
 * @throws Problem when the hub cannot be reached
 */
export async function signInAt(
  base: URL,
  { account, password }: { account: string; password: string },
  patience: number,
): Promise<{ ok: true; cookie: string } | Exclude<SignInAnswer, { ok: true }>> {
  const answer = await postSession(base, { account, password }, patience);
  if (answer.status === 204) return { ok: true, cookie: cookieIn(answer) };
  if (answer.status !== 429) return { ok: false, why: 'wrong' };
  return { ok: false, why: 'wait', waitMs: Number(answer.headers.get('Retry-After')) * 1000 };
}

/** Ends the session whose cookie that is. @throws Problem when the hub cannot be reached */
export async function signOutAt(base: URL, cookie: string, patience: number): Promise<void> {
  await askSession(base, { method: 'DELETE', headers: { Cookie: cookie } }, patience);
}

function postSession(base: URL, body: object, patience: number): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return askSession(base, { method: 'POST', headers, body: JSON.stringify(body) }, patience);
}

function askSession(base: URL, request: RequestInit, patience: number): Promise<Response> {
  const address = new URL('/session', base);
  address.protocol = isSecure(base) ? 'https:' : 'http:';
  return fetch(address, { ...request, signal: AbortSignal.timeout(patience) }).catch((fault: Error) =>
    Promise.reject(refusal(base.origin, fault.message)),
  );
}

function cookieIn(answer: Response): string {
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

function isSecure({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'wss:';
}

import { WebSocket } from 'ws';
import { Problem } from './problem.ts';

/**
 * Opens a viewer's socket to a running hub; with a token it signs in first, as a browser does.
 * @param base the hub's address, http(s) or ws(s)
 * @param patience how long the hub may take to answer, ms
 * @throws Problem when the hub cannot be reached or refuses the token. The socket is still opening when it is returned.
 */
export async function dialHub(base: URL, token: string | undefined, patience: number): Promise<WebSocket> {
  const cookie = token === undefined ? undefined : await signIn(base, token, patience);
  const address = new URL('/live', base);
  address.protocol = isSecure(base) ? 'wss:' : 'ws:';
  return new WebSocket(address, {
    handshakeTimeout: patience,
    ...(cookie && { headers: { Cookie: cookie } }),
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

async function signIn(base: URL, token: string, patience: number): Promise<string> {
  const address = new URL('/session', base);
  address.protocol = isSecure(base) ? 'https:' : 'http:';
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token }),
    signal: AbortSignal.timeout(patience),
  }).catch((fault: Error) => Promise.reject(refusal(base.origin, fault.message)));
  if (answer.status !== 204)
    throw new Problem(`${base.origin} refuses the token (${answer.status})`, 'check CALLWALL_TOKEN');
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

function isSecure({ protocol }: URL): boolean {
  return protocol === 'https:' || protocol === 'wss:';
}

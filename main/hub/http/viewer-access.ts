import type { IncomingMessage } from 'node:http';
import type { SignInWay } from '../../../shared/contract/asks/people-asks.ts';
import { ownDesk, wallViewer } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { fromThisMachine, hostAllowed, isLoopback, originAllowed } from '../../adapters/feeds/access.ts';
import type { People } from '../../adapters/people/people.ts';
import { cookieOf, personCookie, viewerCookie } from './cookies.ts';
import type { Sessions } from './sessions.ts';

/** What of the settings decides about viewers. */
export type ViewerRules = Pick<Settings, 'tokens' | 'origins' | 'hosts' | 'listen' | 'signIn'>;

/** What tells who is in front of a page. */
export interface Entrance {
  rules: ViewerRules;
  /** Of browsers that showed a viewer token. */
  sessions: Sessions;
  people: Pick<People, 'anybody' | 'door' | 'walls'>;
}

/** Whether walls need a session: as soon as there is, or was, a viewer token, and where the settings say so. */
export function sessionNeeded({ rules, people }: Entrance): boolean {
  return hasViewerTokens(rules, people) || rules.signIn === 'always';
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

/** Whether who asks sits at this machine: the request comes from here, and so does the page that asks, if one does. */
export function atThisMachine({ headers, socket }: IncomingMessage): boolean {
  const { origin } = headers;
  const ownPage = origin === undefined || (URL.canParse(origin) && isLoopback(new URL(origin).hostname));
  return ownPage && fromThisMachine({ headers, remoteAddress: socket.remoteAddress });
}

/** Who asks: whoever signed in, else whoever may look at walls; undefined = nobody who may. */
export function whoAsks(request: IncomingMessage, entrance: Entrance): Person | undefined {
  const { rules, sessions, people } = entrance;
  const person = people.door.whoOf(cookieOf(request, personCookie));
  if (person !== undefined) return person;
  const free = rules.signIn === 'auto' && !people.anybody() && !hasViewerTokens(rules, people);
  if (free && atThisMachine(request)) return ownDesk;
  if (!sessionNeeded(entrance)) return wallViewer;
  return sessions.renew(cookieOf(request, viewerCookie)) === undefined ? undefined : wallViewer;
}

/** How who asks gets to a desk. */
export function wayIn(request: IncomingMessage, entrance: Entrance): SignInWay {
  if (whoAsks(request, entrance) === ownDesk) return 'open';
  if (entrance.people.anybody()) return 'account';
  return atThisMachine(request) ? 'first' : 'closed';
}

/** Judges a request for `/live`; the Host header has been checked. */
export function judgeViewer(
  request: IncomingMessage,
  entrance: Entrance,
): { ok: true; who: Person } | { ok: false; status: number; why: string } {
  if (!fromAllowedPage(request, entrance.rules)) {
    return { ok: false, status: 403, why: 'this origin is not allowed; add it to "origins" in the settings' };
  }
  const who = whoAsks(request, entrance);
  if (who === undefined) {
    const why =
      'show a viewer token or sign in first: POST /session {"token": "…"} or {"account", "password"}';
    return { ok: false, status: 401, why };
  }
  return { ok: true, who };
}

function hasViewerTokens(rules: ViewerRules, people: Entrance['people']): boolean {
  return rules.tokens.some((token) => token.viewer) || people.walls.any();
}

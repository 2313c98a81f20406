import { AskRefusal } from '../../shared/contract/ask-refusal.ts';
import type { PersonProblem, SignInAnswer, SignInWay } from '../../shared/contract/asks/people-asks.ts';
import type { Person } from '../../shared/model/person.ts';
import { roles } from '../../shared/model/person.ts';
import type { StationClient } from '../link/station-client.ts';

/** What the station says of who is in front of this page. */
export interface SessionState {
  /** Whether even a wall has to show a token (or its people sign in), and whether that is done. */
  needed: boolean;
  ok: boolean;
  who: Person | null;
  /** How to get to a desk from here. */
  signIn: SignInWay;
}

/** What the station said to a token; `unreachable`: it said nothing. */
export type TokenAnswer = 'opened' | 'wrong' | 'tooMany' | 'unreachable';

/** What it said to an account and a password. */
export type DeskAnswer =
  | SignInAnswer
  | { ok: false; why: 'unreachable' }
  | { ok: false; why: 'problem'; problem: PersonProblem };

export interface Credentials {
  account: string;
  password: string;
}

/** The station's door, as the page knocks at it. */
export interface SessionApi {
  /** Also prolongs the session; null when the station does not answer. */
  ask(): Promise<SessionState | null>;
  /** A right token leaves a cookie that the page itself cannot read. */
  show(token: string): Promise<TokenAnswer>;
  /** So does a right password. With `name`: the first account of the station is made. */
  signIn(credentials: Credentials, name?: string): Promise<DeskAnswer>;
  signOut(): Promise<void>;
}

/** Longer than this nobody waits for an answer. Unit: ms. */
const ANSWER_MS = 5_000;
/** A password is looked at in its turn. Unit: ms. */
const PASSWORD_MS = 15_000;

/** The session of the page's own station, over HTTP. */
export function httpSession(): SessionApi {
  return {
    async ask() {
      const response = await send({});
      return response?.ok === true ? readState(await response.text()) : null;
    },
    async show(token) {
      const response = await post({ token }, ANSWER_MS);
      if (response === null) return 'unreachable';
      if (response.ok) return 'opened';
      if (response.status === 429) return 'tooMany';
      return response.status < 500 ? 'wrong' : 'unreachable';
    },
    async signIn(credentials, name) {
      const body = name === undefined ? credentials : { first: true, name, ...credentials };
      return readAnswer(await post(body, PASSWORD_MS));
    },
    async signOut() {
      await send({ method: 'DELETE' });
    },
  };
}

/** The same for a window of the application, over its wire: what proves who is there stays outside of the page. */
export function wireSession(client: Pick<StationClient, 'ask'>): SessionApi {
  return {
    async ask() {
      try {
        return { needed: false, ok: true, ...(await client.ask('people.me', {})) };
      } catch {
        // The wire is gone, and comes again.
        return null;
      }
    },
    show: () => Promise.resolve('unreachable'),
    async signIn(credentials) {
      try {
        return await client.ask('people.signIn', credentials);
      } catch {
        return { ok: false, why: 'unreachable' };
      }
    },
    async signOut() {
      await client.ask('people.signOut', {}).catch((fault: unknown) => {
        // The wire ends with the session: often before the answer.
        if (!(fault instanceof AskRefusal)) throw fault;
      });
    },
  };
}

function post(body: object, patience: number): Promise<Response | null> {
  const headers = { 'Content-Type': 'application/json' };
  return send({ method: 'POST', headers, body: JSON.stringify(body) }, patience);
}

async function send(request: RequestInit, patience = ANSWER_MS): Promise<Response | null> {
  try {
    return await fetch('/session', { ...request, signal: AbortSignal.timeout(patience), cache: 'no-store' });
  } catch {
    // The station is away: whoever asked tries again or says so.
    return null;
  }
}

async function readAnswer(response: Response | null): Promise<DeskAnswer> {
  if (response === null || response.status >= 500) return { ok: false, why: 'unreachable' };
  if (response.ok) return { ok: true };
  if (response.status === 422) {
    const { problem }: { problem: PersonProblem } = await response.json();
    return { ok: false, why: 'problem', problem };
  }
  if (response.status !== 429) return { ok: false, why: 'wrong' };
  return { ok: false, why: 'wait', waitMs: Number(response.headers.get('Retry-After')) * 1000 };
}

const ways = ['open', 'account', 'first', 'closed'] as const satisfies readonly SignInWay[];

function readState(text: string): SessionState | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('needed' in value && 'ok' in value)) return null;
    const who = 'who' in value ? readPerson(value.who) : null;
    const signIn = ways.find((way) => 'signIn' in value && value.signIn === way) ?? 'closed';
    return { needed: value.needed === true, ok: value.ok === true, who, signIn };
  } catch {
    return null;
  }
}

function readPerson(value: unknown): Person | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('id' in value && 'name' in value && 'role' in value)) return null;
  const role = roles.find((each) => each === value.role);
  return role === undefined ? null : { id: String(value.id), name: String(value.name), role };
}

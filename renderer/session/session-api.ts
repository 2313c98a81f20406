/** Whether the station wants a viewer token, and whether this browser has shown one. */
export interface SessionState {
  needed: boolean;
  ok: boolean;
}

/** What the station said to a token; `unreachable`: it said nothing. */
export type TokenAnswer = 'opened' | 'wrong' | 'tooMany' | 'unreachable';

/** The station's `/session`, as the page asks it. */
export interface SessionApi {
  /** Also prolongs the session; null when the station does not answer. */
  ask(): Promise<SessionState | null>;
  /** A right token leaves a cookie that the page itself cannot read. */
  show(token: string): Promise<TokenAnswer>;
}

/** Longer than this nobody waits for an answer. Unit: ms. */
const ANSWER_MS = 5_000;

/** The session of the page's own station, over HTTP. */
export function httpSession(): SessionApi {
  return {
    async ask() {
      const response = await send({});
      return response?.ok === true ? readState(await response.text()) : null;
    },
    async show(token) {
      const headers = { 'Content-Type': 'application/json' };
      const response = await send({ method: 'POST', headers, body: JSON.stringify({ token }) });
      if (response === null) return 'unreachable';
      if (response.ok) return 'opened';
      if (response.status === 429) return 'tooMany';
      return response.status < 500 ? 'wrong' : 'unreachable';
    },
  };
}

async function send(request: RequestInit): Promise<Response | null> {
  try {
    return await fetch('/session', { ...request, signal: AbortSignal.timeout(ANSWER_MS), cache: 'no-store' });
  } catch {
    // The station is away: whoever asked tries again or says so.
    return null;
  }
}

function readState(text: string): SessionState | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('needed' in value && 'ok' in value)) return null;
    return { needed: value.needed === true, ok: value.ok === true };
  } catch {
    return null;
  }
}

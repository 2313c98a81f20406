import { EventEmitter } from 'node:events';
import type { CDPSession } from 'playwright-core';

/** One target's conversation with Chromium, typed by Chromium's own protocol. */
export type CdpSession = Pick<CDPSession, 'send' | 'on'>;

interface Waiting {
  method: string;
  done: (result: unknown) => void;
  fail: (fault: Error) => void;
}
interface Told {
  id?: number;
  method?: string;
  params?: unknown;
  sessionId?: string;
  result?: unknown;
  error?: { message: string };
}

/** A connection to Chromium's debugging socket, with flat sessions, on Node's own WebSocket. */
export class Cdp {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #sessions = new Map<string, EventEmitter>();
  #lastId = 0;
  #closed = false;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data))));
    socket.addEventListener('close', () => this.#close());
  }

  /** @param id of the session; empty for the browser itself */
  session(id = ''): CdpSession {
    const events = new EventEmitter();
    events.setMaxListeners(0);
    this.#sessions.set(id, events);
    const session: unknown = {
      send: (method: string, params: object = {}) => this.#send(method, params, id),
      on: (event: string, told: (params: unknown) => void) => events.on(event, told),
    };
    return session as CdpSession;
  }

  #send(method: string, params: object, sessionId: string): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error(`${method}: Chromium is gone`));
    const id = (this.#lastId += 1);
    const session = sessionId === '' ? {} : { sessionId };
    this.#socket.send(JSON.stringify({ id, method, params, ...session }));
    return new Promise((done, fail) => this.#waiting.set(id, { method, done, fail }));
  }

  #hear({ id, method, params, sessionId = '', result, error }: Told): void {
    if (method !== undefined) this.#sessions.get(sessionId)?.emit(method, params);
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || waiting === undefined) return;
    this.#waiting.delete(id);
    if (error === undefined) waiting.done(result);
    else waiting.fail(new Error(`${waiting.method}: ${error.message}`));
  }

  #close(): void {
    this.#closed = true;
    for (const { method, fail } of this.#waiting.values()) fail(new Error(`${method}: Chromium is gone`));
    this.#waiting.clear();
  }
}

/** Connects to a debugging socket of this machine. */
export async function connectCdp(url: string): Promise<Cdp> {
  const socket = new WebSocket(url);
  await new Promise<void>((done, fail) => {
    socket.addEventListener('open', () => done());
    socket.addEventListener('error', () => fail(new Error(`no answer from Chromium at ${url}`)));
  });
  return new Cdp(socket);
}

import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import type { Clock } from '../../../station/ports.ts';
import type { AmiMessage } from './ami-parser.ts';
import { AmiParser, field } from './ami-parser.ts';

/** `refused`: the PBX does not accept user or secret; tried again only once a minute. */
export type AmiState = 'connecting' | 'up' | 'down' | 'refused';

export interface AmiClientOptions {
  host: string;
  port: number;
  user: string;
  /** Never logged, and never sent as it is: only the digest of challenge and secret travels. */
  secret: string;
  clock: Clock;
  onMessage: (message: AmiMessage) => void;
  /** `why` is fit for people and logs. */
  onState: (state: AmiState, why: string) => void;
  /** In [0, 1); for the jitter. */
  random?: () => number;
}

/** Unit: ms. */
const PERIOD = { ping: 10_000, silence: 25_000, refused: 60_000, first: 500, most: 30_000 } as const;

/**
 * Keeps one connection to the Asterisk Manager Interface: log-in by MD5 challenge, ping, reconnection with full
 * jitter 0.5 → 30 s. All messages after the log-in go to `onMessage`.
 */
export class AmiClient {
  readonly #options: AmiClientOptions;
  #socket: Socket | null = null;
  #state: AmiState = 'down';
  #attempt = 0;
  #actions = 0;
  #heardAt = 0;
  #stopped = false;
  #cancelTimers: (() => void)[] = [];

  constructor(options: AmiClientOptions) {
    this.#options = options;
  }

  /** Dials, and goes on dialling until `stop`. */
  start(): void {
    this.#stopped = false;
    this.#dial();
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
    this.#socket?.destroy();
    this.#socket = null;
  }

  /** Sends an action and returns its ActionID; an answer, if any, comes to `onMessage`. Line breaks in values are dropped. */
  send(action: string, headers: Readonly<Record<string, string>> = {}): string {
    const id = `callwall-${++this.#actions}`;
    const lines = Object.entries({ Action: action, ActionID: id, ...headers });
    this.#socket?.write(
      `${lines.map(([name, value]) => `${name}: ${value.replace(/[\r\n]/g, '')}`).join('\r\n')}\r\n\r\n`,
    );
    return id;
  }

  #dial(): void {
    this.#say('connecting', '');
    const parser = new AmiParser();
    const socket = connect({ host: this.#options.host, port: this.#options.port, noDelay: true });
    let why = 'the connection was closed';
    let login = '';
    this.#socket = socket;
    this.#heardAt = this.#options.clock.mono();
    socket.on('data', (chunk) => {
      this.#heardAt = this.#options.clock.mono();
      for (const message of parser.push(chunk)) {
        if (socket !== this.#socket) return;
        if (this.#state === 'up') this.#options.onMessage(message);
        else login = this.#logIn(message, login);
      }
    });
    socket.on('error', (error) => {
      why = error.message;
    });
    socket.on('close', () => {
      if (socket === this.#socket) this.#lost(why);
    });
    this.#watch();
  }

  /** One step of the log-in; returns the ActionID whose answer decides. */
  #logIn(message: AmiMessage, awaited: string): string {
    if (message.greeting !== null) return this.send('Challenge', { AuthType: 'MD5' });
    if (awaited === '' || field(message, 'actionid') !== awaited) return awaited;
    if (field(message, 'response') !== 'Success') {
      this.#refused(field(message, 'message'));
      return awaited;
    }
    const challenge = field(message, 'challenge');
    if (challenge !== '') {
      const key = createHash('md5')
        .update(challenge + this.#options.secret)
        .digest('hex');
      return this.send('Login', { AuthType: 'MD5', Username: this.#options.user, Key: key, Events: 'on' });
    }
    this.#attempt = 0;
    this.#say('up', '');
    return '';
  }

  #refused(why: string): void {
    this.#drop();
    this.#say('refused', why);
    this.#again(PERIOD.refused);
  }

  #lost(why: string): void {
    this.#drop();
    this.#say('down', why);
    const longest = Math.min(PERIOD.most, PERIOD.first * 2 ** this.#attempt++);
    this.#again((this.#options.random ?? Math.random)() * longest);
  }

  #again(ms: number): void {
    if (!this.#stopped) this.#cancelTimers.push(this.#options.clock.after(ms, () => this.#dial()));
  }

  /** Pings, so that a dead peer is noticed by its silence and not by a close that never comes. */
  #watch(): void {
    this.#cancelTimers = [
      this.#options.clock.after(PERIOD.ping, () => {
        if (this.#options.clock.mono() - this.#heardAt >= PERIOD.silence)
          return this.#lost('no answer for 25 s');
        if (this.#state === 'up') this.send('Ping');
        this.#watch();
      }),
    ];
  }

  #drop(): void {
    this.#cancel();
    const socket = this.#socket;
    this.#socket = null;
    socket?.destroy();
  }

  #cancel(): void {
    for (const cancel of this.#cancelTimers.splice(0)) cancel();
  }

  #say(state: AmiState, why: string): void {
    this.#state = state;
    this.#options.onState(state, why);
  }
}

import { EventEmitter } from 'node:events';
import type { MessagePortMain } from 'electron';
import { standIn, standInClass } from './strict.ts';

/** Where a port's messages go when its other end was handed to another process. */
export interface FarEnd {
  post(data: unknown): void;
  close(): void;
}

/** One end of a channel in this process. */
export class PortEnd {
  readonly events = new EventEmitter();
  peer: PortEnd | undefined;
  readonly face: MessagePortMain;
  #far: FarEnd | undefined;
  #started = false;
  #closed = false;
  #kept: unknown[] = [];

  constructor() {
    this.face = standIn<MessagePortMain>(
      'MessagePortMain',
      {
        postMessage: (message: unknown, transfer: MessagePortMain[] = []) => {
          if (transfer.length > 0) throw new Error('stand-in: a port through a port is not implemented');
          this.peer?.receive(structuredClone(message));
        },
        start: () => {
          this.#started = true;
          for (const data of this.#kept.splice(0)) this.receive(data);
        },
        close: () => this.close(),
      },
      this.events,
    );
    ends.set(this.face, this);
  }

  receive(data: unknown): void {
    if (this.#far !== undefined) this.#far.post(data);
    else if (!this.#started) this.#kept.push(data);
    else setImmediate(() => void (this.#closed || this.events.emit('message', { data, ports: [] })));
  }

  /** Hands this end to another process; what came before goes after it. */
  handTo(far: FarEnd): void {
    if (this.#far !== undefined || this.#closed) throw new Error('Port at index 0 is already neutered');
    this.#far = far;
    for (const data of this.#kept.splice(0)) far.post(data);
  }

  /** The process that had this end is gone, or has closed it. */
  lost(): void {
    this.#far = undefined;
    this.close();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#far?.close();
    const { peer } = this;
    this.peer = undefined;
    setImmediate(() => peer?.close());
    this.events.emit('close');
  }
}

const ends = new WeakMap<MessagePortMain, PortEnd>();

/** The end behind a port that the application holds. */
export function endOf(port: MessagePortMain): PortEnd {
  const end = ends.get(port);
  if (end === undefined) throw new TypeError('Port at index 0 is not a valid port');
  return end;
}

/** Two ends that belong together. */
export function channel(): [PortEnd, PortEnd] {
  const [one, two] = [new PortEnd(), new PortEnd()];
  one.peer = two;
  two.peer = one;
  return [one, two];
}

export const MessageChannelMain = standInClass<typeof Electron.MessageChannelMain>(
  'MessageChannelMain',
  () => {
    const [one, two] = channel();
    return standIn<Electron.MessageChannelMain>('MessageChannelMain', { port1: one.face, port2: two.face });
  },
);

/** What two processes tell each other about a port that one of them holds for the other. */
export type PortNews = { t: 'port'; id: string; data: unknown } | { t: 'port-closed'; id: string };

/** The ports that one other process holds, by their number there. */
export class PortTable {
  readonly #held = new Map<string, PortEnd>();
  readonly #tell: (news: PortNews) => void;
  #last = 0;

  constructor(tell: (news: PortNews) => void) {
    this.#tell = tell;
  }

  /** Hands ports over; their numbers go with the message that brings them. */
  give(ports: readonly MessagePortMain[] = []): string[] {
    return ports.map((port) => this.#hold(`main.${(this.#last += 1)}`, endOf(port)));
  }

  /** Takes over a port that the other process sent, under the number that it has there. */
  take(id: string): MessagePortMain {
    const [here, there] = channel();
    this.#hold(id, there);
    return here.face;
  }

  hear(news: PortNews): void {
    const end = this.#held.get(news.id);
    if (news.t === 'port') end?.peer?.receive(news.data);
    else if (this.#held.delete(news.id)) end?.lost();
  }

  /** The other process is gone, and every port that it held. */
  clear(): void {
    const held = [...this.#held.values()];
    this.#held.clear();
    for (const end of held) end.lost();
  }

  #hold(id: string, end: PortEnd): string {
    this.#held.set(id, end);
    end.handTo({
      post: (data) => this.#tell({ t: 'port', id, data }),
      close: () => {
        if (this.#held.delete(id)) this.#tell({ t: 'port-closed', id });
      },
    });
    return id;
  }
}

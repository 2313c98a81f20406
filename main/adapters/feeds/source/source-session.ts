import type { z } from 'zod';
import type { Ping } from '../../../../shared/contract/feed.ts';
import { FEED_LIMITS, HEARTBEAT, stationFrameSchema } from '../../../../shared/contract/feed.ts';
import type { Clock, FeedSession } from '../../../station/ports.ts';
import type { SocketLink } from '../feed-socket.ts';
import type { Outbox } from './outbox.ts';
import type { SnapshotState } from './snapshot-parts.ts';
import { snapshotParts } from './snapshot-parts.ts';
import type { SourceErrorCode } from './source-error.ts';

type Frame = z.infer<typeof stationFrameSchema>;
export type Welcome = Extract<Frame, { t: 'welcome' }>;
export type FeedFault = Extract<Frame, { t: 'fault' }>;

/** What a source says of itself in its hello, besides its outbox. */
export interface SourceFacts {
  source: string;
  zone?: string | undefined;
  name?: string | undefined;
  clock?: 'live' | 'source';
  acw?: boolean;
  agentStates?: boolean;
  /** Nothing of it happened: walls are marked. */
  simulated?: boolean;
}

export interface SourceOptions {
  facts: SourceFacts;
  outbox: Outbox;
  clock: Clock;
  /** What pings carry: the source's now, epoch ms; the clock's by default. Simulated now for a `source` clock. */
  at?: () => number;
  /** Unit: ms between pings; a replay says its time more often than the 5 s that keep a wire alive. */
  pingMs?: number;
  /** For a source without a heartbeat, whose line cannot be cut: within how many seconds it will be heard again (null: unknown). */
  within?: () => number | null;
  /** Asked once all events are sent, after every welcome and after `snapshotDue`; null = nothing to say. */
  snapshot?: () => SnapshotState | null;
  /** Before the first batch after a hello. */
  onWelcome?: (welcome: Welcome) => void;
  /** After every ack: everything up to `through` is committed at the station. */
  onAck?: (through: number) => void;
  onFault?: (fault: FeedFault) => void;
  /** The station refused this source; the connection closes after that. */
  onReject?: (code: SourceErrorCode, why: string) => void;
}

/** One conversation with a station. `sent` = the last seq handed to the connection. */
export interface SourceSession extends FeedSession {
  ping(): void;
  snapshotDue(): void;
  readonly sent: number;
}

/** A frame's worth: the station reads 10–500 events a frame fastest. Three bytes a character still fit into 1 MiB. */
const BATCH = { events: 250, chars: 256 * 1024 };
/** Unit: bytes in the socket's buffer beyond which the next batch waits for an ack. */
const ENOUGH_BUFFERED = 1 << 20;
/** Unit: ms between looks at the peer's silence. */
const TICK = 1_000;

const KNOWN: ReadonlySet<string> = new Set<Frame['t']>([
  'welcome',
  'reject',
  'ack',
  'nack',
  'fault',
  'ping',
  'pong',
]);
/** WebSocket's own "protocol error": what we say when the station contradicts itself; not final, resuming heals it. */
const PROTOCOL_ERROR = 1002;

/**
 * Opens the source's half of `callwall.v1` on a connection: hello, batches within the window from where the station
 * wants them, gaps, rewinding, snapshots, heartbeat. Losing the connection loses nothing: the next one resumes.
 */
export function openSource(link: SocketLink, options: SourceOptions): SourceSession {
  return new Conversation(link, options);
}

/** `unknown`: a frame of a type that a later version may add, to be passed over; null: not a frame at all. */
function parseFrame(text: string): Frame | 'unknown' | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const frame = stationFrameSchema.safeParse(json);
  if (frame.success) return frame.data;
  return typeof json === 'object' &&
    json !== null &&
    't' in json &&
    typeof json.t === 'string' &&
    !KNOWN.has(json.t)
    ? 'unknown'
    : null;
}

/** A class and not closures only because it has this much state. */
class Conversation implements SourceSession {
  readonly #link: SocketLink;
  readonly #options: SourceOptions;
  readonly #at: () => number;
  readonly #pingMs: number;
  readonly #stopListening: () => void;
  #cancelTick: () => void;
  #phase: 'hello' | 'welcomed' | 'closed' = 'hello';
  #window = 0;
  #sent = 0;
  #acked = 0;
  /** Seqs in flight that are a gap and not events: they do not fill the window. */
  #gaps: { from: number; to: number }[] = [];
  /** The seq last rewound to, until an ack passes it; `again` = it was asked for once more meanwhile. */
  #rewound: { expect: number; again: boolean } | null = null;
  #snapshotWanted = false;
  #pumpPlanned = false;
  #pings = 0;
  #pingedAt: number;
  #heardAt: number;

  constructor(link: SocketLink, options: SourceOptions) {
    const { outbox, clock, facts } = options;
    this.#link = link;
    this.#options = options;
    this.#at = options.at ?? clock.now;
    this.#pingMs = Math.min(options.pingMs ?? HEARTBEAT.pingMs, HEARTBEAT.pingMs);
    this.#pingedAt = this.#heardAt = clock.mono();
    this.#cancelTick = options.within
      ? () => undefined
      : clock.after(Math.min(TICK, this.#pingMs), this.#tick);
    this.#stopListening = outbox.onMore(this.#planPump);
    this.#say({ t: 'hello', v: 1, epoch: outbox.epoch, first: outbox.first, last: outbox.last, ...facts });
  }

  get sent(): number {
    return this.#sent;
  }

  onFrame(text: string): void {
    this.#heardAt = this.#options.clock.mono();
    const frame = parseFrame(text);
    if (frame === null) this.#link.close(PROTOCOL_ERROR, 'not a frame of callwall.v1');
    else if (frame !== 'unknown') this.#take(frame);
  }

  onClose(): void {
    this.#phase = 'closed';
    this.#cancelTick();
    this.#stopListening();
  }

  ping(): void {
    if (this.#phase !== 'welcomed') return;
    this.#pingedAt = this.#options.clock.mono();
    this.#say({ t: 'ping', n: ++this.#pings, at: this.#at(), within: this.#options.within?.() });
  }

  snapshotDue(): void {
    this.#snapshotWanted = true;
    this.#planPump();
  }

  #take(frame: Frame): void {
    if (frame.t === 'welcome') return this.#phase === 'hello' ? this.#onWelcome(frame) : undefined;
    if (frame.t === 'reject') return this.#options.onReject?.(frame.code, frame.why);
    if (frame.t === 'fault') return this.#options.onFault?.(frame);
    if (frame.t === 'ping') return this.#say({ t: 'pong', n: frame.n, at: this.#at() } satisfies Ping);
    if (this.#phase !== 'welcomed') return undefined;
    if (frame.t === 'ack') return this.#onAck(frame.through, frame.window);
    if (frame.t === 'nack') return this.#onNack(frame.expect);
    return undefined;
  }

  #onWelcome(welcome: Welcome): void {
    const { outbox } = this.#options;
    this.#options.onWelcome?.(welcome);
    if (welcome.resume > outbox.last + 1) {
      this.#options.onReject?.(
        'conflict',
        `the station wants seq ${welcome.resume}, but this outbox ends at ${outbox.last}`,
      );
      return this.#link.close(PROTOCOL_ERROR, 'resume is beyond the end of the outbox');
    }
    this.#phase = 'welcomed';
    this.#window = welcome.window;
    this.#sent = this.#acked = welcome.resume - 1;
    this.#snapshotWanted = this.#options.snapshot !== undefined;
    // Not `outbox.acked`: the station wants these no more, but only an ack says that they are on its disk.
    this.ping();
    this.#options.onAck?.(this.#acked);
    // The cut may have come between a gap and the floor that belongs to it.
    const before = this.#acked === 0 ? null : outbox.read(this.#acked, { events: 1, chars: 1 });
    if (before !== null && 'floor' in before) this.#sendFloor(before.floor);
    this.#pump();
  }

  #onAck(through: number, window: number): void {
    if (through > this.#sent)
      return this.#link.close(PROTOCOL_ERROR, `ack through ${through}, but only ${this.#sent} were sent`);
    this.#window = window;
    this.#acked = Math.max(this.#acked, through);
    this.#gaps = this.#gaps.filter((gap) => gap.to > this.#acked);
    if (this.#rewound !== null && this.#acked >= this.#rewound.expect) this.#rewound = null;
    this.#options.outbox.acked(this.#acked);
    this.#options.onAck?.(this.#acked);
    this.#pump();
  }

  #onNack(expect: number): void {
    if (expect <= this.#acked) return;
    if (expect > this.#sent + 1)
      return this.#link.close(PROTOCOL_ERROR, `nack of ${expect}, but only ${this.#sent} were sent`);
    // The batches that were under way when the hole was seen are each refused as well: answer only the first.
    if (this.#rewound?.expect === expect) this.#rewound.again = true;
    else this.#rewind(expect);
  }

  #rewind(expect: number): void {
    this.#rewound = { expect, again: false };
    this.#sent = expect - 1;
    this.#gaps = this.#gaps.filter((gap) => gap.to < expect);
    this.#pump();
  }

  #pump(): void {
    if (this.#phase !== 'welcomed') return;
    while (this.#sendNext(BATCH.events));
    if (this.#snapshotWanted && this.#sent >= this.#options.outbox.last) this.#sendSnapshot();
  }

  readonly #planPump = (): void => {
    if (this.#pumpPlanned) return;
    this.#pumpPlanned = true;
    // Events appended one by one in one go leave as one batch.
    queueMicrotask(() => {
      this.#pumpPlanned = false;
      this.#pump();
    });
  };

  /** Sends the next run, at most `most` events of it; false when there is none or it has to wait. */
  #sendNext(most: number): boolean {
    const room = this.#window - this.#inFlight();
    if (room <= 0 || this.#link.buffered() > ENOUGH_BUFFERED) return false;
    const run = this.#options.outbox.read(this.#sent + 1, {
      events: Math.min(most, room),
      chars: BATCH.chars,
    });
    if (run === null) return false;
    if ('why' in run) {
      this.#sendGap(run.from, run.to, run.why);
      return this.#sendFloor(run.floor);
    }
    const text = `{"t":"batch","from":${run.from},"events":[${run.events.join(',')}]}`;
    const count = run.events.length;
    if (text.length > BATCH.chars && Buffer.byteLength(text) > FEED_LIMITS.frameBytes) {
      // A single monstrous event, sent as it is, would cut every connection at 1009.
      return count > 1
        ? this.#sendNext(Math.ceil(count / 2))
        : this.#sendGap(run.from, run.from, 'event-too-large');
    }
    this.#link.send(text);
    this.#sent += count;
    return true;
  }

  #sendGap(from: number, to: number, why: string): true {
    this.#say({ t: 'gap', from, to, why });
    this.#gaps.push({ from, to });
    this.#sent = to;
    return true;
  }

  #inFlight(): number {
    const gaps = this.#gaps.reduce((sum, gap) => sum + gap.to - Math.max(gap.from, this.#acked + 1) + 1, 0);
    return this.#sent - this.#acked - gaps;
  }

  #sendSnapshot(): void {
    this.#snapshotWanted = false;
    this.#sendFloor(this.#options.snapshot?.() ?? undefined);
  }

  #sendFloor(state: SnapshotState | undefined): true {
    if (state !== undefined) for (const part of snapshotParts(state, this.#sent)) this.#say(part);
    return true;
  }

  readonly #tick = (): void => {
    const now = this.#options.clock.mono();
    if (now - this.#heardAt >= HEARTBEAT.deadMs) return this.#link.terminate();
    if (now - this.#pingedAt >= this.#pingMs) {
      this.ping();
      if (this.#rewound?.again === true) this.#rewind(this.#rewound.expect);
      this.#pump();
    }
    this.#cancelTick = this.#options.clock.after(Math.min(TICK, this.#pingMs), this.#tick);
  };

  #say(frame: object): void {
    this.#link.send(JSON.stringify(frame));
  }
}

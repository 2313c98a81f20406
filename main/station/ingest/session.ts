import type { Hello, SourceFrame, SourceSnapshot, StationFrame } from '../../../shared/contract/feed.ts';
import { CLOSE, HEARTBEAT } from '../../../shared/contract/feed.ts';
import type { Clock, FeedLink } from '../ports.ts';
import { decodeFrame } from './decode-frame.ts';
import { joinSnapshot } from './join-snapshot.ts';
import type { Rejection, Session, SourceState } from './source-state.ts';
import { epochOf } from './source-state.ts';

/** What a session needs of the station around it. */
export interface SessionHost {
  clock: Clock;
  /** Zone and now of the centre, for `welcome` and pings. */
  zone: string;
  centreNow(): number;
  /** Finds or makes the source a hello speaks for, or says why not. */
  attach(session: Session, hello: Hello): SourceState | Rejection;
  detach(session: Session): void;
  /** A batch begins: its events come now. */
  begin(source: SourceState): void;
  /** One event of it at its place in the sequence. */
  take(source: SourceState, seq: number, raw: unknown): void;
  gap(source: SourceState, from: number, to: number, why: string): void;
  snapshot(source: SourceState, snapshot: SourceSnapshot): void;
  pinged(source: SourceState, at: number): void;
  /** A sign of life of a source without a heartbeat, as of `at`. */
  calledAt(source: SourceState, at: number): void;
  /** A frame that is no frame: counted and kept. */
  malformed(source: SourceState | null, text: string, why: string): void;
  /** Something came from a source: commit within the commit period, then acknowledge, also what was known before. */
  scheduleCommit(source: SourceState): void;
  /** Un-acked events a source may have in flight now; 0 = pause. */
  window(): number;
}

/** Opens the protocol on a connection: hello first, then batches, gaps, snapshots and pings (protocol.md, Frames). */
export function openSession(host: SessionHost, link: FeedLink): Session {
  return new FeedConnection(host, link);
}

class FeedConnection implements Session {
  readonly link: FeedLink;
  source: SourceState | null = null;
  private readonly host: SessionHost;
  private readonly snapshots = joinSnapshot();
  private readonly openedAt: number;
  private heardAt: number;
  private ended = false;
  /** What the source was told last: −1 makes the next acknowledgement be said even if it says nothing new. */
  private acked = -1;
  private sentWindow = -1;
  private pings = 0;
  private cancelBeat: () => void;

  constructor(host: SessionHost, link: FeedLink) {
    this.host = host;
    this.link = link;
    this.openedAt = host.clock.mono();
    this.heardAt = this.openedAt;
    this.cancelBeat = this.scheduleBeat();
  }

  send(frame: StationFrame): void {
    if (!this.ended) this.link.send(JSON.stringify(frame));
  }

  ack(through: number): void {
    const window = this.host.window();
    if (through === this.acked && window === this.sentWindow) return;
    this.acked = through;
    this.sentWindow = window;
    this.send({ t: 'ack', through, window });
  }

  end(code: number, why: string): void {
    if (this.ended) return;
    this.onClose();
    this.link.close(code, why.slice(0, 120));
  }

  onClose(): void {
    if (this.ended) return;
    this.ended = true;
    this.cancelBeat();
    this.host.detach(this);
  }

  onFrame(text: string): void {
    if (this.ended) return;
    this.heardAt = this.host.clock.mono();
    if (this.source) this.source.heardAt = this.heardAt;
    const frame = decodeFrame(text);
    if ('why' in frame && !('t' in frame)) return this.malformed(text, frame.why);
    if (this.source) this.receive(this.source, frame, text);
    else if (frame.t === 'hello') this.hello(frame);
    else if (frame.t === 'ping') this.pong(frame.n);
    else this.malformed(text, 'the first frame must be hello');
  }

  onUnreadable(why: string): void {
    if (!this.ended) this.host.malformed(this.source, '', why);
  }

  private scheduleBeat(): () => void {
    return this.host.clock.after(HEARTBEAT.pingMs, () => this.beat());
  }

  private beat(): void {
    const now = this.host.clock.mono();
    // One without a heartbeat is not asked for it either.
    if (this.source && this.source.withinMs !== null) {
      this.cancelBeat = this.scheduleBeat();
      return;
    }
    if (now - this.heardAt >= HEARTBEAT.deadMs) return this.end(1001, 'no sign of life for 15 s');
    if (!this.source && now - this.openedAt >= HEARTBEAT.deadMs)
      return this.end(CLOSE.malformed, 'no hello within 15 s');
    this.send({ t: 'ping', n: ++this.pings, at: this.host.centreNow() });
    this.cancelBeat = this.scheduleBeat();
  }

  private receive(source: SourceState, frame: SourceFrame, text: string): void {
    switch (frame.t) {
      case 'batch':
        return this.batch(source, frame.from, frame.events);
      case 'gap':
        return this.gap(source, frame.from, frame.to, frame.why);
      case 'snapshot':
        return this.snapshot(source, frame);
      case 'hello':
        return this.malformed(text, 'a second hello on one connection');
      case 'ping':
        if (frame.within === undefined) this.host.pinged(source, frame.at);
        else this.quiet(source, frame.at, frame.within);
        return this.pong(frame.n);
      case 'pong':
        return this.host.pinged(source, frame.at);
    }
  }

  private quiet(source: SourceState, at: number, within: number | null): void {
    source.withinMs = within === null ? Infinity : within * 1000;
    this.host.calledAt(source, at);
  }

  /** A frame that is none, or that has no business here: kept, and the end of the connection. */
  private malformed(text: string, why: string): void {
    this.host.malformed(this.source, text, why);
    this.refuse({ code: 'schema', why, close: CLOSE.malformed });
  }

  private pong(n: number): void {
    this.send({ t: 'pong', n, at: this.host.centreNow() });
  }

  private refuse(rejection: Rejection): void {
    this.send({ t: 'reject', code: rejection.code, why: rejection.why });
    this.end(rejection.close, rejection.why);
  }

  private hello(frame: Hello): void {
    const { host } = this;
    const found = host.attach(this, frame);
    if ('close' in found) return this.refuse(found);
    this.source = found;
    found.heardAt = this.heardAt;
    found.withinMs = null;
    const resume = epochOf(found.record).next;
    this.acked = resume - 1;
    this.sentWindow = host.window();
    const now = Math.round(host.centreNow());
    this.send({ t: 'welcome', resume, window: this.sentWindow, now, zone: host.zone });
  }

  private batch(source: SourceState, from: number, events: unknown[]): void {
    const epoch = epochOf(source.record);
    source.last = Math.max(source.last, from + events.length - 1);
    if (from > epoch.next) return this.send({ t: 'nack', expect: epoch.next });
    const known = epoch.next - from;
    source.record.duplicates += Math.min(known, events.length);
    if (known < events.length) this.host.begin(source);
    for (let i = known; i < events.length; i++) {
      // The cursor first: taking an event may commit, and the event and the cursor behind it belong to one commit.
      epoch.next = from + i + 1;
      this.host.take(source, from + i, events[i]);
    }
    if (events.length <= known) this.acked = -1;
    this.host.scheduleCommit(source);
  }

  private gap(source: SourceState, from: number, to: number, why: string): void {
    const epoch = epochOf(source.record);
    if (from > epoch.next) return this.send({ t: 'nack', expect: epoch.next });
    source.last = Math.max(source.last, to);
    if (to >= epoch.next) {
      this.host.gap(source, epoch.next, to, why);
      epoch.next = to + 1;
    } else this.acked = -1;
    this.host.scheduleCommit(source);
  }

  private snapshot(source: SourceState, part: SourceSnapshot): void {
    const whole = this.snapshots.add(part);
    if (!whole) return;
    this.host.snapshot(source, whole);
    this.host.scheduleCommit(source);
  }
}

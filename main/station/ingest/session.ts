import type { Hello, SourceFrame, SourceSnapshot } from '../../../shared/contract/feed.ts';
import { CLOSE, FEED_LIMITS, HEARTBEAT, sourceFrameSchema } from '../../../shared/contract/feed.ts';
import type { Clock, FeedLink } from '../ports.ts';
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
  /** One event at its place in the sequence. */
  take(source: SourceState, seq: number, raw: unknown): void;
  gap(source: SourceState, from: number, to: number, why: string): void;
  snapshot(source: SourceState, snapshot: SourceSnapshot): void;
  pinged(source: SourceState, at: number): void;
  /** A frame that is no frame: counted and kept. */
  malformed(source: SourceState | null, text: string, why: string): void;
  /** Something came from a source: commit within the commit period, then acknowledge, also what was known before. */
  scheduleCommit(source: SourceState): void;
  /** Un-acked events a source may have in flight now; 0 = pause. */
  window(): number;
}

/** Opens the protocol on a connection: hello first, then batches, gaps, snapshots and pings (protocol.md, Frames). */
export function openSession(host: SessionHost, link: FeedLink): Session {
  let ended = false;
  let acked = -1;
  let sentWindow = -1;
  let pings = 0;
  const openedAt = host.clock.mono();
  let heardAt = openedAt;
  let parts: SourceSnapshot[] = [];
  let cancelBeat = host.clock.after(HEARTBEAT.pingMs, beat);

  const session: Session = {
    link,
    source: null,
    send: (frame) => {
      if (!ended) link.send(JSON.stringify(frame));
    },
    ack(through) {
      const window = host.window();
      if (through === acked && window === sentWindow) return;
      [acked, sentWindow] = [through, window];
      session.send({ t: 'ack', through, window });
    },
    end(code, why) {
      if (ended) return;
      finish();
      link.close(code, why.slice(0, 120));
    },
    onFrame,
    onUnreadable(why) {
      if (!ended) host.malformed(session.source, '', why);
    },
    onClose: finish,
  };
  return session;

  function finish(): void {
    if (ended) return;
    ended = true;
    cancelBeat();
    host.detach(session);
  }

  function beat(): void {
    const now = host.clock.mono();
    if (now - heardAt >= HEARTBEAT.deadMs) return session.end(1001, 'no sign of life for 15 s');
    if (!session.source && now - openedAt >= HEARTBEAT.deadMs) return session.end(CLOSE.malformed, 'no hello within 15 s');
    session.send({ t: 'ping', n: ++pings, at: host.centreNow() });
    cancelBeat = host.clock.after(HEARTBEAT.pingMs, beat);
  }

  function onFrame(text: string): void {
    if (ended) return;
    heardAt = host.clock.mono();
    if (session.source) session.source.heardAt = heardAt;
    const frame = decode(text);
    if ('why' in frame && !('t' in frame)) {
      host.malformed(session.source, text, frame.why);
      session.send({ t: 'reject', code: 'schema', why: frame.why });
      return session.end(CLOSE.malformed, frame.why);
    }
    const { source } = session;
    if (!source) return frame.t === 'hello' ? hello(frame) : early(frame, text);
    if (frame.t === 'batch') return batch(source, frame.from, frame.events);
    if (frame.t === 'gap') return gap(source, frame.from, frame.to, frame.why);
    if (frame.t === 'snapshot') return snapshot(source, frame);
    if (frame.t === 'hello') return contradict(text, 'a second hello on one connection');
    host.pinged(source, frame.at);
    if (frame.t === 'ping') session.send({ t: 'pong', n: frame.n, at: host.centreNow() });
  }

  /** Before the hello only a ping is answered. */
  function early(frame: SourceFrame, text: string): void {
    if (frame.t === 'ping') return session.send({ t: 'pong', n: frame.n, at: host.centreNow() });
    contradict(text, 'the first frame must be hello');
  }

  /** A frame that is well formed and has no business here. */
  function contradict(text: string, why: string): void {
    host.malformed(session.source, text, why);
    refuse({ code: 'schema', why, close: CLOSE.malformed });
  }

  function refuse(rejection: Rejection): void {
    session.send({ t: 'reject', code: rejection.code, why: rejection.why });
    session.end(rejection.close, rejection.why);
  }

  function hello(frame: Hello): void {
    const found = host.attach(session, frame);
    if ('close' in found) return refuse(found);
    session.source = found;
    found.heardAt = heardAt;
    const resume = epochOf(found.record).next;
    acked = resume - 1;
    sentWindow = host.window();
    session.send({ t: 'welcome', resume, window: sentWindow, now: Math.round(host.centreNow()), zone: host.zone });
  }

  function batch(source: SourceState, from: number, events: unknown[]): void {
    const epoch = epochOf(source.record);
    source.last = Math.max(source.last, from + events.length - 1);
    if (from > epoch.next) return session.send({ t: 'nack', expect: epoch.next });
    const known = epoch.next - from;
    source.record.duplicates += Math.min(known, events.length);
    for (let i = known; i < events.length; i++) {
      // The cursor first: taking an event may commit, and the event and the cursor behind it belong to one commit.
      epoch.next = from + i + 1;
      host.take(source, from + i, events[i]);
    }
    if (events.length <= known) acked = -1;
    host.scheduleCommit(source);
  }

  function gap(source: SourceState, from: number, to: number, why: string): void {
    const epoch = epochOf(source.record);
    if (from > epoch.next) return session.send({ t: 'nack', expect: epoch.next });
    source.last = Math.max(source.last, to);
    if (to >= epoch.next) {
      host.gap(source, epoch.next, to, why);
      epoch.next = to + 1;
    } else acked = -1;
    host.scheduleCommit(source);
  }

  function snapshot(source: SourceState, part: SourceSnapshot): void {
    if (part.part === 1 || parts[0]?.asOf !== part.asOf) parts = [];
    if (part.part !== parts.length + 1 || part.parts < part.part) return;
    parts.push(part);
    if (part.part < part.parts) return;
    const whole: SourceSnapshot = {
      ...part,
      queues: parts.flatMap((each) => each.queues),
      contacts: parts.flatMap((each) => each.contacts),
      agents: parts.flatMap((each) => each.agents),
    };
    parts = [];
    host.snapshot(source, whole);
    host.scheduleCommit(source);
  }
}

function decode(text: string): SourceFrame | { why: string } {
  if (text.length > FEED_LIMITS.frameBytes) return { why: 'the frame is larger than 1 MiB' };
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { why: 'the frame is not JSON' };
  }
  const parsed = sourceFrameSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue && issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ` : '';
  return { why: `frame: ${place}${issue?.message ?? 'not valid'}`.slice(0, 200) };
}

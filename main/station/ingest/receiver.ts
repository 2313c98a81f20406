import type { Hello, SourceSnapshot } from '../../../shared/contract/feed.ts';
import { CLOSE, FEED_LIMITS } from '../../../shared/contract/feed.ts';
import type { CtiEvent } from '../../../shared/model/event.ts';
import { markLate } from '../engine.ts';
import type { Engine } from '../engine.ts';
import type { Clock } from '../ports.ts';
import { orderRefusal, orderTold } from '../orders/order-fact-of.ts';
import { admit, FUTURE_MS } from './admit.ts';
import { withoutFuture } from './snapshot-times.ts';
import type { Refusal } from './admit.ts';
import type { CentreClock } from './centre-clock.ts';
import type { Committer } from './committer.ts';
import { isLate } from './is-late.ts';
import type { Pending } from './pending.ts';
import type { Registry } from './registry.ts';
import type { SessionHost } from './session.ts';
import type { Rejection, Session, SourceState } from './source-state.ts';
import { epochOf } from './source-state.ts';

/** How much is committed at once at the most. */
const COMMIT_EVENTS = 3_000;
/** What is kept of the text of a frame that is none, characters. */
const FRAME_KEPT = 2000;

/** What sources say is received with. */
export interface ReceiverParts {
  /** Events that the station failed on before it started again, by their places. */
  uncountable: Set<string>;
  /** Was it the storage that failed, not the station? */
  isStorageError(cause: unknown): boolean;
  engine: Engine;
  clock: Clock;
  /** Time zone of the centre. */
  zone: string;
  registry: Registry;
  centre: CentreClock;
  pending: Pending;
  committer: Committer;
}

const PURGED_DAY: Refusal = {
  code: 'time',
  why: 'time: lies before the days that are kept; figures of days before are closed',
};
const PURGED_CONTACT: Refusal = {
  code: 'time',
  why: 'data.contact: was over before the days that are kept; its events are gone',
};
const UNCOUNTABLE: Refusal = { code: 'invalid', why: 'the station fails on this event: a defect of its own' };

/** An event's place among all that sources have ever sent. */
function placeOf({ record }: SourceState, seq: number): string {
  return `${record.code}/${record.epoch}/${seq}`;
}

/** Work orders are counted at any moment anew, complaints by hours of their own: none of theirs comes late into a slot. */
function isOutOfSlots({ type }: CtiEvent): boolean {
  return type === 'order.created' || type === 'order.moved' || type === 'complaint.filed';
}

/** Takes what the sessions of the sources bring: admit → order → apply → count. */
export class Receiver implements SessionHost {
  readonly sessions = new Set<Session>();
  readonly clock: Clock;
  readonly zone: string;
  private readonly engine: Engine;
  private readonly uncountable: Set<string>;
  private readonly isStorageError: ReceiverParts['isStorageError'];
  private readonly registry: Registry;
  private readonly centre: CentreClock;
  private readonly pending: Pending;
  private readonly committer: Committer;
  /** When the batch at hand came: wall time (epoch ms) and monotonic time. Asked at every event, the clocks cost 0.2 µs. */
  private wall = 0;
  private mono = 0;

  constructor(parts: ReceiverParts) {
    this.engine = parts.engine;
    this.uncountable = parts.uncountable;
    this.isStorageError = parts.isStorageError;
    this.clock = parts.clock;
    this.zone = parts.zone;
    this.registry = parts.registry;
    this.centre = parts.centre;
    this.pending = parts.pending;
    this.committer = parts.committer;
  }

  centreNow(): number {
    return this.centre.now();
  }

  attach(session: Session, hello: Hello): SourceState | Rejection {
    if (this.committer.broken) {
      return { code: 'busy', why: 'the station cannot store events now', close: CLOSE.busy };
    }
    // What `welcome` names as wanted next must be on disk: a source may forget all before it.
    if (this.pending.touched.size > 0) this.committer.commit();
    const found = this.registry.attach(session, hello, this.clock.now());
    if ('record' in found) this.pending.touch(found);
    return found;
  }

  detach(session: Session): void {
    this.sessions.delete(session);
    const { source } = session;
    if (!source || source.session !== session) return;
    source.session = null;
    this.centre.left(source);
  }

  begin(source: SourceState): void {
    if (this.committer.broken) return;
    this.committer.begin();
    this.pending.touch(source);
    this.wall = this.clock.now();
    this.mono = this.clock.mono();
  }

  take(source: SourceState, seq: number, raw: unknown): void {
    // The rest of the batch in which a commit failed comes again after the restart.
    if (this.committer.broken) return;
    const { engine, pending, wall } = this;
    const { record } = source;
    const live = record.clock === 'live';
    const admitted = admit(raw, seq, live ? wall + FUTURE_MS : Infinity);
    if ('refusal' in admitted) return this.refuse(source, seq, admitted.refusal, raw);
    const { event } = admitted;
    const { time } = event;
    if (time < engine.limits.purgedBefore) return this.refuse(source, seq, PURGED_DAY, raw);
    if (this.uncountable.size > 0 && this.uncountable.has(placeOf(source, seq)))
      return this.refuse(source, seq, UNCOUNTABLE, raw);
    const odd = orderRefusal(engine.orders, record.code, event);
    if (odd !== null) return this.refuse(source, seq, { code: 'invalid', why: odd }, raw);
    const late = live && !isOutOfSlots(event) && isLate(source, time, engine.rows, wall);
    try {
      if (!engine.take(record, event, live ? this.mono : 0))
        return this.refuse(source, seq, PURGED_CONTACT, raw);
    } catch (cause) {
      // Memory is half changed, so the station starts again; it must not fail on the same event for ever.
      if (!this.isStorageError(cause)) this.uncountable.add(placeOf(source, seq));
      throw cause;
    }
    const why = engine.contradiction();
    // It is stored as every event, so it stands in quarantine without its number.
    if (why !== null) this.keep(source, 0, { code: 'invalid', why }, raw);
    if (late) {
      pending.late(source);
      markLate(engine, time);
    }
    if (time > record.newest) record.newest = time;
    if (time > record.newestEvent) record.newestEvent = time;
    if (record.snapshot && seq >= record.snapshot.asOf) record.snapshot = null;
    this.centre.saw(source, time);
    pending.counted(source, time);
    if (pending.stamps.length < COMMIT_EVENTS) return;
    this.committer.commit();
    this.begin(source);
  }

  gap(source: SourceState, from: number, to: number, why: string): void {
    this.committer.begin();
    this.pending.lost(source, from, to, why, this.clock.now());
  }

  snapshot(source: SourceState, told: SourceSnapshot): void {
    this.committer.begin();
    const { record } = source;
    const snapshot = record.clock === 'live' ? withoutFuture(told, Math.floor(this.clock.now())) : told;
    const { asOf, at } = snapshot;
    this.engine.applySnapshot(record, snapshot);
    // Kept until the events up to it have come: they fill in the past behind it.
    const contacts = snapshot.contacts.map((each) => each.contact);
    record.snapshot = asOf >= epochOf(record).next ? { asOf, at, epoch: record.epoch, contacts } : null;
    this.pending.touch(source);
  }

  pinged(source: SourceState, at: number): void {
    this.centre.pinged(source, at);
  }

  calledAt({ record }: SourceState, at: number): void {
    // That was then: its clock now is not known by it.
    record.newest = Math.max(record.newest, Math.floor(Math.min(at, this.clock.now())));
  }

  malformed(source: SourceState | null, text: string, why: string): void {
    this.pending.totals.malformed++;
    this.committer.begin();
    this.pending.keep(
      source,
      { seq: 0, code: 'frame', why, raw: text.slice(0, FRAME_KEPT) },
      this.clock.now(),
    );
    this.committer.schedule();
  }

  scheduleCommit(source: SourceState): void {
    this.pending.touch(source);
    this.committer.schedule();
  }

  window(): number {
    return this.committer.broken ? 0 : FEED_LIMITS.window;
  }

  private keep(source: SourceState, seq: number, { code, why }: Refusal, raw: unknown): void {
    const order = orderTold(this.engine.orders, source.record.code, raw);
    this.pending.keep(source, { seq, code, why, raw, order }, this.clock.now());
  }

  private refuse(source: SourceState, seq: number, refusal: Refusal, raw: unknown): void {
    const { code, why } = refusal;
    this.keep(source, seq, refusal, raw);
    source.session?.send({ t: 'fault', seq, code, why });
  }
}

import { BehaviorSubject, Subject } from 'rxjs';
import type { Answers, AskInput, AskName } from '../../shared/contract/asks.ts';
import { HEARTBEAT } from '../../shared/contract/heartbeat.ts';
import type { StationCell, Topic, Topics } from '../../shared/contract/topics.ts';
import { type StationToViewerFrame, VIEWER_VERSION } from '../../shared/contract/viewer.ts';
import { type Person, wallViewer } from '../../shared/model/person.ts';
import { AskLine } from './ask-line.ts';
import { CentreClock } from './centre-clock.ts';
import { Pace } from './pace.ts';
import type { LinkPorts, LinkState, StationWire } from './ports.ts';
import { Sequence } from './sequence.ts';
import { type DataFrame, TopicStore } from './topic-store.ts';

/** How often silence is looked for, ms. */
const WATCH_MS = 500;
/** A viewer redials this long after a loss, plus as much jitter, ms. */
const REDIAL_MS = 1_000;
/**
 * A wire on which nothing was heard this long after dialling is given up, ms: one that was dialled while the network
 * was away may never open, and the wall has to be back 5 s after the network is.
 */
const ANSWER_MS = 2_500;

/**
 * The viewer's end of the contract: keeps a wire to the station, follows topics, applies their frames once a frame
 * of the screen, and acknowledges after the paint, so that a slow screen gets fewer and larger deltas.
 */
export class StationClient {
  /** How the link stands. */
  readonly link = new BehaviorSubject<LinkState>({ phase: 'connecting', failures: 0 });
  /** The centre's clock. */
  readonly clock: CentreClock;
  /** What the station says of itself: the same object until more than its `now` is another, which `clock` follows. */
  readonly station = new BehaviorSubject<StationCell | undefined>(undefined);
  /** Whom the station takes this viewer for; asked for anew with every wire. */
  readonly who = new BehaviorSubject<Person>(wallViewer);
  /** Within each frame of figures, when they have been told. */
  readonly drawing = new Subject<void>();
  /** After each paint: the senders' times of the events that became visible with it; only while `stamps` is followed. */
  readonly painted = new Subject<number[]>();
  /** A wire ended on which the station had not said a word: it is away, or it does not let this viewer in. */
  readonly unanswered = new Subject<void>();
  readonly #ports: LinkPorts;
  readonly #asks: AskLine;
  #topics: readonly Topic[];
  readonly #store = new TopicStore();
  #wire: StationWire | null = null;
  #sequence = new Sequence();
  #epoch: string | null = null;
  #strange = false;
  #answered = false;
  #heardAt = 0;
  #wholeAt = 0;
  #pings = 0;
  #pingSent = 0;
  #pending: DataFrame[] = [];
  #painting = false;
  readonly #pace = new Pace();
  #newest: StationCell | undefined = undefined;
  #cancels = new Map<'watch' | 'ping' | 'redial', () => void>();

  constructor(ports: LinkPorts, topics: readonly Topic[]) {
    this.#ports = ports;
    this.#topics = topics;
    this.#asks = new AskLine(ports);
    this.clock = new CentreClock(ports);
  }

  /** The values of a topic as they are painted; undefined before its first snapshot. */
  topic<T extends Topic>(topic: T): BehaviorSubject<Topics[T] | undefined> {
    return this.#store.stream(topic);
  }

  /** Follows other topics from now on; what was known of the others stays as it was last. */
  follow(topics: readonly Topic[]): void {
    if (topics.length === this.#topics.length && topics.every((topic) => this.#topics.includes(topic)))
      return;
    this.#topics = topics;
    // What is on its way does not say all of these: nothing counts as whole before the next snapshot.
    this.#sequence = new Sequence();
    this.#wholeAt = this.#ports.mono();
    this.#wire?.send({ t: 'follow', topics: [...topics] });
  }

  /** Asks the station. Rejects with an `AskRefusal`. */
  async ask<N extends AskName>(name: N, args: AskInput<N>): Promise<Answers[N]> {
    // A station of the same VIEWER_VERSION answers exactly this.
    return (await this.#asks.ask(this.#wire, name, args)) as Answers[N];
  }

  start(): void {
    this.#dial();
    this.#every('watch', WATCH_MS, () => this.#watch());
    this.#every('ping', HEARTBEAT.pingMs, () => this.#ping());
  }

  /** The station wants a token: nothing is dialled until `unlock`. What was shown stays in memory. */
  lock(): void {
    this.stop();
    this.link.next({ phase: 'locked' });
  }

  unlock(): void {
    this.link.next({ phase: 'connecting', failures: 0 });
    this.start();
  }

  /** Ends the link. */
  stop(): void {
    for (const cancel of this.#cancels.values()) cancel();
    this.#cancels.clear();
    const wire = this.#wire;
    this.#wire = null;
    if (wire === null) return;
    this.#asks.lost(wire);
    wire.close(1000, 'viewer stops');
  }

  #every(name: 'watch' | 'ping', ms: number, run: () => void): void {
    const again = () => {
      this.#cancels.set(name, this.#ports.after(ms, again));
      run();
    };
    this.#cancels.set(name, this.#ports.after(ms, again));
  }

  #dial(): void {
    const wire = this.#ports.dial();
    this.#wire = wire;
    this.#sequence = new Sequence();
    this.#answered = false;
    this.#heardAt = this.#wholeAt = this.#ports.mono();
    this.#pending = [];
    this.#pace.forget();
    wire.onFrame((frame) => this.#receive(wire, frame));
    wire.onClose(() => this.#lost(wire, REDIAL_MS));
    wire.send({ t: 'hello', v: VIEWER_VERSION, viewer: 'wall' });
  }

  #receive(wire: StationWire, frame: StationToViewerFrame): void {
    if (wire !== this.#wire) return;
    this.#answered = true;
    this.#heardAt = this.#ports.mono();
    if (frame.t === 'welcome') this.#welcome(wire, frame);
    else if (frame.t === 'snapshot' || frame.t === 'delta') this.#take(wire, frame);
    else if (frame.t === 'ping') wire.send({ t: 'pong', n: frame.n, at: frame.at });
    else if (frame.t === 'pong') this.#pong(frame.n, frame.at);
    else if (frame.t === 'answer' || frame.t === 'refusal') this.#asks.heard(frame);
    if (this.link.value.phase === 'lost' && this.#sequence.whole && this.#pending.length === 0)
      this.link.next({ phase: 'live' });
  }

  #welcome(wire: StationWire, frame: Extract<StationToViewerFrame, { t: 'welcome' }>): void {
    if (frame.v !== VIEWER_VERSION) {
      this.stop();
      this.link.next({ phase: 'mismatch', station: frame.v });
      return;
    }
    this.#strange = this.#epoch !== null && this.#epoch !== frame.epoch;
    this.#epoch = frame.epoch;
    this.clock.restart(frame.now);
    this.who.next(frame.who ?? wallViewer);
    wire.send({ t: 'follow', topics: [...this.#topics] });
    this.#ping();
  }

  #take(wire: StationWire, frame: DataFrame): void {
    const complete =
      frame.t === 'snapshot' && this.#topics.every((topic) => frame.topics[topic] !== undefined);
    const verdict = this.#sequence.judge({ kind: frame.t, n: frame.n, complete });
    if (verdict === 'follow') wire.send({ t: 'follow', topics: [...this.#topics] });
    // What is not shown is acknowledged too: the station must not wait for a paint that never comes.
    if (verdict !== 'apply') return wire.send({ t: 'ack', n: frame.n });
    this.#pace.heard(this.#ports.mono());
    this.#pending.push(frame);
    if (!this.#painting) this.#paint();
  }

  #paint(): void {
    this.#painting = true;
    let wire: StationWire | null = null;
    let last = 0;
    let [frameAt, from] = [0, 0];
    let stamps: number[] = [];
    const draw = (at: number) => {
      [frameAt, from] = [at, this.#ports.mono()];
      const frames = this.#pending.splice(0);
      wire = this.#wire;
      last = frames.at(-1)?.n ?? 0;
      stamps = frames.flatMap(stampsOf);
      this.#apply(frames);
      this.drawing.next();
    };
    const painted = () => {
      this.#painting = false;
      this.#acknowledge(wire, last, this.#pace.rest({ frameAt, from, until: this.#ports.mono() }));
      if (stamps.length > 0) this.painted.next(stamps);
      if (this.#pending.length > 0) this.#paint();
    };
    this.#ports.paint(draw, painted);
  }

  /** The acknowledgement asks for the next figures. */
  #acknowledge(wire: StationWire | null, n: number, rest: number): void {
    const send = () => {
      if (n === 0 || wire === null || wire !== this.#wire) return;
      this.#pace.asked(this.#ports.mono());
      wire.send({ t: 'ack', n });
    };
    if (rest > 0) this.#ports.after(rest, send);
    else send();
  }

  #apply(frames: readonly DataFrame[]): void {
    if (frames.length === 0) return;
    const first = frames[0];
    if (this.#strange && first?.t === 'snapshot') this.#store.forgetAllBut(first.topics);
    if (first?.t === 'snapshot') this.#strange = false;
    this.#store.apply(frames);
    this.#hear(this.topic('station').value?.station);
    if (this.link.value.phase !== 'live') this.link.next({ phase: 'live' });
  }

  #hear(station: StationCell | undefined): void {
    if (station === this.#newest) return;
    this.#newest = station;
    if (station !== undefined) this.clock.follow(station);
    if (!sameButNow(station, this.station.value)) this.station.next(station);
  }

  #ping(): void {
    this.#pings += 1;
    this.#wire?.send({ t: 'ping', n: this.#pings, at: this.#ports.now() });
    this.#pingSent = this.#ports.now();
  }

  #pong(n: number, at: number): void {
    if (n === this.#pings) this.clock.measured(this.#pingSent, at);
  }

  /** A cut cable never closes a socket: silence is what tells. */
  #watch(): void {
    if (this.#wire === null) return;
    const now = this.#ports.mono();
    if (this.#sequence.whole) this.#wholeAt = now;
    const silence = now - this.#heardAt;
    if (silence >= HEARTBEAT.staleMs && this.link.value.phase === 'live') this.#stale('silent', silence);
    const limit = this.#answered ? HEARTBEAT.deadMs : ANSWER_MS;
    // A station that talks but never gives the snapshot is as good as dead.
    if (silence >= limit || now - this.#wholeAt >= HEARTBEAT.deadMs) {
      const wire = this.#wire;
      // Whoever has waited for an answer need not wait again.
      this.#lost(wire, this.#answered ? REDIAL_MS : 0);
      wire.close(4408, 'silent');
    }
  }

  #lost(wire: StationWire, pause: number): void {
    if (wire !== this.#wire) return;
    this.#wire = null;
    // What was not drawn yet would make a link live that is lost; the next snapshot has it.
    this.#pending = [];
    this.#asks.lost(wire);
    const state = this.link.value;
    if (state.phase === 'connecting') this.link.next({ phase: 'connecting', failures: state.failures + 1 });
    else if (state.phase === 'live') this.#stale('closed', 0);
    this.#cancels.set(
      'redial',
      this.#ports.after(pause + REDIAL_MS * this.#ports.random(), () => this.#dial()),
    );
    if (!this.#answered) this.unanswered.next();
  }

  #stale(why: 'closed' | 'silent', silence: number): void {
    const [lastGood, since] = [this.clock.now() - silence, this.clock.real() - silence];
    this.clock.freeze();
    this.link.next({ phase: 'lost', why, lastGood, since });
  }
}

function sameButNow(one: StationCell | undefined, other: StationCell | undefined): boolean {
  const still = (cell: StationCell | undefined) => JSON.stringify({ ...cell, now: 0 });
  return one === other || still(one) === still(other);
}

function stampsOf(frame: DataFrame): number[] {
  const cells = frame.t === 'delta' ? frame.topics.stamps?.set : undefined;
  return Object.values(cells ?? {}).flatMap((value) =>
    Array.isArray(value) ? value.filter((at) => typeof at === 'number') : [],
  );
}

import { HEARTBEAT } from '../../../shared/contract/feed.ts';
import type { Connection } from '../../../shared/contract/asks.ts';
import type { Topic } from '../../../shared/contract/topics.ts';
import { topicNames, topicRoles } from '../../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { VIEWER_VERSION } from '../../../shared/contract/viewer.ts';
import type { Wire } from '../../../shared/contract/wire.ts';
import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import { mayAs } from '../../../shared/model/person.ts';
import type { Person } from '../../../shared/model/person.ts';
import { Allowance } from '../allowance.ts';
import type { Clock, Log } from '../ports.ts';
import type { Board } from './board.ts';

/** What a viewer's session needs of the station. */
export interface ViewerHost {
  board: Board;
  clock: Clock;
  log: Log;
  epoch: string;
  /** A page is ready for figures: what came in becomes visible now where that can be. */
  hurry(): void;
  /** Answers a question; rejects with an `AskRefusal` whose message is for people. */
  ask(name: string, args: unknown, who: Person, from: Connection): Promise<unknown>;
  closed(viewer: Viewer): void;
}

/** One page that follows topics. It is paced by its own acknowledgements: what changes meanwhile merges. */
export interface Viewer extends Connection {
  /** Sends what changed, if the page is ready for it. */
  flush(): void;
  /** Sends everything anew, e.g. when the day turns. */
  refresh(): void;
  /** Event times for the page that measures event → paint. */
  stamp(times: readonly number[]): void;
  close(why: string): void;
  /** The board's revision that the page knows. */
  known(): number;
}

/** Frames a page may owe at once: one being painted. More would queue behind a slow screen instead of merging. */
const UNACKED = 1;
/** Stamps kept between two deltas; more are thinned out evenly by dropping. */
const STAMPS = 2_000;
/** Questions of one page that are being answered at once; more are refused. */
const OPEN_ASKS = 8;
/** How often a page may follow other topics, each time a whole snapshot; whoever does it more often is hung up on. */
const FOLLOWS = { burst: 20, rate: 20 };
/** The close code for whoever keeps the station busy for nothing. */
const TOO_MUCH = 1008;

/** Serves one page over a wire. */
export function openViewer(
  host: ViewerHost,
  wire: Wire<StationToViewerFrame, ViewerFrame>,
  who: Person,
): Viewer {
  return new ViewerSession(host, wire, who);
}

class ViewerSession implements Viewer {
  private readonly host: ViewerHost;
  private readonly wire: Wire<StationToViewerFrame, ViewerFrame>;
  private readonly who: Person;
  private topics: Topic[] = [];
  /** Topics asked for that this person may not follow. */
  private refused: Topic[] = [];
  /** Numbers of the newest frame sent and of the newest one painted. */
  private sent = 0;
  private acked = 0;
  /** The board as the page knows it. */
  private revision = 0;
  /** The page needs everything anew. */
  private whole = false;
  private pings = 0;
  private heardAt: number;
  private open = true;
  /** Questions being answered. */
  private asked = 0;
  private readonly follows: Allowance;
  private stamps: number[] = [];
  private cancelBeat: () => void;

  constructor(host: ViewerHost, wire: Wire<StationToViewerFrame, ViewerFrame>, who: Person) {
    this.host = host;
    this.who = who;
    this.wire = wire;
    this.heardAt = host.clock.mono();
    this.follows = new Allowance(FOLLOWS, this.heardAt);
    this.cancelBeat = this.scheduleBeat();
    wire.onFrame((frame) => this.onFrame(frame));
    wire.onClose(() => this.gone());
  }

  flush(): void {
    if (!this.open || this.topics.length + this.refused.length === 0 || this.sent - this.acked >= UNACKED)
      return;
    if (this.whole) this.sendSnapshot();
    else this.sendChanges();
  }

  refresh(): void {
    this.whole = true;
    this.flush();
  }

  stamp(times: readonly number[]): void {
    if (!this.topics.includes('stamps')) return;
    this.stamps = this.stamps.length > STAMPS ? [...times] : [...this.stamps, ...times];
  }

  ended(): boolean {
    return !this.open;
  }

  known(): number {
    return this.whole ? this.host.board.revision() : this.revision;
  }

  close(why: string): void {
    this.hangUp(1001, why);
  }

  private hangUp(code: number, why: string): void {
    if (!this.open) return;
    this.gone();
    this.wire.close(code, why);
  }

  private gone(): void {
    if (!this.open) return;
    this.open = false;
    this.cancelBeat();
    this.host.closed(this);
  }

  private scheduleBeat(): () => void {
    return this.host.clock.after(HEARTBEAT.pingMs, () => this.beat());
  }

  private beat(): void {
    const { clock } = this.host;
    if (clock.mono() - this.heardAt >= HEARTBEAT.deadMs) return this.close('no sign of life for 15 s');
    this.wire.send({ t: 'ping', n: ++this.pings, at: clock.now() });
    this.cancelBeat = this.scheduleBeat();
  }

  private sendSnapshot(): void {
    const { board } = this.host;
    this.whole = false;
    this.revision = board.revision();
    const empty = this.refused.map((topic) => `"${topic}":{}`);
    this.sendTopics('snapshot', [...board.snapshot(this.topics), ...empty]);
    // A cell made for the first time gets its revision while the snapshot is taken.
    this.revision = Math.max(this.revision, board.revision());
  }

  private sendChanges(): void {
    const { board } = this.host;
    const upTo = board.revision();
    const changes = board.changes(this.topics, this.revision);
    this.revision = upTo;
    const { stamps } = this;
    // Where nothing came of the events, there is nothing of theirs to see.
    this.stamps = [];
    if (changes.length === 0) return;
    if (stamps.length > 0) changes.push(`"stamps":${JSON.stringify({ set: { times: stamps }, del: [] })}`);
    this.sendTopics('delta', changes);
  }

  /** The cells' texts are those of the board, made once for all pages. */
  private sendTopics(t: 'snapshot' | 'delta', members: readonly string[]): void {
    this.wire.sendText(`{"t":"${t}","n":${++this.sent},"topics":{${members.join(',')}}}`);
  }

  private onFrame(frame: ViewerFrame): void {
    // What was on its way when the wire closed is nobody's any more.
    if (!this.open) return;
    const { clock, epoch } = this.host;
    this.heardAt = clock.mono();
    switch (frame.t) {
      case 'hello':
        return this.wire.send({ t: 'welcome', v: VIEWER_VERSION, epoch, now: clock.now(), who: this.who });
      case 'follow':
        return this.follow(frame.topics);
      case 'ack':
        if (frame.n <= this.acked) return;
        this.acked = Math.min(frame.n, this.sent);
        this.host.hurry();
        return this.flush();
      case 'ask':
        return void this.answer(frame.id, frame.name, frame.args);
      case 'ping':
        return this.wire.send({ t: 'pong', n: frame.n, at: clock.now() });
      case 'pong':
        // That it came was all it had to say: see `heardAt`.
        return;
    }
  }

  private follow(topics: readonly Topic[]): void {
    if (!this.follows.take(this.host.clock.mono()))
      return this.hangUp(TOO_MUCH, 'it follows other topics too often');
    const known = topics.filter((topic) => topicNames.includes(topic));
    this.topics = known.filter((topic) => mayAs(this.who.role, topicRoles[topic] ?? 'viewer'));
    this.refused = known.filter((topic) => !this.topics.includes(topic));
    // The snapshot goes out even if the page still owes the last frame: it replaces what that one said.
    this.acked = this.sent;
    this.refresh();
  }

  private async answer(id: number, name: string, args: unknown): Promise<void> {
    let frame: StationToViewerFrame;
    this.asked += 1;
    try {
      if (this.asked > OPEN_ASKS)
        throw new AskRefusal('refused', `${OPEN_ASKS} questions are open already: wait for an answer`);
      frame = { t: 'answer', id, value: await this.host.ask(name, args, this.who, this) };
    } catch (cause) {
      if (cause instanceof AskRefusal) frame = { t: 'refusal', id, code: cause.code, why: cause.message };
      else {
        const why = cause instanceof Error ? cause.message : String(cause);
        this.host.log.error('a question could not be answered', { name, why });
        frame = { t: 'refusal', id, code: 'refused', why: 'the station failed on this; see its log' };
      }
    } finally {
      this.asked -= 1;
    }
    if (this.open) this.wire.send(frame);
  }
}

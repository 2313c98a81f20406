import { HEARTBEAT } from '../../../shared/contract/feed.ts';
import type { Topic } from '../../../shared/contract/topics.ts';
import { topicNames } from '../../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import { VIEWER_VERSION } from '../../../shared/contract/viewer.ts';
import type { Wire } from '../../../shared/contract/wire.ts';
import type { Clock } from '../ports.ts';
import type { Board } from './board.ts';

/** What a viewer's session needs of the station. */
export interface ViewerHost {
  board: Board;
  clock: Clock;
  epoch: string;
  centreNow(): number;
  /** Answers a question; throws an `Error` whose message may be shown. */
  ask(name: string, args: unknown): unknown;
  closed(viewer: Viewer): void;
}

/** One page that follows topics. It is paced by its own acknowledgements: what changes meanwhile merges. */
export interface Viewer {
  /** Sends what changed, if the page is ready for it. */
  flush(): void;
  /** Sends everything anew, e.g. when the day turns. */
  refresh(): void;
  /** Event times for the page that measures event → paint. */
  stamp(times: readonly number[]): void;
  close(why: string): void;
}

/** Frames a page may owe at once: one being painted. More would queue behind a slow screen instead of merging. */
const UNACKED = 1;
/** Stamps kept between two deltas; more are thinned out evenly by dropping. */
const STAMPS = 2_000;

/** Serves one page over a wire. */
export function openViewer(host: ViewerHost, wire: Wire<StationToViewerFrame, ViewerFrame>): Viewer {
  return new ViewerSession(host, wire);
}

class ViewerSession implements Viewer {
  private readonly host: ViewerHost;
  private readonly wire: Wire<StationToViewerFrame, ViewerFrame>;
  private topics: Topic[] = [];
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
  private stamps: number[] = [];
  private cancelBeat: () => void;

  constructor(host: ViewerHost, wire: Wire<StationToViewerFrame, ViewerFrame>) {
    this.host = host;
    this.wire = wire;
    this.heardAt = host.clock.mono();
    this.cancelBeat = this.scheduleBeat();
    wire.onFrame((frame) => this.onFrame(frame));
    wire.onClose(() => this.gone());
  }

  flush(): void {
    if (!this.open || this.topics.length === 0 || this.sent - this.acked >= UNACKED) return;
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

  close(why: string): void {
    if (!this.open) return;
    this.gone();
    this.wire.close(1001, why);
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
    this.sendTopics('snapshot', board.snapshot(this.topics));
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
    const { clock, epoch } = this.host;
    this.heardAt = clock.mono();
    switch (frame.t) {
      case 'hello':
        return this.wire.send({ t: 'welcome', v: VIEWER_VERSION, epoch, now: clock.now() });
      case 'follow':
        return this.follow(frame.topics);
      case 'ack':
        this.acked = Math.max(this.acked, Math.min(frame.n, this.sent));
        return this.flush();
      case 'ask':
        return this.answer(frame.id, frame.name, frame.args);
      case 'ping':
        return this.wire.send({ t: 'pong', n: frame.n, at: clock.now() });
      case 'pong':
        // That it came was all it had to say: see `heardAt`.
        return;
    }
  }

  private follow(topics: readonly Topic[]): void {
    this.topics = topics.filter((topic) => topicNames.includes(topic));
    // The snapshot goes out even if the page still owes the last frame: it replaces what that one said.
    this.acked = this.sent;
    this.refresh();
  }

  private answer(id: number, name: string, args: unknown): void {
    try {
      this.wire.send({ t: 'answer', id, value: this.host.ask(name, args) });
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      this.wire.send({ t: 'refusal', id, code: 'refused', why });
    }
  }
}

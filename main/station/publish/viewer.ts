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
  const { board, clock } = host;
  let topics: Topic[] = [];
  let sent = 0;
  let acked = 0;
  let revision = 0;
  let whole = false;
  let pings = 0;
  let heardAt = clock.mono();
  let open = true;
  let stamps: number[] = [];
  let cancelBeat = clock.after(HEARTBEAT.pingMs, beat);

  const viewer: Viewer = {
    flush,
    refresh() {
      whole = true;
      flush();
    },
    stamp(times) {
      if (topics.includes('stamps')) stamps = stamps.length > STAMPS ? [...times] : [...stamps, ...times];
    },
    close,
  };
  wire.onFrame(onFrame);
  wire.onClose(gone);
  return viewer;

  function close(why: string): void {
    if (!open) return;
    gone();
    wire.close(1001, why);
  }

  function gone(): void {
    if (!open) return;
    open = false;
    cancelBeat();
    host.closed(viewer);
  }

  function beat(): void {
    if (clock.mono() - heardAt >= HEARTBEAT.deadMs) return close('no sign of life for 15 s');
    wire.send({ t: 'ping', n: ++pings, at: clock.now() });
    cancelBeat = clock.after(HEARTBEAT.pingMs, beat);
  }

  function flush(): void {
    if (!open || topics.length === 0 || sent - acked >= UNACKED) return;
    if (whole) {
      whole = false;
      revision = board.revision();
      wire.send({ t: 'snapshot', n: ++sent, topics: board.snapshot(topics) });
      // A cell made for the first time gets its revision while the snapshot is taken.
      revision = Math.max(revision, board.revision());
      return;
    }
    const upTo = board.revision();
    const changes = board.changes(topics, revision);
    revision = upTo;
    if (stamps.length > 0 && changes) {
      changes.stamps = { set: { times: stamps }, del: [] };
      stamps = [];
    }
    if (changes) wire.send({ t: 'delta', n: ++sent, topics: changes });
  }

  function onFrame(frame: ViewerFrame): void {
    heardAt = clock.mono();
    switch (frame.t) {
      case 'hello':
        return wire.send({ t: 'welcome', v: VIEWER_VERSION, epoch: host.epoch, now: clock.now() });
      case 'follow':
        topics = frame.topics.filter((topic) => topicNames.includes(topic));
        acked = sent;
        return viewer.refresh();
      case 'ack':
        acked = Math.max(acked, Math.min(frame.n, sent));
        return flush();
      case 'ask':
        return answer(frame.id, frame.name, frame.args);
      case 'ping':
        return wire.send({ t: 'pong', n: frame.n, at: clock.now() });
    }
  }

  function answer(id: number, name: string, args: unknown): void {
    try {
      wire.send({ t: 'answer', id, value: host.ask(name, args) });
    } catch (cause) {
      wire.send({ t: 'refusal', id, code: 'refused', why: cause instanceof Error ? cause.message : String(cause) });
    }
  }
}

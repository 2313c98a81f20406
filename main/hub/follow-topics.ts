import { HEARTBEAT } from '../../shared/contract/heartbeat.ts';
import { memoryWire } from '../../shared/contract/memory-wire.ts';
import type { Topic } from '../../shared/contract/topics.ts';
import { VIEWER_VERSION } from '../../shared/contract/viewer.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import type { Station } from '../station/station.ts';

/** A lost wire is dialled again after this long, ms. */
const REDIAL_MS = 2_000;

/** Cells of some topics by their keys, as the station sent them. */
export type Cells = Partial<Record<Topic, Readonly<Record<string, unknown>>>>;

export interface Following {
  openViewer: (wire: Parameters<Station['openViewer']>[0]) => void;
  /** What this reader calls itself. */
  viewer: string;
  topics: Topic[];
  /** Told all cells of the topics whenever any is other than before. */
  tell(cells: Cells): void;
  /** The station is gone; it is dialled again until it comes back. */
  lost(): void;
}

/** Follows topics of a station inside this process, as a page does, until it is closed. */
export function followTopics(following: Following): { close(): void } {
  let hangUp = (): void => undefined;
  let closed = false;
  function dial(): void {
    const [page, station] = memoryWire<ViewerFrame, StationToViewerFrame>();
    let cells: Cells = {};
    let heardAt = performance.now();
    // The cells of another version say something else; its pages load themselves again.
    let same = true;
    hangUp = () => page.close(1000, 'done');
    const beat = setInterval(() => {
      if (performance.now() - heardAt >= HEARTBEAT.deadMs) return page.close(4408, 'silent');
      page.send({ t: 'ping', n: 0, at: Date.now() });
    }, HEARTBEAT.pingMs);
    page.onClose(() => {
      clearInterval(beat);
      if (closed) return;
      following.lost();
      setTimeout(() => closed || dial(), REDIAL_MS);
    });
    page.onFrame((frame) => {
      heardAt = performance.now();
      if (frame.t === 'ping') page.send({ t: 'pong', n: frame.n, at: frame.at });
      if (frame.t === 'welcome') same = frame.v === VIEWER_VERSION;
      if (frame.t !== 'snapshot' && frame.t !== 'delta') return;
      if (same) cells = frame.t === 'snapshot' ? { ...cells, ...frame.topics } : changed(cells, frame.topics);
      page.send({ t: 'ack', n: frame.n });
      following.tell(cells);
    });
    following.openViewer(station);
    page.send({ t: 'hello', v: VIEWER_VERSION, viewer: following.viewer });
    page.send({ t: 'follow', topics: following.topics });
  }
  dial();
  return {
    close() {
      closed = true;
      hangUp();
    },
  };
}

function changed(before: Cells, deltas: Extract<StationToViewerFrame, { t: 'delta' }>['topics']): Cells {
  const now = { ...before };
  for (const [topic, { set, del }] of Object.entries(deltas)) {
    const cells = { ...now[topic as Topic], ...set };
    for (const key of del) delete cells[key];
    now[topic as Topic] = cells;
  }
  return now;
}

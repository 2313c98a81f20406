import { HEARTBEAT } from '../../../shared/contract/heartbeat.ts';
import { memoryWire } from '../../../shared/contract/memory-wire.ts';
import type { Urgent } from '../../../shared/contract/station-process.ts';
import { VIEWER_VERSION } from '../../../shared/contract/viewer.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Fault } from '../../../shared/model/fault.ts';
import type { StationAccess } from './station-access.ts';

/** A lost wire is dialled again after this long, ms. */
const REDIAL_MS = 2_000;

/** What tray and notifications are made from. */
export interface News {
  linked: boolean;
  urgent: Urgent[];
}

/** Follows what is urgent, as a page does, and tells whenever it is other than before. */
export function watchNews(access: Pick<StationAccess, 'openViewer'>, tell: (news: News) => void): void {
  let told = '';
  let faults: Record<string, Fault> = {};
  const say = (linked: boolean): void => {
    const news = { linked, urgent: linked ? urgentOf(faults) : [] };
    const text = JSON.stringify(news);
    if (text !== told) tell(news);
    told = text;
  };
  const dial = (): void => {
    const [page, station] = memoryWire<ViewerFrame, StationToViewerFrame>();
    let heardAt = performance.now();
    const beat = setInterval(() => {
      if (performance.now() - heardAt >= HEARTBEAT.deadMs) return page.close(4408, 'silent');
      page.send({ t: 'ping', n: 0, at: Date.now() });
    }, HEARTBEAT.pingMs);
    page.onClose(() => {
      clearInterval(beat);
      say(false);
      setTimeout(dial, REDIAL_MS);
    });
    page.onFrame((frame) => {
      heardAt = performance.now();
      if (frame.t === 'ping') page.send({ t: 'pong', n: frame.n, at: frame.at });
      if (frame.t !== 'snapshot' && frame.t !== 'delta') return;
      faults = changed(faults, frame);
      page.send({ t: 'ack', n: frame.n });
      say(true);
    });
    access.openViewer(station);
    page.send({ t: 'hello', v: VIEWER_VERSION, viewer: 'shell' });
    page.send({ t: 'follow', topics: ['faults'] });
  };
  dial();
}

function changed(
  before: Record<string, Fault>,
  frame: Extract<StationToViewerFrame, { t: 'snapshot' | 'delta' }>,
): Record<string, Fault> {
  if (frame.t === 'snapshot') return cellsOf(frame.topics.faults) ?? before;
  const delta = frame.topics.faults;
  if (delta === undefined) return before;
  const now = { ...before, ...cellsOf(delta.set) };
  for (const key of delta.del) delete now[key];
  return now;
}

/** Of a station of the same version, or of one whose pages will load themselves again. */
function cellsOf(cells: Record<string, unknown> | undefined): Record<string, Fault> | undefined {
  if (cells === undefined) return undefined;
  const found = Object.entries(cells).filter((entry): entry is [string, Fault] => isFault(entry[1]));
  return Object.fromEntries(found);
}

function isFault(cell: unknown): cell is Fault {
  return (
    typeof cell === 'object' && cell !== null && 'severity' in cell && 'words' in cell && 'params' in cell
  );
}

/** The worst first, then the newest. */
function urgentOf(faults: Record<string, Fault>): Urgent[] {
  const rank = { critical: 0, warning: 1, notice: 2 };
  return Object.entries(faults)
    .map(([key, { severity, words, params, since }]) => ({ key, severity, words, params, since }))
    .toSorted((a, b) => rank[a.severity] - rank[b.severity] || b.since - a.since);
}

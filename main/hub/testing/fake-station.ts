import type { FeedCell } from '../../../shared/contract/topics.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Wire } from '../../../shared/contract/wire.ts';
import { MessageBook } from '../../station/messages/message-book.ts';
import type { AuditNote, Log } from '../../station/ports.ts';
import type { StationHealth } from '../../station/station.ts';
import type { HubStation } from '../hub-station.ts';
import { memoryMessages } from '../../station/testing/memory-messages.ts';

export const quietLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const someFeed: FeedCell = {
  id: 'pbx "1"',
  name: 'PBX',
  kind: 'callwall',
  state: 'live',
  since: 0,
  newest: 9_000,
  behind: 3,
  missing: 2,
  quarantined: 1,
  skewMs: null,
  eventsPerSecond: 4,
};

/** A station that serves the tests of the hub: it remembers its viewers and says what `health` was set to. */
export class FakeStation implements HubStation {
  wires: Wire<StationToViewerFrame, ViewerFrame>[] = [];
  frames: ViewerFrame[] = [];
  state: StationHealth = {
    ok: true,
    at: 10_000,
    startedAt: 1_000,
    feeds: [someFeed],
    faults: [],
    events: { committed: 100, duplicates: 5, late: 4, quarantined: 3, gaps: 2, malformed: 6 },
    commit: { count: 10, lastMs: 1.5, p50Ms: 1, p99Ms: 2 },
    viewers: 0,
  };

  /** What went into the audit journal. */
  readonly noted: AuditNote[] = [];
  /** Cleared: messages cannot be stored. */
  stores = true;
  readonly messages = new MessageBook({
    archive: memoryMessages(),
    clock: systemClock(),
    audit: { note: (entry) => void this.noted.push(entry) },
    store: (write) => {
      if (!this.stores) throw new Error('database or disk is full');
      return write();
    },
    changed: () => undefined,
    failed: () => undefined,
  });

  openViewer(wire: Wire<StationToViewerFrame, ViewerFrame>): void {
    this.wires.push(wire);
    wire.onFrame((frame) => this.frames.push(frame));
    wire.send({ t: 'welcome', v: 1, epoch: 'e', now: 0 });
  }

  health(): StationHealth {
    return this.state;
  }
}

import type { FeedCell } from '../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import type { Wire } from '../../shared/contract/wire.ts';
import type { Fault } from '../../shared/model/fault.ts';

/** How the station is, for health checks and metrics. Times in epoch ms, `commit.lastMs` in ms. */
export interface StationHealth {
  ok: boolean;
  at: number;
  startedAt: number;
  feeds: FeedCell[];
  faults: Fault[];
  events: { committed: number; duplicates: number; late: number; quarantined: number; gaps: number };
  commit: { count: number; lastMs: number };
  viewers: number;
}

/** What the HTTP side of the hub needs of a station. */
export interface HubStation {
  openViewer(wire: Wire<StationToViewerFrame, ViewerFrame>): void;
  health(): StationHealth;
}

import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import type { Wire } from '../../shared/contract/wire.ts';

/** The wire to the station, as the viewer holds it. */
export type StationWire = Wire<ViewerFrame, StationToViewerFrame>;

/** What the client needs from the page it runs in; tests bring their own. */
export interface LinkPorts {
  /** Opens a new wire; one that cannot be opened closes itself. */
  dial(): StationWire;
  /** Runs `draw` in the next frame, with the frame's time (monotonic, ms), and `painted` when it is on the screen. */
  paint(draw: (frameAt: number) => void, painted: () => void): void;
  /** The viewer's own wall clock, epoch ms. */
  now(): number;
  /** Monotonic time, ms. */
  mono(): number;
  /** Runs `run` once after `ms`; returns how to cancel it. */
  after(ms: number, run: () => void): () => void;
  /** For the jitter of redialling: 0 ≤ x < 1. */
  random(): number;
}

/**
 * How the viewer stands with its station. `connecting`: nothing was ever shown; `lost.lastGood`: the centre's time
 * when the station was last heard, `lost.since`: the same by the station's own clock, epoch ms; `mismatch`: another contract version, only a reload helps;
 * `locked`: the station wants a viewer token.
 */
export type LinkState =
  | { phase: 'connecting'; failures: number }
  | { phase: 'live' }
  | { phase: 'lost'; why: 'closed' | 'silent'; lastGood: number; since: number }
  | { phase: 'mismatch'; station: number }
  | { phase: 'locked' };

import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Wire } from '../../../shared/contract/wire.ts';

/** A station as the windows of this machine see it, whether it runs here or elsewhere. */
export interface StationAccess {
  /** Where browsers find the wall. */
  hub: string;
  /** Serves a page of a window; who is in front of it is known here. */
  openViewer(page: Wire<StationToViewerFrame, ViewerFrame>): void;
  close(): Promise<void>;
}

import type { Station } from '../../station/station.ts';

/** A station as the windows of this machine see it, whether it runs here or elsewhere. */
export interface StationAccess {
  /** Where browsers find the wall. */
  hub: string;
  openViewer: Station['openViewer'];
  close(): Promise<void>;
}

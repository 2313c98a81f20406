import type { Hotspot, HotspotNote, MassEvent } from '../../../shared/model/hotspot.ts';
import type { StoredHour } from './history.ts';
import type { StoredPath } from './path-book.ts';

/** Where a complaint's event is, and in which finest cell it was counted. */
export interface StoredComplaint {
  /** Epoch ms. */
  time: number;
  epoch: number;
  seq: number;
  /** Codes of its paths. */
  category: number;
  region: number;
  /** Code of the source, and the complaint's id there. */
  source: number;
  complaint: string;
  /** 1 = the same complaint was told before: it does not count. */
  doubled: number;
}

/** When a class was complained of in a region for the first time. */
export interface StoredTopic {
  category: number;
  region: number;
  /** Epoch ms. */
  first: number;
}

/** A hotspot as kept: all but its trail, which is made from the complaints. */
export interface HotspotRecord extends Omit<Hotspot, 'trail' | 'owned' | 'orders'> {
  /** It was over before anybody could have seen it: history that was loaded. Nobody is called for it. */
  past: boolean;
  /** When it was closed, epoch ms. */
  endedAt: number | null;
  /** Closed by hand: while it goes on, no other is opened for it. */
  muted: boolean;
  /** Complaints of its first hour that came before it. */
  before: number;
  note: HotspotNote;
}

export interface MassRecord extends Omit<MassEvent, 'cells'> {
  past: boolean;
  /** The hot cells that make it up, as keys of `placeKey`. */
  parts: string[];
}

/** What can happen to a hotspot. */
export type HotspotHappening =
  | 'seen'
  | 'past'
  | 'moved'
  | 'active'
  | 'fading'
  | 'closed'
  | 'owned'
  | 'noted'
  | 'linked'
  | 'unlinked'
  | 'mass';

/** A line of the hotspots' journal; only ever added to. */
export interface HotspotEntry {
  /** The centre's time, epoch ms. */
  at: number;
  hotspot: string;
  kind: HotspotHappening;
  body: object;
}

/** What complaints and hotspots go on from after a start. */
export interface ComplaintState {
  categories: StoredPath[];
  regions: StoredPath[];
  hours: StoredHour[];
  /** Start of the first hour there is, Infinity for none. */
  first: number;
  complaints: StoredComplaint[];
  topics: StoredTopic[];
  /** Open ones, and those that ended since. */
  hotspots: HotspotRecord[];
  massEvents: MassRecord[];
  /** Highest ids ever given, 0 = none. */
  lastHotspot: number;
  lastMass: number;
}

/** What a commit writes of them. */
export interface ComplaintChanges {
  categories: StoredPath[];
  regions: StoredPath[];
  hours: StoredHour[];
  complaints: StoredComplaint[];
  topics: StoredTopic[];
  hotspots: HotspotRecord[];
  massEvents: MassRecord[];
  journal: HotspotEntry[];
}

/** Since when what is read at a start is needed; epoch ms. */
export interface ComplaintSince {
  hours: number;
  complaints: number;
  hotspots: number;
}

/** Where complaints and hotspots are kept. */
export interface ComplaintArchive {
  complaintState(since: ComplaintSince): ComplaintState;
  /** Hours that start in `[from, to)`, rising. */
  complaintHours(from: number, to: number): StoredHour[];
  /** Whether a complaint of a source is stored already, under its own id. @param source code */
  hasComplaint(source: number, complaint: string): boolean;
}

import type { ComplaintPlace } from '../../../shared/model/hotspot.ts';
import type { ComplaintRow } from '../../../shared/contract/asks/hotspot-asks.ts';
import type { StoredHour } from './history.ts';
import type { HotspotRecord, StoredComplaint } from './hotspot-archive.ts';
import type { StoredPath } from './path-book.ts';

/** A complaint as its event says it. */
export interface FiledComplaint extends ComplaintPlace {
  time: number;
  epoch: number;
  seq: number;
  /** Code of the source, and the complaint's id there. */
  source: number;
  complaint: string;
}

/** What is asked of the complaints that are stored; times epoch ms, half-open. */
export interface ComplaintQuery extends ComplaintPlace {
  from: number;
  to: number;
  limit: number;
}

/** What is read of complaints and their hotspots. */
export interface ComplaintReader {
  complaintPaths(): { categories: StoredPath[]; regions: StoredPath[] };
  /** Hours that start in `[from, to)`, rising. */
  complaintHours(from: number, to: number): StoredHour[];
  /** Start of the first hour there is, Infinity for none. */
  firstComplaintHour(): number;
  /** Hours that start before are judged; Infinity where nothing was complained of. */
  complaintsJudged(): number;
  /** Complaints in a cell, the newest first. */
  complaintRows(query: ComplaintQuery): ComplaintRow[];
  /** Hotspots open at any time of `[from, to)`, the newest first. */
  hotspotsBetween(from: number, to: number, limit: number): HotspotRecord[];
  /** Hotspots that an order, under this name, is linked to; the newest first. */
  hotspotsOfOrder(order: string): HotspotRecord[];
  /** For a recount: the events of all complaints that are kept, and what is kept of where they are. */
  filedComplaints(): Iterable<FiledComplaint>;
  storedComplaints(): Iterable<StoredComplaint>;
}

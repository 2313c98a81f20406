/** A class or a region as its keys from the top; empty: all of them. */
export type TreePath = readonly string[];

/** As many keys as a path that a source names may have; that of a tree in the settings has fewer (`TREE_LIMITS`). */
export const MOST_KEYS = 8;

/** A cell of complaints: those of a class (and all below it) in a region (and all below it). */
export interface ComplaintPlace {
  category: TreePath;
  region: TreePath;
}

/** `emerging`: younger than 15 minutes; `active`; `fading`: no longer above the threshold; `closed`: over for an hour, or by hand. */
export const hotspotStates = ['emerging', 'active', 'fading', 'closed'] as const;
export type HotspotState = (typeof hotspotStates)[number];

/** How unusual a count is: `score` = −log10 P(Poisson(expected) ≥ n). */
export interface Unusual {
  n: number;
  /** What history leads to expect in the same time, at least 0.02. */
  expected: number;
  score: number;
}

/** How well the days that are known carry an expectation. */
export interface HistoryBasis {
  /** Days of history behind the expectation, at most 28; fewer are said on the screen. */
  days: number;
  /** Whether the day of the week was reckoned with (from 8 weeks on). */
  weekdays: boolean;
}

/** Extra contacts that came with a hotspot, on the time axis of its queues. */
export interface HotspotSurge {
  /** Keys of the queues, as in `queueNames`; those that took part most first. */
  queues: string[];
  /** By how much the offers follow the complaints (negative: they came first), ms. */
  lagMs: number;
  /** Of complaints and offers above what is usual, −1 to 1. */
  correlation: number;
  /** Offers above what is usual since the hotspot began. */
  extraOffers: number;
  /** What is to be expected above the usual in the slots that come. */
  next: { start: number; end: number; extra: number }[];
}

/** Counts on one time axis, a bin after the other from `from` on; the last one is unfinished. */
export interface ComplaintTrail {
  from: number;
  binMs: number;
  n: number[];
  expected: number[];
  /** Offers of the surge's queues and what is usual; empty without a surge. */
  offers: number[];
  usualOffers: number[];
}

/** A cell that belongs to a hotspot. */
export interface LevelledCell extends ComplaintPlace, Unusual {
  /** `c<depth>r<depth>` */
  level: string;
}

/** A complaint hotspot (投诉热点) as every screen may see it: nobody is named in it. Times: epoch ms of the centre's clock. */
export interface Hotspot extends ComplaintPlace, Unusual, HistoryBasis {
  /** Never used twice. */
  id: string;
  /** `c<depth>r<depth>` */
  level: string;
  state: HotspotState;
  /** Time of the first complaint of the window in which it was first seen, when it was seen, when its state began. */
  since: number;
  seenAt: number;
  stateSince: number;
  /** The 60 minutes that n, expected and score are of end here. */
  to: number;
  /** The highest score it had, with its figures. */
  peak: Unusual & { at: number };
  /** Complaints since it began. */
  total: number;
  /** Coarser cells that are unusual only because of this one; at most 12. */
  folded: LevelledCell[];
  /** What has risen with it in the same storm, of other classes or elsewhere, the most unusual first; at most 64. */
  others: LevelledCell[];
  /** Mass event it is part of. */
  massEvent: string | null;
  surge: HotspotSurge | null;
  trail: ComplaintTrail;
  /** Whether somebody has taken it on; how many orders are linked to it. */
  owned: boolean;
  orders: number;
}

/** Who did what with a hotspot, for those who may see names. Key = the hotspot's id. */
export interface HotspotNote {
  owner: string | null;
  notes: { at: number; by: string; text: string }[];
  orders: string[];
}

/** Five or more hotspots of one parent within 30 minutes (群体性诉求). */
export interface MassEvent extends ComplaintPlace {
  id: string;
  since: number;
  /** Null while any of its hotspots is open. */
  endedAt: number | null;
  hotspots: string[];
  /** How many cells of its parent were hot: more than are shown where one of them explains the others. */
  cells: number;
  /** Complaints of its hotspots since it began; none is counted twice. */
  total: number;
}

/** A topic that rises or is new, below the threshold of a hotspot or not. Key as in `complaintCells`. */
export interface RisingTopic extends ComplaintPlace, Unusual {
  /** First complaint of it ever, epoch ms. */
  firstSeen: number;
  /** Time in which the last hours' counts double, ms; null where they do not rise. */
  doublingMs: number | null;
}

/** A cell of the class × region map over the last 60 minutes; only those with a complaint or a score. */
export interface ComplaintCell extends ComplaintPlace, Unusual {
  /** Complaints of today. */
  today: number;
}

/** All complaints. Key `complaints`. */
export interface ComplaintTotals extends Unusual, HistoryBasis {
  today: number;
  /** Those of the same hours yesterday; null without history. */
  yesterday: number | null;
  /** Of today, whose class or region no tree names: they are counted under the keys their source said. */
  unmapped: number;
  /** Time of the newest one; null before the first. */
  newest: number | null;
  /** End of the 60 minutes. */
  to: number;
}

/** Key of a cell: each path's keys joined by `/`, then both by `|`. Keys of trees have no slash; sources' are percent-coded. */
export function placeKey({ category, region }: ComplaintPlace): string {
  const joined = (path: TreePath) => path.map((key) => encodeURIComponent(key)).join('/');
  return `${joined(category)}|${joined(region)}`;
}

/** The place of a `placeKey`. */
export function placeOfKey(key: string): ComplaintPlace {
  const [category = [], region = []] = key
    .split('|')
    .map((side) => (side === '' ? [] : side.split('/').map((each) => decodeURIComponent(each))));
  return { category, region };
}

import type { AlertRule } from './alert-rule.ts';
import type { AlertScope } from './alert.ts';
import type { Severity } from './fault.ts';
import type { ComplaintPlace } from './hotspot.ts';

/*
 * What may have to be handed over from shift to shift, as it was at one moment: kept as values, so that it can be read in
 * either language and does not change when what it speaks of does. Times are epoch ms of the centre's clock.
 */

/** An alert that nobody has acknowledged, or that somebody put aside. */
export interface AlertItem {
  kind: 'alert';
  id: string;
  name: AlertRule['name'];
  scope: AlertScope;
  severity: Severity;
  since: number;
  /** Until when it is put aside; null: it is not. */
  shelvedUntil: number | null;
}

/** A complaint hotspot that goes on. */
export interface HotspotItem extends ComplaintPlace {
  kind: 'hotspot';
  id: string;
  since: number;
  /** Complaints of the last 60 minutes. */
  n: number;
  owner: string | null;
}

/** A work order. */
export interface OrderItem {
  kind: 'order';
  /** As screens call it. */
  id: string;
  orderKind: string;
  /** The link whose limit comes first (`due`: the order's own limit), and when that is; null: it has none. */
  link: string | null;
  dueAt: number | null;
}

/** A note that is to be followed up. */
export interface NoteItem {
  kind: 'note';
  id: string;
  text: string;
  by: string;
  since: number;
}

export type DutyItem = AlertItem | HotspotItem | OrderItem | NoteItem;

/** What a note may be about. */
export type NoteSubject = Exclude<DutyItem, NoteItem>;
export const noteSubjects = ['alert', 'hotspot', 'order'] as const satisfies NoteSubject['kind'][];

/** How much there is of each; orders by whether their limit is past or comes before the next shift ends. */
export type OpenCounts = Record<'alerts' | 'hotspots' | 'overdue' | 'due' | 'notes', number>;

/** What is open: all alerts, hotspots and notes, and the first orders by time left, those past their limit before. */
export interface OpenItems {
  items: DutyItem[];
  counts: OpenCounts;
}

/** How an item that was handed over is now. `taken`: the alert is acknowledged, the hotspot owned by somebody else. */
export type ItemState = 'open' | 'taken' | 'over';

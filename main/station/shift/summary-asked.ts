import type { SummaryKind } from '../../../shared/model/summary-kinds.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Span } from '../../../shared/time/slots.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { SummaryReader } from './summary-reader.ts';

/** The time that a summary is about, and those it is compared with; edges on quarter hours. */
export interface SummarySpans {
  kind: SummaryKind;
  /** Local date it counts to: that of its first day. */
  date: string;
  span: Span;
  /** The one before and one long before; null: there is none to compare with. */
  previous: Span | null;
  earlier: Span | null;
}

/** What a summary is to be about. */
export interface SummaryAsked extends SummarySpans {
  words: Words;
  /** Names; empty where there are none. */
  shift: string;
  team: string;
  leader: string;
  /** Now, epoch ms. */
  writtenAt: number;
  issue: number;
  changes: readonly string[];
}

/** What all tables are made from. */
export interface Sight extends SummaryAsked {
  reader: SummaryReader;
  settings: Settings;
  zone: Zone;
}

import type { StoredGap } from '../ingest/stored-gap.ts';
import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import type { JournalEntry, Notice } from '../../../shared/model/alert.ts';

/** A revision of a rule as stored; `rule` null: taken away. `by` is empty for what Callwall brings. */
export interface RuleRow {
  id: string;
  revision: number;
  enabled: boolean;
  since: number;
  by: string;
  rule: AlertRule | null;
}

/** What is kept of a rule in one scope; `body` null: nothing any more. */
export interface StoredInstance {
  rule: string;
  scope: string;
  body: string | null;
}

/** What alerts go on from after a start. */
export interface AlertState {
  rules: RuleRow[];
  instances: StoredInstance[];
  /** Of the last hour before the newest, oldest first. */
  notices: Notice[];
  raised: JournalEntry[];
  /** Losses told of in the last hour before the newest, by wall time. */
  gaps: StoredGap[];
  /** Highest ids given so far, 0 = none. */
  lastAlert: number;
  lastEntry: number;
  lastNotice: number;
}

/** What a commit writes of them. */
export interface AlertChanges {
  rules: RuleRow[];
  instances: StoredInstance[];
  journal: JournalEntry[];
  notices: Notice[];
}

/** Where alerts are kept. */
export interface AlertArchive {
  alertState(): AlertState;
}

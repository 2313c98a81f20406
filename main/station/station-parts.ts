import type { AlertRule } from '../../shared/model/alert-rule.ts';
import type { Answerers } from '../../shared/contract/asks.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { Archive } from './archive-port.ts';
import type { Clock, Log, RuleTexts } from './ports.ts';

/** What a host gives the station. */
export interface StationParts {
  archive: Archive;
  clock: Clock;
  log: Log;
  settings: Settings;
  version: string;
  /** Address at which the host serves the brand's logo; absent without one. */
  logo?: string;
  /** Questions that the host answers: its settings, its people, its history. */
  answerers?: readonly Answerers[];
  /** The rules of alerts that Callwall brings; none without. */
  alertRules?: readonly AlertRule[];
  /** Names of those who have an account and may lead a shift; nobody without it. */
  people?: () => readonly string[];
  /** How rules are written as texts; without it none are read or written. */
  ruleTexts?: RuleTexts;
  /** Whether people work on a local date, `YYYY-MM-DD`; Monday to Friday without it. */
  isWorkday?: (date: string) => boolean;
  /** Free share of the disk the archive is on, 0 to 1; null when it is not known. */
  diskFreeShare?: () => number | null;
  /** How many summaries the host should have written and could not; none without it. */
  summariesUnwritten?: () => number;
}

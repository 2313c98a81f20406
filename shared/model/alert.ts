import type { AlertChannel, AlertRule, ScopeKind } from './alert-rule.ts';
import type { Severity } from './fault.ts';
import type { Role } from './person.ts';

/** What an alert is about. `key`: empty for the centre; else as the topics name it (a queue's label, a team's key …). */
export interface AlertScope {
  kind: 'centre' | ScopeKind;
  key: string;
  /** For people; empty for the centre. */
  name: string;
  /** The same in English, where there is another one. */
  en?: string;
}

/** Where an alert stands; `inactive` ones are nowhere. `resolved` ones stay to be seen for a while. */
export const alertStates = ['pending', 'firing', 'recovering', 'resolved'] as const;
export type AlertState = (typeof alertStates)[number];

/** What a rule saw: a ratio in each of its windows, or a gauge's value (then `numerator` and `denominator` are null). */
export interface Reading {
  /** As in the rule, e.g. `5m`; empty for a gauge. */
  window: string;
  numerator: number | null;
  denominator: number | null;
  /** Share 0 to 1, or what `gaugeUnits` says; null without denominator. */
  value: number | null;
}

/** An alert as every screen may see it: nobody is named in it. Times in epoch ms of the centre's clock. */
export interface Alert {
  /** Of this episode: the same from pending to resolved, never used twice. */
  id: string;
  rule: string;
  /** Revision of the rule it was judged by. */
  revision: number;
  name: AlertRule['name'];
  metric: AlertRule['metric'];
  severity: Severity;
  scope: AlertScope;
  state: AlertState;
  /** When the condition began, when the alert fired (null: not yet), when the present state began. */
  pendingAt: number;
  firedAt: number | null;
  since: number;
  readings: Reading[];
  raise: AlertRule['raise'];
  clear: NonNullable<AlertRule['clear']>;
  channels: readonly AlertChannel[];
  /** Since when its source has said nothing; while so, it neither fires nor clears. */
  noDataSince: number | null;
  acknowledged: { role: Role; at: number } | null;
  shelved: { role: Role; at: number; until: number } | null;
  /** Whom it was passed on to last. */
  escalated: { to: AlertRule['escalate'][number]['to']; at: number } | null;
  /** Rule of the alert because of which this one keeps quiet. */
  inhibitedBy: string | null;
  /** Fired while the past was being filled in (回补): nobody is called for it. */
  backfill: boolean;
  /** The notice that told of it; null while it keeps quiet. */
  notice: string | null;
}

/** Who did what with an alert: for those who may see names. Key = the alert's id. */
export interface AlertNote {
  acknowledged: { by: string; comment: string } | null;
  shelved: { by: string; comment: string } | null;
}

/** One call for attention: alerts of one severity that fire together are told together. */
export interface Notice {
  id: string;
  /** The rule by which it began; alerts of others may have joined it. */
  rule: string;
  severity: Severity;
  at: number;
  /** The most important of its alerts, then the others, at most 50 of them; `count` is how many there were. */
  alerts: string[];
  count: number;
  /** Where any of its alerts goes. */
  channels: AlertChannel[];
  /** Passed on to those who are called now; null: the first call. */
  to: AlertRule['escalate'][number]['to'] | null;
}

/** What happened to an alert. */
export const journalKinds = [
  'pending',
  'dropped',
  'raised',
  'recovering',
  'relapsed',
  'cleared',
  'noData',
  'dataBack',
  'acknowledged',
  'shelved',
  'unshelved',
  'escalated',
  'inhibited',
  'released',
] as const;
export type JournalKind = (typeof journalKinds)[number];

/** A line of the journal, which is only ever added to. */
export interface JournalEntry {
  /** Rising. */
  id: number;
  alert: string;
  kind: JournalKind;
  /** The centre's time it is about, and the wall time at which it was written; epoch ms. */
  at: number;
  writtenAt: number;
  rule: string;
  revision: number;
  name: AlertRule['name'];
  severity: Severity;
  scope: AlertScope;
  /** What the rule saw then; empty for what people did. */
  readings: Reading[];
  /** Of which metric, and where it raises; lines of the first versions do not say it. */
  metric?: AlertRule['metric'];
  raise?: AlertRule['raise'];
  /** Written while the past was filled in (回补). */
  backfill: boolean;
  /** Who, and what they said; empty for the station itself. `to` for escalations, `until` for shelving. */
  by: string;
  comment: string;
  to: string;
  until: number | null;
}

/** How busy alerts keep a hall, measured over what was told (ISA-18.2, EEMUA 191). Key `load`. */
export interface AlarmLoad {
  /** Notices in each of the last six ten-minute spans, the oldest first. */
  tenMinutes: number[];
  lastHour: number;
  /** Alerts raised in the last hour. */
  raised: number;
  bySeverity: Record<Severity, number>;
  /** Raised three times or more in the last ten minutes … */
  chattering: { rule: string; scope: AlertScope; count: number }[];
  /** … and firing for more than a day, oldest first; at most 20 of each. */
  standing: { alert: string; since: number }[];
  /** More notices than people can follow: those of less importance are folded together. */
  flood: boolean;
}

/** A rule as it is kept. */
export interface StoredRule {
  rule: AlertRule;
  /** 1, 2, 3 …: a change makes another one and leaves those before as they were. */
  revision: number;
  enabled: boolean;
  /** From when it holds, epoch ms; who made it, empty for the rules Callwall brings. */
  since: number;
  by: string;
  /** It is one of those Callwall brings, as they are brought. */
  shipped: boolean;
}

import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import type { Alert, AlertNote, AlertScope, Reading, StoredRule } from '../../../shared/model/alert.ts';
import type { Person, Role } from '../../../shared/model/person.ts';
import type { StoredInstance } from './alert-archive.ts';
import { idle } from './rule-state.ts';
import type { InstanceState } from './rule-state.ts';

/** Who did something with an alert, and when (the centre's time, epoch ms). */
export interface Deed {
  by: string;
  role: Role;
  at: number;
  comment: string;
}

/** One alert from pending to resolved. */
export interface Episode {
  id: string;
  /** When its condition began, and when it fired; kept when it is over. */
  pendingAt: number;
  firedAt: number | null;
  readings: Reading[];
  acknowledged: Deed | null;
  /** How many steps of the rule's escalation were taken, and the last one. */
  steps: number;
  escalated: Alert['escalated'];
  inhibitedBy: string | null;
  backfill: boolean;
  notice: string | null;
  /** When people were first called for it. */
  calledAt: number | null;
  noDataSince: number | null;
}

/** What is kept of a rule in one scope. */
export interface Instance {
  rule: string;
  scope: string;
  machine: InstanceState;
  episode: Episode | null;
  shelved: (Deed & { until: number }) | null;
  /** The sum of a CUSUM rule. */
  sum: number;
}

/** An instance of which nothing is known. */
export function newInstance(rule: string, scope: string): Instance {
  return { rule, scope, machine: idle, episode: null, shelved: null, sum: 0 };
}

/** An episode that begins. */
export function newEpisode(id: string): Episode {
  return {
    id,
    pendingAt: 0,
    firedAt: null,
    readings: [],
    acknowledged: null,
    steps: 0,
    escalated: null,
    inhibitedBy: null,
    backfill: false,
    notice: null,
    calledAt: null,
    noDataSince: null,
  };
}

/** An instance as it was stored; what a later version adds has the values of a new one. */
export function readInstance({ rule, scope, body }: StoredInstance & { body: string }): Instance {
  return { ...newInstance(rule, scope), ...(JSON.parse(body) as Omit<Instance, 'rule' | 'scope'>) };
}

/**
 * Times that lie beyond `now` are now: the clock was set back, and they would put off what hangs on them.
 * @returns whether there were any. @param now and @param slack (how far ahead clocks may be of each other): ms
 */
export function bringBack(instance: Instance, now: number, slack: number): boolean {
  const { machine, episode } = instance;
  const times = [machine.since, machine.judgedAt, episode?.calledAt ?? 0, episode?.noDataSince ?? 0];
  if (Math.max(...times) <= now + slack) return false;
  const back = <T extends number | null>(time: T) => (time === null ? time : Math.min(time, now));
  instance.machine = {
    ...machine,
    since: Math.min(machine.since, now),
    pendingAt: Math.min(machine.pendingAt, now),
    firedAt: back(machine.firedAt),
    judgedAt: Math.min(machine.judgedAt, now),
  };
  if (episode)
    instance.episode = {
      ...episode,
      pendingAt: Math.min(episode.pendingAt, now),
      firedAt: back(episode.firedAt),
      calledAt: back(episode.calledAt),
      noDataSince: back(episode.noDataSince),
    };
  return true;
}

/** As it is stored; null when there is nothing to keep. */
export function storedInstance({ rule, scope, ...rest }: Instance): StoredInstance {
  const nothing = rest.episode === null && rest.shelved === null && rest.sum === 0;
  return { rule, scope, body: nothing ? null : JSON.stringify(rest) };
}

/** The alert as every screen may see it. @param resolved it is over: its episode has ended already */
export function alertOf(
  { machine, shelved }: Pick<Instance, 'machine' | 'shelved'>,
  episode: Episode,
  { rule, revision }: Pick<StoredRule, 'rule' | 'revision'>,
  scope: AlertScope,
  resolved = false,
): Alert {
  const { acknowledged } = episode;
  return {
    id: episode.id,
    rule: rule.id,
    revision,
    name: rule.name,
    metric: rule.metric,
    severity: rule.severity,
    scope,
    state: resolved || machine.state === 'inactive' ? 'resolved' : machine.state,
    pendingAt: episode.pendingAt,
    firedAt: episode.firedAt,
    since: machine.since,
    readings: episode.readings,
    raise: rule.raise,
    clear: rule.clear ?? clearOf(rule.raise),
    channels: rule.channels,
    noDataSince: episode.noDataSince,
    acknowledged: acknowledged && { role: acknowledged.role, at: acknowledged.at },
    shelved: shelved && { role: shelved.role, at: shelved.at, until: shelved.until },
    escalated: episode.escalated,
    inhibitedBy: episode.inhibitedBy,
    backfill: episode.backfill,
    notice: episode.notice,
  };
}

/** Who did what with it. */
export function noteOf({ shelved }: Pick<Instance, 'shelved'>, { acknowledged }: Episode): AlertNote {
  const told = (deed: Deed | null): AlertNote['acknowledged'] =>
    deed && { by: deed.by, comment: deed.comment };
  return { acknowledged: told(acknowledged), shelved: told(shelved) };
}

/** What somebody does now. */
export function deedOf(who: Person, at: number, comment: string): Deed {
  return { by: who.name, role: who.role, at, comment };
}

/** Without a threshold of its own, an alert clears where it would not be raised. */
function clearOf(raise: AlertRule['raise']): NonNullable<AlertRule['clear']> {
  return 'below' in raise ? { atLeast: raise.below } : { atMost: raise.above };
}

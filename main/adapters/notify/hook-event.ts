import type { Alert, Notice } from '../../../shared/model/alert.ts';
import type { Severity } from '../../../shared/model/fault.ts';
import type { HookEventKind, WebhookSettings } from '../../../shared/model/settings.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { alertLine, noticeLine } from '../../../shared/alerts-text/alert-line.ts';
import type { AlertLine } from '../../../shared/alerts-text/alert-line.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { SummaryHookEvent } from './hook-summary.ts';

/** An event in words. `headline`: 严重告警, 已恢复 …; `tip` is empty where there is nothing to do. */
export interface HookText {
  headline: string;
  what: string;
  howMuch: string;
  where: string;
  since: string;
  tip: string;
}

/** Something that happened to an alert, in the language of who is told. Nobody is named in it. */
export interface AlertHookEvent {
  /** The same for the same happening, whoever tells it and however often. */
  id: string;
  event: HookEventKind;
  severity: Severity;
  /** When it happened, epoch ms of the centre's clock. */
  at: number;
  rule: string;
  scope: Alert['scope'];
  readings: Alert['readings'];
  raise: Alert['raise'];
  /** How many alerts the notice tells of; 1 for what happens to a single alert. */
  count: number;
  text: HookText;
}

/** What a web-hook is told of. */
export type HookEvent = AlertHookEvent | SummaryHookEvent;

/** The alerts and notices there are, as the topics have them. */
export interface AlertBoard {
  alerts: Readonly<Record<string, Alert>>;
  notices: Readonly<Record<string, Notice>>;
}

/** In which words. */
export interface Telling {
  words: Words;
  zone: Zone;
  /** The centre's now, epoch ms. */
  now: number;
}

/** Something that a board shows to have happened; cheap, because a board is looked at again with every change. */
export interface Happening extends Pick<AlertHookEvent, 'id' | 'event' | 'severity' | 'at'> {
  /** The alert it is about, the most important one of a notice. */
  alert: Alert;
  notice: Notice | null;
}

/**
 * All that a board shows to have happened of what a hook wants to know: told from the board alone and not from how it
 * changed, so that nothing is missed or doubled over a restart, for whoever remembers the ids.
 */
export function happeningsOf(
  { alerts, notices }: AlertBoard,
  { events, severities }: Pick<WebhookSettings, 'events' | 'severities'>,
): Happening[] {
  const called = Object.values(notices).flatMap((notice) => calledOf(notice, alerts));
  // Only of what was called out something more is told.
  const later = Object.values(alerts)
    .filter((alert) => alert.notice !== null && isForHooks(alert))
    .flatMap(happenedTo);
  return [...called, ...later]
    .filter(({ event, severity }) => events.includes(event) && severities.includes(severity))
    .toSorted((a, b) => a.at - b.at);
}

function isForHooks({ channels, backfill }: Alert): boolean {
  return !backfill && channels.includes('webhook');
}

/** A notice grows while alerts join it: it is told once of each rule in it. */
function calledOf(notice: Notice, alerts: AlertBoard['alerts']): Happening[] {
  const among = notice.alerts.flatMap((id) => alerts[id] ?? []).filter(isForHooks);
  return [...Map.groupBy(among, ({ rule }) => rule).values()].map((same, at): Happening => {
    const alert = same[0]!;
    // Of a notice of one rule all are counted, also those it does not name.
    const count = same.length === notice.alerts.length ? notice.count : same.length;
    return {
      id: `notice ${notice.id} ${alert.rule}`,
      event: notice.to === null ? 'raised' : 'escalated',
      severity: notice.severity,
      at: at === 0 ? notice.at : Math.max(notice.at, alert.firedAt ?? notice.at),
      alert,
      notice: { ...notice, alerts: same.map(({ id }) => id), count },
    };
  });
}

function happenedTo(alert: Alert): Happening[] {
  const { id, severity, acknowledged, state, since } = alert;
  const one = (event: HookEventKind, at: number): Happening => ({
    id: `alert ${id} ${event} ${at}`,
    event,
    severity,
    at,
    alert,
    notice: null,
  });
  return [
    ...(acknowledged === null ? [] : [one('acknowledged', acknowledged.at)]),
    ...(state === 'resolved' ? [one('cleared', since)] : []),
  ];
}

/** A happening as it is told. */
export function hookEvent(
  happening: Happening,
  alerts: AlertBoard['alerts'],
  telling: Telling,
): AlertHookEvent {
  const { alert, notice, ...head } = happening;
  const { rule, scope, readings, raise } = alert;
  const { words, zone, now } = telling;
  const alone = alertLine(words, zone, alert, now);
  const line = notice === null ? alone : (noticeLine(words, zone, notice, alerts, now) ?? alone);
  const { what, howMuch, where, since } = line;
  const calls = head.event === 'raised' || head.event === 'escalated';
  const headline = headlineOf(happening, line, words);
  const text = { headline, what, howMuch, where, since, tip: calls ? line.tip : '' };
  return { ...head, rule, scope, readings, raise, count: notice?.count ?? 1, text };
}

function headlineOf({ event, alert, notice }: Happening, { level }: AlertLine, words: Words): string {
  switch (event) {
    case 'raised':
      return level;
    case 'cleared':
      return words.say('alert.state.resolved');
    case 'acknowledged':
      return words.say('hook.acknowledged', {
        role: words.say(`alert.role.${alert.acknowledged?.role ?? 'leader'}`),
      });
    case 'escalated':
      return words.say('alert.escalatedTo', { to: words.say(`alert.to.${notice?.to ?? 'duty-manager'}`) });
  }
}

import type { Alert, AlertScope, Notice } from '../model/alert.ts';
import type { AlertRule } from '../model/alert-rule.ts';
import { severities } from '../model/fault.ts';
import type { Severity } from '../model/fault.ts';
import { formatLocal } from '../time/format.ts';
import type { Zone } from '../time/zone-day.ts';
import { formatSpan } from '../words/format.ts';
import type { Words } from '../words/words.ts';
import { limitText, metricUnits, valueText } from './measure.ts';

/** An alert in words; nobody is named in it. */
export interface AlertLine {
  severity: Severity;
  /** 严重告警 */
  level: string;
  /** The rule's name: 接通率骤降 */
  what: string;
  /** 接通率 5 分钟 84.2%（应 ≥ 88%），1 分钟 79.0% */
  howMuch: string;
  /** 自 10:42，已 3 分 */
  since: string;
  /** 队列 故障报修 */
  where: string;
  /** The first thing to try. */
  tip: string;
}

/** An alert in words. `now`: the centre's time, epoch ms. */
export function alertLine(words: Words, zone: Zone, alert: Alert, now: number): AlertLine {
  return {
    severity: alert.severity,
    level: words.say(`alert.severity.${alert.severity}`),
    what: ruleName(words, alert.name),
    howMuch: howMuch(words, alert),
    since: sinceText(words, zone, alert, now),
    where: whereText(words, alert.scope),
    tip: words.say(`alert.tip.${alert.metric}`),
  };
}

/**
 * A notice in words: its most important alert, and of how many it is one (接通率骤降 等 12 项).
 * @returns null when none of its alerts is known any more
 */
export function noticeLine(
  words: Words,
  zone: Zone,
  notice: Notice,
  alerts: Readonly<Record<string, Alert>>,
  now: number,
): AlertLine | null {
  const first = notice.alerts.map((id) => alerts[id]).find((alert) => alert !== undefined);
  if (first === undefined) return null;
  const line = alertLine(words, zone, first, now);
  return { ...line, what: headline(words, line.what, notice.count) };
}

/** A notice as a notification has it. @param first the most urgent of `count` alerts */
export function noticeText(words: Words, first: Alert, count: number): { title: string; body: string } {
  const level = words.say(`alert.severity.${first.severity}`);
  const what = headline(words, ruleName(words, first.name), count);
  return {
    title: words.say('alert.title', { level, what }),
    body: `${whereText(words, first.scope)}\n${howMuch(words, first)}`,
  };
}

/** What is told of `count` alerts: 接通率骤降 等 12 项. */
export function headline(words: Words, what: string, count: number): string {
  return count < 2 ? what : words.say('alert.others', { what, count });
}

/** A rule's name in the language of the words. */
export function ruleName(words: Words, name: AlertRule['name']): string {
  return words.language === 'en' ? name.en : name.zh;
}

/** What an alert is about: 全中心, 队列 故障报修. */
export function whereText(words: Words, scope: AlertScope): string {
  if (scope.kind === 'centre') return words.say('alert.where.centre');
  return words.say(`alert.where.${scope.kind}`, { name: scopeName(words, scope) });
}

/** The name of what an alert is about; channels have names of their own in each language. */
export function scopeName(words: Words, { kind, key, name: zh, en = '' }: AlertScope): string {
  const name = words.language === 'en' && en !== '' ? en : zh;
  if (name === '' && (kind === 'hotspot' || kind === 'massEvent')) return words.say('alert.where.everywhere');
  const known = kind === 'channel' ? words.sayKey(`channel.${key}`) : null;
  return known ?? (name || key || words.say('alert.where.unnamed'));
}

/** The figure with its limit, in each window of the rule. */
export function howMuch(words: Words, alert: Alert): string {
  const { value, limit, window, others } = figureParts(words, alert);
  const metric = words.say(`alert.metric.${alert.metric}`);
  if (value === '') return metric;
  const told = window === '' ? value : words.say('alert.much.window', { window, value });
  const much = [words.say('alert.much.limit', { value: told, limit }), ...others];
  return words.say('alert.much.metric', { metric, much: much.join(words.say('alert.much.comma')) });
}

/** What an alert's figure is made of, for screens that set each part in its own size. */
export interface FigureParts {
  /** 84.2%; empty where there is none: something is there or not. */
  value: string;
  /** ≥ 88% */
  limit: string;
  /** 5 分钟; empty for a gauge. */
  window: string;
  /** The other windows: 1 分钟 79.0% */
  others: string[];
}

/** The figure of an alert by its parts. */
export function figureParts(words: Words, { metric, readings, raise }: Alert): FigureParts {
  const [first, ...rest] = readings;
  if (first === undefined || metricUnits[metric] === 'flag')
    return { value: '', limit: '', window: '', others: [] };
  const figure = (value: number | null) => valueText(words, metric, value, raise);
  return {
    value: figure(first.value),
    limit: limitText(words, metric, raise),
    window: durationText(words, first.window),
    others: rest.map(({ window, value }) =>
      words.say('alert.much.window', { window: durationText(words, window), value: figure(value) }),
    ),
  };
}

/** A duration as rules write it (`5m`) in words: 5 分钟. */
export function durationText(words: Words, duration: string): string {
  const [, n = '', unit = ''] = /^(\d+)(ms|s|m|h)$/.exec(duration) ?? [];
  return words.sayKey(`alert.window.${unit}`, { n }) ?? duration;
}

/** Since when the condition has held and for how long; of one that is over, from when to when. */
export function sinceText(words: Words, zone: Zone, alert: Alert, now: number): string {
  const at = momentText(zone, alert.pendingAt, now);
  if (alert.state === 'resolved')
    return words.say('alert.until', { at, end: momentText(zone, alert.since, now) });
  return words.say('alert.since', { at, span: formatSpan(now - alert.pendingAt, words) });
}

/** A time of today as 10:42, of another day with its date. */
export function momentText(zone: Zone, at: number, now: number): string {
  const [date, today] = [formatLocal(zone, at, 'date'), formatLocal(zone, now, 'date')];
  const time = formatLocal(zone, at, 'minute');
  return date === today ? time : `${date} ${time}`;
}

/** What to look at first: the more severe, then what nobody has taken on, then the newer. */
export function byUrgency(a: Alert, b: Alert): number {
  const taken = ({ acknowledged }: Alert) => (acknowledged === null ? 0 : 1);
  return (
    severities.indexOf(b.severity) - severities.indexOf(a.severity) ||
    taken(a) - taken(b) ||
    (b.firedAt ?? b.pendingAt) - (a.firedAt ?? a.pendingAt)
  );
}

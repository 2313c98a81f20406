import { type AlertMetric, amountShownAs, shownAmount } from '../../../../../shared/alerts-text/measure.ts';
import {
  type AlertChannel,
  type AlertRule,
  type ScopeKind,
  scopeKinds,
} from '../../../../../shared/model/alert-rule.ts';
import { type Gauge, gauges } from '../../../../../shared/model/gauge.ts';
import type { Severity } from '../../../../../shared/model/fault.ts';

/** A rule as its form has it: amounts as they are shown and as they are typed. */
export interface RuleDraft {
  id: string;
  zh: string;
  en: string;
  metric: AlertMetric;
  params: string;
  ledger: AlertRule['ledger'];
  scope: 'centre' | 'each' | 'one';
  kind: ScopeKind;
  key: string;
  windows: string;
  side: 'below' | 'above';
  raise: string;
  clear: string;
  for: string;
  keepFiring: string;
  minOffered: string;
  confidence: 'off' | 'wilson95' | 'wilson99';
  bound: string;
  severity: Severity;
  channels: readonly AlertChannel[];
  escalate: AlertRule['escalate'];
  inhibits: readonly string[];
  hours: string;
  days: 'all' | 'workdays' | 'restdays';
}

/** Where a new rule begins. */
export const blankDraft: RuleDraft = {
  id: '',
  zh: '',
  en: '',
  metric: 'connectRate',
  params: '',
  ledger: 'event',
  scope: 'centre',
  kind: 'queue',
  key: '',
  windows: '15m',
  side: 'below',
  raise: '90',
  clear: '',
  for: '0s',
  keepFiring: '2m',
  minOffered: '20',
  confidence: 'off',
  bound: '',
  severity: 'warning',
  channels: ['popup'],
  escalate: [],
  inhibits: [],
  hours: '',
  days: 'all',
};

/** A rule as its form shows it. */
export function draftOf(rule: AlertRule): RuleDraft {
  const { metric, scope, raise, clear, confidence, calendar } = rule;
  const shown = (amount: number | undefined) =>
    amount === undefined ? '' : String(shownAmount(metric, amount));
  const [kind, key] = scopeOf(scope);
  return {
    id: rule.id,
    zh: rule.name.zh,
    en: rule.name.en,
    metric,
    params: Object.entries(rule.params)
      .map(([name, value]) => `${name}=${value}`)
      .join(', '),
    ledger: rule.ledger,
    scope: scope === 'centre' ? 'centre' : 'each' in scope ? 'each' : 'one',
    kind,
    key,
    windows: rule.windows.join(', '),
    side: 'below' in raise ? 'below' : 'above',
    raise: shown('below' in raise ? raise.below : raise.above),
    clear: shown(clear === undefined ? undefined : 'atLeast' in clear ? clear.atLeast : clear.atMost),
    for: rule.for,
    keepFiring: rule.keepFiring,
    minOffered: String(rule.minOffered),
    confidence: confidence === 'off' ? 'off' : 'wilson95' in confidence ? 'wilson95' : 'wilson99',
    bound: shown(
      confidence === 'off' ? undefined : 'wilson95' in confidence ? confidence.wilson95 : confidence.wilson99,
    ),
    severity: rule.severity,
    channels: rule.channels,
    escalate: rule.escalate,
    inhibits: rule.inhibits,
    hours: calendar === 'always' ? '' : (calendar.hours ?? ''),
    days: calendar === 'always' ? 'all' : (calendar.days ?? 'all'),
  };
}

/**
 * The rule that a form stands for, in the form in which files have it. What was typed wrongly is left as it is: whoever
 * reads it says what is wrong, and where.
 */
export function ruleOf(draft: RuleDraft): object {
  const { metric, side, confidence } = draft;
  const amount = (text: string) => {
    const n = numberOf(text);
    return typeof n === 'number' ? amountShownAs(metric, n) : n;
  };
  const windowed = !isGauge(metric);
  return {
    version: 1,
    id: draft.id.trim(),
    name: { zh: draft.zh.trim(), en: draft.en.trim() },
    metric,
    params: paramsOf(draft.params),
    ...(windowed && { ledger: draft.ledger }),
    scope:
      draft.scope === 'centre'
        ? 'centre'
        : draft.scope === 'each'
          ? { each: draft.kind }
          : { [draft.kind]: draft.key.trim() },
    windows: windowed ? listOf(draft.windows) : [],
    raise: { [side]: amount(draft.raise) },
    ...(draft.clear.trim() !== '' && {
      clear: { [side === 'below' ? 'atLeast' : 'atMost']: amount(draft.clear) },
    }),
    for: draft.for.trim(),
    keepFiring: draft.keepFiring.trim(),
    minOffered: windowed ? numberOf(draft.minOffered) : 0,
    confidence: !windowed || confidence === 'off' ? 'off' : { [confidence]: amount(draft.bound) },
    severity: draft.severity,
    channels: draft.channels,
    escalate: draft.escalate,
    inhibits: draft.inhibits,
    calendar:
      draft.hours.trim() === '' && draft.days === 'all'
        ? 'always'
        : { ...(draft.hours.trim() !== '' && { hours: draft.hours.trim() }), days: draft.days },
  };
}

/** Whether a metric is one that has no windows. */
export function isGauge(metric: AlertMetric): metric is Gauge {
  return gauges.some((gauge) => gauge === metric);
}

function scopeOf(scope: AlertRule['scope']): [ScopeKind, string] {
  if (scope === 'centre') return ['queue', ''];
  if ('each' in scope) return [scope.each, ''];
  const [[name, key] = ['', '']] = Object.entries(scope);
  return [scopeKinds.find((kind) => kind === name) ?? 'queue', key];
}

function listOf(text: string): string[] {
  return text
    .split(/[,，、\s]+/)
    .map((part) => part.trim())
    .filter(Boolean);
}

function numberOf(text: string): number | string {
  const n = Number(text);
  return text.trim() === '' || !Number.isFinite(n) ? text : n;
}

function paramsOf(text: string): Record<string, number | string> {
  const pairs = text
    .split(/[,，]/)
    .map((part) => part.split('=').map((piece) => piece.trim()))
    .filter(([name = '']) => name !== '');
  return Object.fromEntries(pairs.map(([name = '', value = '']) => [name, numberOf(value)]));
}

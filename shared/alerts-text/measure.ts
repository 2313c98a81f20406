import { gaugeUnits } from '../model/gauge.ts';
import type { AlertRule } from '../model/alert-rule.ts';
import { formatCount, NONE } from '../words/format.ts';
import type { Words } from '../words/words.ts';

export type AlertMetric = AlertRule['metric'];
export type Unit = (typeof gaugeUnits)[keyof typeof gaugeUnits];

/** What the values and thresholds of a metric are: `asa` is in seconds, the other ratios are shares. */
export const metricUnits: Record<AlertMetric, Unit> = {
  connectRate: 'share',
  abandonRate: 'share',
  serviceLevel: 'share',
  asa: 'seconds',
  ...gaugeUnits,
};

/** A figure's decimals in a unit, and by how much it is larger when it is shown: a share of 0.842 is 84.2 per cent. */
const shown = {
  share: { times: 100, decimals: 1 },
  sum: { times: 1, decimals: 1 },
  seconds: { times: 1, decimals: 0 },
  ms: { times: 0.001, decimals: 1 },
  contacts: { times: 1, decimals: 0 },
  seats: { times: 1, decimals: 0 },
  orders: { times: 1, decimals: 0 },
  events: { times: 1, decimals: 0 },
  hotspots: { times: 1, decimals: 0 },
  summaries: { times: 1, decimals: 0 },
  flag: { times: 1, decimals: 0 },
} as const satisfies Record<Unit, { times: number; decimals: number }>;

/**
 * A value as it is shown, as a number (per cent, seconds, count): rounded, but never onto or over the threshold that it
 * lies beyond. 0.8799 below 0.88 is 87.9, not 88.0.
 */
export function roundedBy(value: number, raise: AlertRule['raise'], unit: Unit): number {
  const { times, decimals } = shown[unit];
  const scale = 10 ** decimals;
  const exact = value * times * scale;
  const limit = ('below' in raise ? raise.below : raise.above) * times * scale;
  const near = Math.round(exact);
  if ('below' in raise && value < raise.below && near >= limit - 1e-9)
    return (Math.ceil(limit - 1e-9) - 1) / scale;
  if ('above' in raise && value > raise.above && near <= limit + 1e-9)
    return (Math.floor(limit + 1e-9) + 1) / scale;
  return near / scale;
}

/** A value of an alert in its unit: 84.2%, 14 通, 3 分 20 秒; a dash where there is none. */
export function valueText(
  words: Words,
  metric: AlertMetric,
  value: number | null,
  raise: AlertRule['raise'],
): string {
  if (value === null) return NONE;
  const unit = metricUnits[metric];
  const n = roundedBy(value, raise, unit);
  return inUnit(words, unit, n, n.toFixed(shown[unit].decimals));
}

/** What a value has to be for nobody to be called: ≥ 88%, ≤ 10 通; empty for what is only there or not. */
export function limitText(words: Words, metric: AlertMetric, raise: AlertRule['raise']): string {
  if (metricUnits[metric] === 'flag') return '';
  return `${'below' in raise ? '≥' : '≤'} ${amountText(words, metric, 'below' in raise ? raise.below : raise.above)}`;
}

/** A threshold in its unit: 88%, 10 通; a number for what is only there or not. */
export function amountText(words: Words, metric: AlertMetric, amount: number): string {
  const unit = metricUnits[metric];
  const n = shownAmount(metric, amount);
  return unit === 'flag' ? String(n) : inUnit(words, unit, n, String(n));
}

/** The threshold that raises, as a number as it is shown. */
export function limitOf(metric: AlertMetric, raise: AlertRule['raise']): number {
  return shownAmount(metric, 'below' in raise ? raise.below : raise.above);
}

/** An amount of a metric as a number as it is shown: a share of 0.07 is 7. */
export function shownAmount(metric: AlertMetric, amount: number): number {
  // Without what floating point adds to it.
  return Number((amount * shown[metricUnits[metric]].times).toPrecision(12));
}

/** The amount that is shown as `n`: of 7 per cent 0.07. */
export function amountShownAs(metric: AlertMetric, n: number): number {
  return Number((n / shown[metricUnits[metric]].times).toPrecision(12));
}

/** @param digits how a share or a sum is written */
function inUnit(words: Words, unit: Unit, n: number, digits: string): string {
  switch (unit) {
    case 'share':
      return `${digits}%`;
    case 'sum':
      return digits;
    case 'seconds':
    case 'ms':
      return secondsText(words, n);
    case 'flag':
      return '';
    default:
      return words.say(`alert.unit.${unit}`, { n: formatCount(n) });
  }
}

function secondsText({ say }: Words, seconds: number): string {
  if (seconds < 60) return say('span.seconds', { count: seconds });
  const [minutes, rest] = [Math.floor(seconds / 60), Math.round(seconds % 60)];
  if (minutes >= 60) return say('span.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
  const text = say('span.minutes', { count: minutes });
  return rest === 0 ? text : `${text} ${say('span.seconds', { count: rest })}`;
}

import type { Words } from './words.ts';

/** What stands where there is no figure: a zero denominator, nobody waiting, nothing known. */
export const NONE = '—';
const grouped = new Intl.NumberFormat('en', { useGrouping: true, maximumFractionDigits: 0 });

/** A count with thousands separators: 123,456. */
export function formatCount(count: number): string {
  return grouped.format(count);
}

/**
 * A ratio as per cent with one decimal, without the sign: 0.952 → 95.2. Rounding never lifts a figure over its
 * target or over what only a faultless day has: 0.9698 with target 0.97 is 96.9, 0.9998 is 99.9.
 */
export function formatRate(rate: number | null, target = 1): string {
  if (rate === null) return NONE;
  const tenths = Math.round(rate * 1000);
  const lifted = (rate < target && tenths >= Math.round(target * 1000)) || (rate < 1 && tenths >= 1000);
  return ((lifted ? Math.floor(rate * 1000 + 1e-9) : tenths) / 10).toFixed(1);
}

/** A target as people write it: 0.97 → 97%, 0.975 → 97.5%. */
export function formatTarget(target: number): string {
  return `${Math.round(target * 1000) / 10}%`;
}

/** A wait as m:ss, from an hour on h:mm:ss; `ms` below zero counts as zero. */
export function formatWait(ms: number | null): string {
  if (ms === null) return NONE;
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [
    Math.floor(seconds / 3600),
    Math.floor(seconds / 60) % 60,
    String(seconds % 60).padStart(2, '0'),
  ];
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}

/** A lapse of time in words, its unit growing with it: 12 秒, 6 分, 2 时 5 分, 3 天 4 时. */
export function formatSpan(ms: number, { say }: Words): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return say('span.seconds', { count: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return say('span.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return say('span.hours', { hours, minutes: minutes % 60 });
  return say('span.days', { days: Math.floor(hours / 24), hours: hours % 24 });
}

/** A relative change with its sign: +3.2%, −1.1%; from nothing there is none. */
export function formatChange(now: number, before: number): string {
  if (before === 0) return NONE;
  const tenths = Math.round(((now - before) / before) * 1000);
  return `${tenths < 0 ? '−' : '+'}${(Math.abs(tenths) / 10).toFixed(1)}%`;
}

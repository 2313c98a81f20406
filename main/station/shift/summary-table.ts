import type { BaseCounter } from '../../../shared/measure/counters.ts';
import { metrics } from '../../../shared/measure/metrics.ts';
import type { MetricCode } from '../../../shared/measure/metric.ts';
import type {
  SummaryColumn,
  SummaryTable,
  SummaryValue,
  SummaryValueKind,
} from '../../../shared/model/summary.ts';
import type { summaryZhCN } from '../../../shared/words/summary-zh-cn.ts';
import type { Words } from '../../../shared/words/words.ts';

type Suffix<P extends string> = keyof typeof summaryZhCN extends infer K
  ? K extends `summary.${P}.${infer Name}`
    ? Name
    : never
  : never;

/** A column of our own. */
export function column(words: Words, key: Suffix<'col'>, kind: SummaryValueKind): SummaryColumn {
  return { key, title: words.say(`summary.col.${key}`), kind };
}

/** A table whose rows are lists of values in the order of its columns. */
export function table(
  words: Words,
  key: Suffix<'table'>,
  columns: readonly SummaryColumn[],
  rows: readonly (readonly SummaryValue[])[],
  notes: readonly string[] = [],
): SummaryTable {
  return {
    key,
    title: words.say(`summary.table.${key}`),
    columns: [...columns],
    rows: rows.map((row) => [...row]),
    notes: [...notes],
  };
}

/** What a metric's values are: averages are stored in seconds and told in ms. */
export function kindOfMetric(code: MetricCode): 'rate' | 'duration' {
  return metrics[code].unit === 'seconds' ? 'duration' : 'rate';
}

/** A figure of a report in the units of summaries: durations in ms, as exact as reports. */
export function metricValue(code: MetricCode, value: number | null): number | null {
  return value === null || kindOfMetric(code) === 'rate' ? value : Math.round(value * 1e6) / 1000;
}

/** Six decimals, as reports print ratios; null without a denominator. */
export function share(part: number, whole: number): number | null {
  return whole <= 0 ? null : rounded(part / whole);
}

/** To six decimals. */
export function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** The name of a counter, as a title: within formulas they are written small. */
export function counterTitle(words: Words, name: BaseCounter): string {
  const said = words.say(`counter.${name}`);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** What stands for a value of a dimension that nobody said. */
export function saidOr(words: Words, text: string): string {
  return text === '' ? words.say('summary.notSaid') : text;
}

import type { Noted } from './figure.ts';

/** The figures that have a limit, of all benchmarks, as a table for README and docs. */
export function markdownTable(results: readonly { figures: readonly Noted[] }[]): string {
  const rows = results.flatMap(({ figures }) => figures.filter(({ ok }) => ok !== null)).map(row);
  return [
    '| figure | limit | measured | beside it, in the same run |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function row({ name, unit, value, limit, ok, baseline }: Noted): string {
  const measured = `${showFigure(value)} ${unit}`;
  const beside = baseline === null ? '' : `${showFigure(baseline.value)} (${baseline.name})`;
  return `| ${name} | ${showLimit(limit)} | ${ok === true ? measured : `**${measured}** missed`} | ${beside} |`;
}

/** A limit as people write it; empty for none. */
export function showLimit(limit: Noted['limit']): string {
  if (limit === null) return '';
  return 'atLeast' in limit ? `≥ ${showFigure(limit.atLeast)}` : `≤ ${showFigure(limit.atMost)}`;
}

/** Three digits where there are that many. */
export function showFigure(value: number): string {
  if (!Number.isFinite(value)) return '?';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

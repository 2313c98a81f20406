import type { MadeReport, ReportLine } from '../../../../shared/contract/asks/report-asks.ts';
import type { Dimension } from '../../../../shared/measure/counters.ts';

/** By which column rows are sorted: `slot`, a dimension, a figure, or a figure's difference (`offered~`). */
export interface RowOrder {
  by: readonly Dimension[];
  figures: readonly string[];
  sort: string;
  rising: boolean;
  /** How a label is read. */
  text: (at: number, label: string) => string;
}

/** The rows in the order asked for; slot after slot where it is none. What has no value comes last either way. */
export function sortedRows(
  { rows, groups }: Pick<MadeReport, 'rows' | 'groups'>,
  { by, figures, sort, rising, text }: RowOrder,
): readonly ReportLine[] {
  const sign = rising ? 1 : -1;
  if (sort === 'slot') return rows.toSorted((a, b) => sign * (a.slot - b.slot) || a.group - b.group);
  const dimension = by.findIndex((name) => name === sort);
  if (dimension >= 0) {
    const names = groups.map((labels) => text(dimension, labels[dimension] ?? ''));
    const ranks = rankOf(names);
    return rows.toSorted((a, b) => sign * ((ranks[a.group] ?? 0) - (ranks[b.group] ?? 0)) || a.slot - b.slot);
  }
  const differs = sort.endsWith('~');
  const at = figures.indexOf(differs ? sort.slice(0, -1) : sort);
  if (at < 0) return rows;
  const value = (row: ReportLine): number | null => {
    const [now, before] = [row.now[at] ?? null, row.before?.[at] ?? null];
    if (!differs) return now;
    return now === null || before === null ? null : now - before;
  };
  return rows.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return sign * (one - other);
  });
}

/** The place of each text among all, as people sort them. */
function rankOf(texts: readonly string[]): number[] {
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  const sorted = [...new Set(texts)].toSorted((a, b) => collator.compare(a, b));
  const places = new Map(sorted.map((text, at) => [text, at]));
  return texts.map((text) => places.get(text) ?? 0);
}

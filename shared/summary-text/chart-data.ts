import type { Summary, SummaryChart, SummaryColumn, SummaryTable } from '../model/summary.ts';

/** A column that a chart draws. */
export interface Series {
  column: SummaryColumn;
  /** Its place in the table. */
  at: number;
  values: (number | null)[];
}

/** A chart with its table's values. */
export interface ChartData {
  chart: SummaryChart;
  table: SummaryTable;
  categoryAt: number;
  categories: string[];
  bars: Series[];
  lines: Series[];
  /** Top of the bars' axis, in the bars' unit, and the distance of its marks. */
  top: number;
  step: number;
  /** Bottom of the rates' axis, 0–1; its top is 1. */
  floor: number;
}

/** The charts that have something to draw: their table is there with its columns and has rows. */
export function chartsOf(summary: Summary): ChartData[] {
  return summary.charts.flatMap((chart) => {
    const table = summary.tables.find(({ key }) => key === chart.table);
    const categoryAt = table?.columns.findIndex(({ key }) => key === chart.category) ?? -1;
    if (!table || categoryAt < 0 || table.rows.length === 0) return [];
    const bars = seriesOf(table, chart.bars);
    const lines = seriesOf(table, chart.lines);
    const step = stepOf(highest(bars, chart.stacked), bars[0]?.column.kind === 'duration');
    const categories = table.rows.map((row) => String(row[categoryAt] ?? ''));
    const top = Math.max(step, Math.ceil(highest(bars, chart.stacked) / step) * step);
    return [
      { chart, table, categoryAt, categories, bars, lines, top, step, floor: floorOf(lines, chart.target) },
    ];
  });
}

function seriesOf({ columns, rows }: SummaryTable, keys: readonly string[]): Series[] {
  return keys.flatMap((key) => {
    const at = columns.findIndex((column) => column.key === key);
    const column = columns[at];
    if (column === undefined) return [];
    const values = rows.map((row) => row[at]);
    return [{ column, at, values: values.map((value) => (typeof value === 'number' ? value : null)) }];
  });
}

function highest(bars: readonly Series[], stacked: boolean): number {
  const heights = (bars[0]?.values ?? []).map((_, at) => {
    const values = bars.map((each) => each.values[at] ?? 0);
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  });
  return Math.max(0, ...heights);
}

/** Seconds that clocks count in. */
const timeSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];

/** Distance of four to eight marks, round in its unit. */
function stepOf(most: number, isDuration: boolean): number {
  const wanted = most / 6;
  if (isDuration) return (timeSteps.find((step) => step * 1000 >= wanted) ?? 604_800) * 1000;
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted, 1)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= wanted) ?? power * 10;
}

/** Rates differ by little: the axis starts at the tenth below the lowest, the target included. */
function floorOf(lines: readonly Series[], target: number | null): number {
  const rates = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const lowest = Math.min(1, target ?? 1, ...rates);
  return Math.max(0, Math.floor((lowest - 0.02) * 10) / 10);
}

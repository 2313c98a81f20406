import type { EChartsCoreOption } from 'echarts/core';
import type { MadeReport } from '../../../../shared/contract/asks/report-asks.ts';
import type { ReportFigure } from '../../../../shared/measure/report-figures.ts';
import { figureText } from '../../../../shared/report-text/report-text.ts';
import type { Palette } from '../../../theme/palette.ts';

/** Groups that are drawn: more lines cannot be told apart. */
const MOST_LINES = 5;
const MOST_BARS = 24;

/** What is drawn: values by the names along the axis. `kind`: bars of counts, lines of all else and of several groups. */
export interface ChartView {
  names: string[];
  series: { name: string; before: boolean; kind: 'bar' | 'line'; values: (number | null)[] }[];
  /** How many groups are drawn of how many. */
  shown: number;
  groups: number;
}

/** One figure of a report. @param at its place. @param texts of the slots and of the groups */
export function chartView(
  made: MadeReport,
  { unit }: Pick<ReportFigure, 'unit'>,
  at: number,
  texts: { slots: readonly string[]; groups: readonly string[]; now: string; before: string },
): ChartView {
  const { slots, groups, rows } = made;
  const kind: 'bar' | 'line' = unit === 'count' ? 'bar' : 'line';
  const both = made.compared === null ? [false] : [false, true];
  const grouped = groups.length > 1 || (groups[0]?.length ?? 0) > 0;
  const values = (group: number, before: boolean): (number | null)[] => {
    const list: (number | null)[] = slots.map(() => null);
    for (const row of rows)
      if (row.group === group) list[row.slot] = (before ? row.before?.[at] : row.now[at]) ?? null;
    return list;
  };
  if (!grouped) {
    const series = both.map((before): ChartView['series'][number] => ({
      name: before ? texts.before : texts.now,
      before,
      kind: before ? 'line' : kind,
      values: values(0, before),
    }));
    return { names: [...texts.slots], series, shown: 1, groups: 1 };
  }
  const sums = groups.map(() => 0);
  for (const row of rows) sums[row.group]! += row.now[at] ?? 0;
  const order = groups.map((_, group) => group).toSorted((a, b) => sums[b]! - sums[a]! || a - b);
  if (slots.length === 1) {
    const shown = order.slice(0, MOST_BARS);
    const of = (before: boolean): (number | null)[] => shown.map((group) => values(group, before)[0] ?? null);
    const series = both.map((before): ChartView['series'][number] => ({
      name: before ? texts.before : texts.now,
      before,
      kind: 'bar',
      values: of(before),
    }));
    const names = shown.map((group) => texts.groups[group] ?? '');
    return { names, series, shown: shown.length, groups: groups.length };
  }
  const shown = order.slice(0, MOST_LINES);
  return {
    names: [...texts.slots],
    series: shown.map((group) => ({
      name: texts.groups[group] ?? '',
      before: false,
      kind: 'line',
      values: values(group, false),
    })),
    shown: shown.length,
    groups: groups.length,
  };
}

/** Colours and strokes of the series, in their order; the same in the key beside the chart. */
export function strokeOf(
  { before }: Pick<ChartView['series'][number], 'before'>,
  at: number,
  palette: Palette,
): { color: string; type: 'solid' | 'dashed' | 'dotted' } {
  if (before) return { color: palette.faint, type: 'dashed' };
  const colours = [palette.accent, palette.warning, palette.normal, palette.ink, palette.watch];
  const types = ['solid', 'solid', 'dashed', 'dotted', 'dashed'] as const;
  return { color: colours[at % colours.length]!, type: types[at % types.length]! };
}

/** @param unit px of 1 rem */
export function chartOption(
  { names, series }: ChartView,
  figure: Pick<ReportFigure, 'unit'>,
  { palette, font, unit }: { palette: Palette; font: string; unit: number },
): EChartsCoreOption {
  const text = { color: palette.dim, fontSize: unit * 0.85, fontFamily: font };
  const line = { lineStyle: { color: palette.line, width: 1 } };
  return {
    animation: false,
    grid: { left: unit * 4.6, right: unit, top: unit * 0.8, bottom: unit * 2 },
    xAxis: {
      type: 'category',
      data: names,
      axisLabel: { ...text, hideOverlap: true },
      axisLine: line,
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      // Rates differ by little; counts and times are lengths, which begin at 0.
      scale: figure.unit === 'share',
      max: figure.unit === 'share' ? ({ max }: { max: number }) => (max > 1 ? null : 1) : null,
      splitNumber: 4,
      axisLabel: { ...text, formatter: (value: number) => figureText(figure, value) },
      splitLine: line,
    },
    series: series.map((each, at) => {
      const { color, type } = strokeOf(each, at, palette);
      const common = { id: `${at}`, type: each.kind, data: each.values, silent: true };
      if (each.kind === 'bar')
        return {
          ...common,
          barMaxWidth: unit * 3,
          itemStyle: { color: each.before ? palette.barOutline : color },
        };
      return {
        ...common,
        symbol: each.values.length === 1 ? 'circle' : 'none',
        lineStyle: { color, type, width: 2 },
        itemStyle: { color },
      };
    }),
  };
}

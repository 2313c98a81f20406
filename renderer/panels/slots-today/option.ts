import type { EChartsCoreOption } from 'echarts/core';
import type { ChartLook } from '../../charts/chart-look.ts';
import type { Palette } from '../../theme/palette.ts';
import { axes } from './axes.ts';
import { GAP, lineBase } from './line-base.ts';
import { BAR_GAP } from './marks-view.ts';
import { rateSeries } from './rate-series.ts';
import type { SettledDay, SettledSlot } from './settled-day.ts';

/**
 * Two strips over one time axis: connect rate with target and last week above, offered contacts with yesterday's and
 * last week's outline below. Positions on the axis are slots from the left edge of the day. The slot under way and
 * the mark of now are not in it: they move with each call, and lie over the chart (Marks.tsx).
 */
export function slotsOption(day: SettledDay, look: ChartLook): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: look.font },
    ...axes(day, look),
    series: [...volumeSeries(day, look), ...rateSeries(day, look)],
  };
}

function volumeSeries({ slots }: SettledDay, { palette, size }: ChartLook) {
  const outline = (id: string, type: 'solid' | 'dotted', figure: (slot: SettledSlot) => number | null) => ({
    ...lineBase(id, 1),
    step: 'middle',
    lineStyle: { color: palette.barOutline, width: 2 * size.unit, type },
    data: slots.map((slot, i) => [i + 0.5, figure(slot) ?? GAP]),
  });
  return [
    {
      id: 'offered',
      type: 'bar',
      xAxisIndex: 1,
      yAxisIndex: 1,
      silent: true,
      barCategoryGap: `${BAR_GAP * 100}%`,
      itemStyle: { color: palette.bar },
      data: slots.map((slot, i) => bar(slot, i, palette, size.unit)),
    },
    outline('yesterday', 'solid', ({ yesterday }) => yesterday),
    outline('last-week', 'dotted', ({ lastWeek }) => lastWeek),
  ];
}

/** A small mark stands above a slot that late events have changed after it was shown complete. */
function bar({ offered, late }: SettledSlot, i: number, palette: Palette, unit: number) {
  const value = [i + 0.5, offered ?? GAP];
  // What only few have is not said of all: a chart reads a plain pair ten times as fast.
  if (!late) return value;
  const label = {
    show: true,
    position: 'top',
    formatter: '▾',
    fontSize: 24 * unit,
    distance: 0,
    color: palette.watch,
  };
  return { value, label };
}

import type { EChartsCoreOption } from 'echarts/core';
import type { ChartLook } from '../../charts/chart-look.ts';
import type { Palette } from '../../theme/palette.ts';
import { axes, rateFloor, volumeTop } from './axes.ts';
import { GAP, lineBase } from './line-base.ts';
import { rateSeries } from './rate-series.ts';
import type { SlotPoint, SlotsTodayView } from './view.ts';

/**
 * Two strips over one time axis: connect rate with target and last week above, offered contacts with yesterday's and
 * last week's outline below. Positions on the axis are slots from the left edge of the day.
 */
export function slotsOption(view: SlotsTodayView, look: ChartLook): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: look.font },
    ...axes(view, look),
    series: [
      ...volumeSeries(view, look),
      ...rateSeries(view, look),
      nowLine(view, look, 0),
      nowLine(view, look, 1),
    ],
  };
}

function volumeSeries(view: SlotsTodayView, { palette, size }: ChartLook) {
  const outline = (id: string, type: 'solid' | 'dotted', figure: (slot: SlotPoint) => number | null) => ({
    ...lineBase(id, 1),
    step: 'middle',
    lineStyle: { color: palette.barOutline, width: 2 * size.unit, type },
    data: view.slots.map((slot, i) => [i + 0.5, figure(slot) ?? GAP]),
  });
  return [
    {
      id: 'offered',
      type: 'bar',
      xAxisIndex: 1,
      yAxisIndex: 1,
      silent: true,
      barCategoryGap: '18%',
      data: view.slots.map((slot, i) => bar(slot, i, palette, size.unit)),
    },
    outline('yesterday', 'solid', ({ yesterday }) => yesterday),
    outline('last-week', 'dotted', ({ lastWeek }) => lastWeek),
  ];
}

function bar(slot: SlotPoint, i: number, palette: Palette, unit: number) {
  const value = [i + 0.5, slot.offered ?? GAP];
  // A small mark above a slot that late events have changed after it was shown complete.
  const late = {
    show: slot.late > 0,
    position: 'top',
    formatter: '▾',
    fontSize: 24 * unit,
    distance: 0,
    color: palette.watch,
  };
  if (!slot.running) return { value, itemStyle: { color: palette.bar }, label: late };
  const decal = {
    color: palette.ground,
    dashArrayX: [1, 0],
    dashArrayY: [3 * unit, 4 * unit],
    rotation: -Math.PI / 4,
  };
  return {
    value,
    itemStyle: { color: palette.accent, borderColor: palette.accent, borderWidth: 1.5 * unit, decal },
    label: late,
  };
}

function nowLine(view: SlotsTodayView, { palette, size }: ChartLook, grid: 0 | 1) {
  const [low, high] = grid === 0 ? [rateFloor(view), 1] : [0, volumeTop(view)];
  return {
    ...lineBase(grid === 0 ? 'now-rate' : 'now-volume', grid),
    lineStyle: { color: palette.faint, width: size.unit },
    data:
      view.now === null
        ? []
        : [
            [view.now, low],
            [view.now, high],
          ],
  };
}

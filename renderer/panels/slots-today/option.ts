import type { EChartsCoreOption } from 'echarts/core';
import { formatRate } from '../../../shared/words/format.ts';
import type { ChartLook } from '../../charts/chart-look.ts';
import type { Palette } from '../../theme/palette.ts';
import { axes, rateFloor, volumeTop } from './axes.ts';
import type { SlotPoint, SlotsTodayView } from './view.ts';

/** No data in a line or bar: ECharts leaves a gap. */
const GAP = '-';

/**
 * Two strips over one time axis: connect rate with target and last week above, offered contacts with yesterday's and
 * last week's outline below. Positions on the axis are slots from the left edge of the day.
 */
export function slotsOption(view: SlotsTodayView, look: ChartLook): EChartsCoreOption {
  return {
    animation: false,
    textStyle: { fontFamily: look.font },
    ...axes(view, look),
    series: [...volumeSeries(view, look), ...rateSeries(view, look), nowLine(view, look, 0), nowLine(view, look, 1)],
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
  const late = { show: slot.late > 0, position: 'top', formatter: '▾', fontSize: 24 * unit, distance: 0, color: palette.watch };
  if (!slot.running) return { value, itemStyle: { color: palette.bar }, label: late };
  const decal = { color: palette.ground, dashArrayX: [1, 0], dashArrayY: [3 * unit, 4 * unit], rotation: -Math.PI / 4 };
  return { value, itemStyle: { color: palette.accent, borderColor: palette.accent, borderWidth: 1.5 * unit, decal }, label: late };
}

function rateSeries(view: SlotsTodayView, { palette, size }: ChartLook) {
  const { slots, latest } = view;
  const level = latest?.level ?? 'normal';
  // One accent: a slot on target is ink like its line.
  const colour = level === 'normal' ? palette.ink : palette[level];
  const unfinished = slots.findLastIndex((slot) => slot.rate !== null && !slot.complete);
  return [
    {
      ...lineBase('last-week-rate', 0),
      lineStyle: { color: palette.barOutline, width: 2 * size.unit, type: 'dotted' },
      data: slots.map((slot, i) => [i + 0.5, slot.lastWeekRate ?? GAP]),
    },
    {
      ...lineBase('target', 0),
      lineStyle: { color: palette.normal, width: 2 * size.unit },
      data: [[0, view.target], [slots.length, view.target]],
    },
    {
      ...lineBase('rate', 0),
      showSymbol: true,
      lineStyle: { color: palette.ink, width: 3.5 * size.unit, join: 'round' },
      itemStyle: { color: palette.ink },
      // A point alone between gaps would be an invisible line: it gets a dot.
      data: slots.map((slot, i) => ({ value: [i + 0.5, (slot.complete ? slot.rate : null) ?? GAP], symbolSize: isAlone(slots, i) ? 6 * size.unit : 0 })),
    },
    {
      ...lineBase('latest', 0),
      showSymbol: true,
      symbolSize: 14 * size.unit,
      itemStyle: { color: colour },
      label: {
        show: true, position: 'right', distance: (unfinished < 0 ? 8 : 26) * size.unit, color: colour, fontSize: 26 * size.unit, fontWeight: 600, backgroundColor: palette.ground, padding: [0, 4 * size.unit],
        formatter: latest === null ? '' : formatRate(latest.rate, view.target),
      },
      data: latest === null ? [] : [[latest.index + 0.5, latest.rate]],
    },
    {
      ...lineBase('unfinished', 0),
      showSymbol: true,
      symbolSize: 12 * size.unit,
      itemStyle: { color: palette.ground, borderColor: palette.ink, borderWidth: 2.5 * size.unit, opacity: 1 },
      data: unfinished < 0 ? [] : [[unfinished + 0.5, slots[unfinished]?.rate ?? GAP]],
    },
  ];
}

function isAlone(slots: SlotPoint[], i: number): boolean {
  const has = (slot: SlotPoint | undefined) => slot !== undefined && slot.complete && slot.rate !== null;
  return has(slots[i]) && !has(slots[i - 1]) && !has(slots[i + 1]);
}

function nowLine(view: SlotsTodayView, { palette, size }: ChartLook, grid: 0 | 1) {
  const [low, high] = grid === 0 ? [rateFloor(view), 1] : [0, volumeTop(view)];
  return {
    ...lineBase(grid === 0 ? 'now-rate' : 'now-volume', grid),
    lineStyle: { color: palette.faint, width: size.unit },
    data: view.now === null ? [] : [[view.now, low], [view.now, high]],
  };
}

function lineBase(id: string, grid: 0 | 1) {
  return { id, type: 'line', xAxisIndex: grid, yAxisIndex: grid, silent: true, showSymbol: false, symbol: 'circle', connectNulls: false, clip: false };
}

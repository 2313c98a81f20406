import type { ChartLook } from '../../charts/chart-look.ts';
import { formatCount } from '../../../shared/words/format.ts';
import type { SettledDay } from './settled-day.ts';
import { MARGIN, RATE_SHARE } from './strips.ts';

const TEXT = 24;

/** Grids and axes of the two strips. */
export function axes(day: SettledDay, { palette, size, font }: ChartLook) {
  const { unit, height } = size;
  const inner = height - (MARGIN.top + MARGIN.bottom + MARGIN.between) * unit;
  const strip = { left: 0, right: MARGIN.right * unit, outerBoundsMode: 'none' };
  const text = { color: palette.faint, fontSize: TEXT * unit, fontFamily: font };
  const rule = { show: true, lineStyle: { color: palette.line, width: unit } };
  const { floor, top } = day;
  const rateLabel = { ...text, margin: 14 * unit, formatter: (rate: number) => `${Math.round(rate * 100)}` };
  const volumeLabel = {
    ...text,
    margin: 14 * unit,
    formatter: (count: number) => (count === 0 ? '' : shortCount(count)),
  };
  // Both strips end at the same pixels: no room is added for half a bar, each bar stands in the middle of its slot.
  const x = {
    type: 'value',
    containShape: false,
    min: 0,
    max: day.slots.length,
    axisTick: { show: false },
    splitLine: { show: false },
  };
  const y = {
    type: 'value',
    position: 'right',
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: rule,
  };
  return {
    grid: [
      { ...strip, top: MARGIN.top * unit, height: inner * RATE_SHARE },
      {
        ...strip,
        top: (MARGIN.top + MARGIN.between) * unit + inner * RATE_SHARE,
        height: inner * (1 - RATE_SHARE),
      },
    ],
    xAxis: [
      { ...x, gridIndex: 0, axisLine: { show: false }, axisLabel: { show: false } },
      {
        ...x,
        gridIndex: 1,
        axisLine: { lineStyle: { color: palette.line, width: unit } },
        axisLabel: hours(day, text, size),
      },
    ],
    yAxis: [
      { ...y, gridIndex: 0, min: floor, max: 1, interval: (1 - floor) / 2, axisLabel: rateLabel },
      { ...y, gridIndex: 1, min: 0, max: top, interval: top / 2, axisLabel: volumeLabel },
    ],
  };
}

/** Every second full hour by local time, fewer where the strip is narrow; the day's end is 24:00. */
function hours({ slots }: SettledDay, text: object, { unit, width }: ChartLook['size']) {
  const room = width / unit / 12;
  const every = room >= 110 ? 2 : room >= 70 ? 3 : 4;
  const marks = slots.flatMap(({ label }, i) =>
    label.endsWith(':00') && Number(label.slice(0, 2)) % every === 0 ? [i] : [],
  );
  const name = (at: number) => (at >= slots.length ? '24:00' : (slots[at]?.label ?? ''));
  return {
    ...text,
    margin: 8 * unit,
    customValues: [...marks, slots.length],
    formatter: name,
    alignMinLabel: 'left',
    alignMaxLabel: 'right',
    showMinLabel: true,
    showMaxLabel: true,
    hideOverlap: false,
  };
}

function shortCount(count: number): string {
  return count >= 100_000 ? `${count / 1000}k` : formatCount(count);
}

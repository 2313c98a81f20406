import type { ChartLook } from '../../charts/chart-look.ts';
import { formatCount } from '../../../shared/words/format.ts';
import type { SlotsTodayView } from './view.ts';

/** Lower ends of the rate strip; the highest below every rate shown is taken. */
const floors = [0.9, 0.8, 0.6, 0];
/** Room in design units: right for the figures of both axes, below for the hours, between the strips. */
const MARGIN = { right: 84, bottom: 40, top: 16, between: 36 };
const RATE_SHARE = 0.42;
const TEXT = 24;

/** The lower end of the rate strip. */
export function rateFloor(view: SlotsTodayView): number {
  const rates = view.slots.flatMap(({ rate, complete, lastWeekRate }) => [
    complete ? rate : null,
    lastWeekRate,
  ]);
  const least = Math.min(view.target, ...rates.filter((rate) => rate !== null));
  return floors.find((floor) => least >= floor) ?? 0;
}

/** Half of the volume strip in powers of ten: round figures, close enough together that the bars fill the strip. */
const halves = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The upper end of the volume strip: the smallest double of a round figure that holds every bar, at least 2. */
export function volumeTop(view: SlotsTodayView): number {
  const most = Math.max(
    2,
    ...view.slots.flatMap(({ offered, yesterday, lastWeek }) => [
      offered ?? 0,
      yesterday ?? 0,
      lastWeek ?? 0,
    ]),
  );
  const power = 10 ** Math.floor(Math.log10(most / 2));
  return (
    (halves.find((half) => half * 2 * power >= most && Number.isInteger(half * power)) ?? 10) * 2 * power
  );
}

/** Grids and axes of the two strips. */
export function axes(view: SlotsTodayView, { palette, size, font }: ChartLook) {
  const { unit, height } = size;
  const inner = height - (MARGIN.top + MARGIN.bottom + MARGIN.between) * unit;
  const strip = { left: 0, right: MARGIN.right * unit, outerBoundsMode: 'none' };
  const text = { color: palette.faint, fontSize: TEXT * unit, fontFamily: font };
  const rule = { show: true, lineStyle: { color: palette.line, width: unit } };
  const [floor, top] = [rateFloor(view), volumeTop(view)];
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
    max: view.slots.length,
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
        axisLabel: hours(view, text, size),
      },
    ],
    yAxis: [
      { ...y, gridIndex: 0, min: floor, max: 1, interval: (1 - floor) / 2, axisLabel: rateLabel },
      { ...y, gridIndex: 1, min: 0, max: top, interval: top / 2, axisLabel: volumeLabel },
    ],
  };
}

/** Every second full hour by local time, fewer where the strip is narrow; the day's end is 24:00. */
function hours(view: SlotsTodayView, text: object, { unit, width }: ChartLook['size']) {
  const room = width / unit / 12;
  const every = room >= 110 ? 2 : room >= 70 ? 3 : 4;
  const marks = view.slots.flatMap(({ label }, i) =>
    label.endsWith(':00') && Number(label.slice(0, 2)) % every === 0 ? [i] : [],
  );
  const name = (at: number) => (at >= view.slots.length ? '24:00' : (view.slots[at]?.label ?? ''));
  return {
    ...text,
    margin: 8 * unit,
    customValues: [...marks, view.slots.length],
    formatter: name,
    alignMinLabel: 'left',
    alignMaxLabel: 'right',
    showMinLabel: true,
    showMaxLabel: true,
    hideOverlap: false,
  };
}

function shortCount(count: number): string {
  return count >= 10_000 ? `${count / 1000}k` : formatCount(count);
}

import type { DayLine } from './day-lines.ts';

/** The day as shapes in a box of one unit a slot and `BARS` or `RATES` units of height. */
export interface SlotChartView {
  bars: { start: number; end: number; at: number; offered: number; missed: number; running: boolean }[];
  /** Highest bar, in contacts. */
  most: number;
  /** Rate of each slot that has one, as height from the foot; pieces of a line without gaps. */
  line: string;
  /** A dot for each, so that a slot alone between gaps is seen. */
  points: string;
  target: number;
  /** Rate at the foot of the strip, 0–1. */
  floor: number;
}

export const BARS = 60;
export const RATES = 40;
const floors = [0.9, 0.8, 0.7, 0.5, 0];

/** @param target 0–1 */
export function slotChartView(lines: readonly DayLine[], target: number): SlotChartView {
  const most = Math.max(1, ...lines.map(({ offered }) => offered));
  const rates = lines.flatMap((line, at) =>
    line.rate.total > 0 ? [{ at, rate: line.rate.hits / line.rate.total }] : [],
  );
  const lowest = Math.min(target, ...rates.map(({ rate }) => rate));
  const floor = floors.find((each) => each < lowest) ?? 0;
  const y = (rate: number): number => round(RATES - ((rate - floor) / (1 - floor)) * RATES);
  const points = rates.map(({ at, rate }) => ({ at, y: y(rate) }));
  const line = points
    .map((point, i) => `${points[i - 1]?.at === point.at - 1 ? 'L' : 'M'}${point.at + 0.5} ${point.y}`)
    .join('');
  const bars = lines.flatMap(({ start, end, offered, rate, state }, at) =>
    offered === 0
      ? []
      : [
          {
            start,
            end,
            at,
            offered: round((offered / most) * BARS),
            missed: round((Math.min(rate.total - rate.hits, offered) / most) * BARS),
            running: state === 'running',
          },
        ],
  );
  const dots = points.map((point) => `M${point.at + 0.5} ${point.y}h0`).join('');
  return { bars, most, line, points: dots, target: y(target), floor };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

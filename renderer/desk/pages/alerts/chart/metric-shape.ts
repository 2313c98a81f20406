import type { Zone } from '../../../../../shared/time/zone-day.ts';
import { formatLocal } from '../../../../../shared/time/format.ts';

/** Where the parts of the curve of a metric are drawn, in the units of the picture. */
export interface MetricShape {
  /** A path; a hole in the curve is a gap in it. */
  line: string;
  /** Height of a value. */
  yOf(value: number): number;
  xOf(at: number): number;
  across: { x: number; text: string }[];
  up: { y: number; value: number }[];
}

/** The picture: room for the scale at the left and the times below. */
export const picture = { width: 960, height: 250, left: 64, right: 12, top: 12, bottom: 26 };

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
/** Distances between times that can be read. */
const steps = [
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
];
const MOST_TIMES = 9;

/**
 * The shape of a curve of `[time, value]` over `[from, to]`, epoch ms; a value null is a hole. `marks`: values that have
 * to be in the picture, e.g. the threshold. `share`: values are 0 to 1 and the scale ends there.
 */
export function metricShape(given: {
  curve: readonly (readonly [number, number | null])[];
  from: number;
  to: number;
  marks: readonly number[];
  share: boolean;
  zone: Zone;
}): MetricShape {
  const { curve, from, to, marks, share, zone } = given;
  const { width, height, left, right, top, bottom } = picture;
  const values = [...curve.flatMap(([, value]) => value ?? []), ...marks];
  const [low, high] = scaleOf(Math.min(...values), Math.max(...values), share);
  const xOf = (at: number) => left + ((at - from) / Math.max(1, to - from)) * (width - left - right);
  const yOf = (value: number) => top + ((high - value) / (high - low)) * (height - top - bottom);
  return {
    line: lineOf(curve, xOf, yOf),
    xOf,
    yOf,
    across: timesOf(from, to, zone).map(({ at, text }) => ({ x: xOf(at), text })),
    up: [0, 1, 2, 3, 4].map((n) => {
      const value = low + ((high - low) * n) / 4;
      return { y: yOf(value), value };
    }),
  };
}

function scaleOf(low: number, high: number, share: boolean): [number, number] {
  if (!Number.isFinite(low)) return [0, 1];
  const margin = Math.max((high - low) * 0.08, share ? 0.01 : 0.5);
  return share
    ? [Math.max(0, low - margin), Math.min(1, high + margin)]
    : [Math.max(Math.min(0, low), low - margin), high + margin];
}

function lineOf(
  curve: readonly (readonly [number, number | null])[],
  xOf: (at: number) => number,
  yOf: (value: number) => number,
): string {
  let pen = 'M';
  let line = '';
  for (const [at, value] of curve) {
    if (value !== null) line += `${pen}${xOf(at).toFixed(1)} ${yOf(value).toFixed(1)}`;
    pen = value === null ? 'M' : 'L';
  }
  return line;
}

/** Round local times between `from` and `to`; a midnight is named by its date. */
function timesOf(from: number, to: number, zone: Zone): { at: number; text: string }[] {
  const step = steps.find((each) => (to - from) / each <= MOST_TIMES) ?? 7 * DAY;
  const found: { at: number; text: string }[] = [];
  let day = zone.dayOf(from);
  for (let days = 0; day.start <= to; days += 1, day = zone.dayOf(day.end)) {
    if (step >= DAY && days % (step / DAY) !== 0) continue;
    for (let at = day.start; at < day.end && at <= to; at += Math.min(step, DAY))
      if (at >= from)
        found.push({
          at,
          text: at === day.start ? day.date.slice(5) : formatLocal(zone, at, 'minute'),
        });
  }
  return found;
}

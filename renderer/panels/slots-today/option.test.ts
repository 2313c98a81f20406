import { describe, expect, it } from 'vitest';
import { palettes } from '../../theme/palette.ts';
import { station, slot } from '../../testing/wall-states.ts';
import { axes, rateFloor, volumeTop } from './axes.ts';
import { slotsOption } from './option.ts';
import { slotsTodayView } from './view.ts';

const SLOT = 900_000;
const own = station();
const at = (index: number) => own.today.start + index * SLOT;
const look = { palette: palettes.dark, size: { width: 1832, height: 300, unit: 1 }, font: 'Inter' };
const cells = [slot(at(0), 100, 0.97), slot(at(2), 80, 0.95), slot(at(3), 60, 0.9), slot(at(4), 50, 0.5, 10)];
const viewOf = (slots: typeof cells) =>
  slotsTodayView({
    day: Object.fromEntries(slots.map((cell) => [String(cell.start), cell])),
    yesterday: {},
    lastWeek: {},
    station: own,
    now: at(4) + 60_000,
  });
const view = viewOf(cells);

interface Series {
  id: string;
  data: (
    | unknown[]
    | { value: unknown[]; itemStyle?: { decal?: unknown }; symbolSize?: number; label?: { show: boolean } }
  )[];
}
const isSeries = (value: unknown): value is Series[] => Array.isArray(value);
function series(id: string, of = view): Series {
  const option = slotsOption(of, look);
  if (!isSeries(option['series'])) throw new Error('no series');
  const found = option['series'].find((each) => each.id === id);
  if (found === undefined) throw new Error(`no series ${id}`);
  return found;
}
const points = (id: string) => series(id).data.map((point) => (Array.isArray(point) ? point : point.value));

describe('the slot chart', () => {
  it('leaves a gap where there is no data, in bars and lines', () => {
    expect(points('offered').slice(0, 3)).toEqual([
      [0.5, 100],
      [1.5, '-'],
      [2.5, 80],
    ]);
    expect(points('rate').slice(0, 3)).toEqual([
      [0.5, 0.97],
      [1.5, '-'],
      [2.5, 0.95],
    ]);
    expect(points('yesterday').every(([, y]) => y === '-')).toBe(true);
  });
  it('hatches the slot under way and keeps its rate out of the line', () => {
    const bars = series('offered').data.map((bar) => (Array.isArray(bar) ? undefined : bar.itemStyle?.decal));
    expect(bars.findIndex((decal) => decal !== undefined)).toBe(4);
    expect(bars.filter((decal) => decal !== undefined)).toHaveLength(1);
    expect(points('rate')[4]).toEqual([4.5, '-']);
    expect(points('unfinished')).toEqual([[4.5, 0.5]]);
  });
  it('gives a point between two gaps a dot, and no other', () => {
    const sizes = series('rate').data.map((point) => (Array.isArray(point) ? 0 : point.symbolSize));
    expect(sizes.slice(0, 4)).toEqual([6, 0, 0, 0]);
  });
  it('marks the newest complete slot, the target and now', () => {
    expect(points('latest')).toEqual([[3.5, 0.9]]);
    expect(points('target')).toEqual([
      [0, 0.97],
      [96, 0.97],
    ]);
    expect(points('now-volume')[0]?.[0]).toBeCloseTo(4 + 1 / 15, 6);
  });
  it('marks a slot that late events have changed', () => {
    const late = viewOf([{ ...slot(at(0), 10, 1), late: 3 }, slot(at(1), 10, 1)]);
    expect(
      series('offered', late)
        .data.slice(0, 2)
        .map((bar) => (Array.isArray(bar) ? null : bar.label?.show)),
    ).toEqual([true, false]);
  });
  it('animates nothing', () => {
    expect(slotsOption(view, look)['animation']).toBe(false);
  });
});

describe('its axes', () => {
  it('begin the rate strip at the highest floor below every finished rate', () => {
    expect(rateFloor(view)).toBe(0.9);
    expect(rateFloor(viewOf([slot(at(0), 100, 0.61)]))).toBe(0.6);
    expect(rateFloor(viewOf([slot(at(0), 100, 0.2)]))).toBe(0);
  });
  it('end the volume strip at the double of a round figure', () => {
    const tops = [0, 3, 100, 101, 1_450, 15_500].map((offered) =>
      volumeTop(viewOf([slot(at(0), offered, 1)])),
    );
    expect(tops).toEqual([2, 4, 100, 120, 1_600, 16_000]);
  });
  it('name every second hour by local time and the end 24:00', () => {
    const { axisLabel } = axes(view, look).xAxis[1] ?? {};
    const label = axisLabel && 'formatter' in axisLabel && 'customValues' in axisLabel ? axisLabel : null;
    expect(label?.customValues.map((mark) => label.formatter(mark))).toEqual([
      '00:00',
      '02:00',
      '04:00',
      '06:00',
      '08:00',
      '10:00',
      '12:00',
      '14:00',
      '16:00',
      '18:00',
      '20:00',
      '22:00',
      '24:00',
    ]);
  });
  it('write nothing smaller than 24 design units, whatever the screen', () => {
    const { axisLabel } = axes(view, { ...look, size: { ...look.size, unit: 2 } }).xAxis[1] ?? {};
    expect(axisLabel && 'fontSize' in axisLabel ? axisLabel.fontSize : null).toBe(48);
  });
});

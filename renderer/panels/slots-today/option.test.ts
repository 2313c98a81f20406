import { describe, expect, it } from 'vitest';
import { palettes } from '../../theme/palette.ts';
import { station, slot } from '../../testing/wall-states.ts';
import { axes } from './axes.ts';
import { slotsOption } from './option.ts';
import { settledDay } from './settled-day.ts';
import { slotFrames, slotsTodayView } from './view.ts';

const SLOT = 900_000;
const own = station();
const at = (index: number) => own.today.start + index * SLOT;
const look = { palette: palettes.dark, size: { width: 1832, height: 300, unit: 1 }, font: 'Inter' };
const cells = [slot(at(0), 100, 0.97), slot(at(2), 80, 0.95), slot(at(3), 60, 0.9), slot(at(4), 50, 0.5, 10)];
const frames = slotFrames({ yesterday: {}, lastWeek: {}, rules: own });
const dayOf = (slots: typeof cells, now = at(4) + 60_000) => {
  const day = Object.fromEntries(slots.map((cell) => [String(cell.start), cell]));
  return settledDay(slotsTodayView({ frames, day, rules: own, now }));
};
const day = dayOf(cells);

interface Series {
  id: string;
  data: (unknown[] | { value: unknown[]; label?: { show: boolean } })[];
}
const isSeries = (value: unknown): value is Series[] => Array.isArray(value);
function series(id: string, of = day): Series {
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
  it('leaves out the slot under way and the rate of what is not complete: they move with each call', () => {
    expect(points('offered')[4]).toEqual([4.5, '-']);
    expect(points('rate')[4]).toEqual([4.5, '-']);
    const more = [...cells.slice(0, 4), slot(at(4), 59, 0.7, 12)];
    expect(dayOf(more, at(5) - 1)).toEqual(day);
    expect(dayOf(more, at(5))).not.toEqual(day);
  });
  it('moves the newest figure aside for the mark of an unfinished slot', () => {
    expect(day.besideUnfinished).toBe(true);
    expect(dayOf(cells.slice(0, 3)).besideUnfinished).toBe(false);
  });
  it('gives a point between two gaps a dot, and no other', () => {
    expect(points('alone')).toEqual([[0.5, 0.97]]);
  });
  it('marks the newest complete slot and the target', () => {
    expect(points('latest')).toEqual([[3.5, 0.9]]);
    expect(points('target')).toEqual([
      [0, 0.97],
      [96, 0.97],
    ]);
  });
  it('marks a slot that late events have changed', () => {
    const late = dayOf([{ ...slot(at(0), 10, 1), late: 3 }, slot(at(1), 10, 1)]);
    expect(
      series('offered', late)
        .data.slice(0, 2)
        .map((bar) => !Array.isArray(bar) && bar.label?.show),
    ).toEqual([true, false]);
  });
  it('animates nothing', () => {
    expect(slotsOption(day, look)['animation']).toBe(false);
  });
});

describe('its axes', () => {
  it('begin the rate strip at the highest floor below every finished rate', () => {
    expect(day.floor).toBe(0.9);
    expect(dayOf([slot(at(0), 100, 0.61)]).floor).toBe(0.6);
    expect(dayOf([slot(at(0), 100, 0.2)]).floor).toBe(0);
  });
  it('end the volume strip at the double of a round figure', () => {
    const tops = [0, 3, 100, 101, 1_450, 15_500].map((offered) => dayOf([slot(at(0), offered, 1)]).top);
    expect(tops).toEqual([2, 4, 100, 120, 1_600, 16_000]);
  });
  it('name every second hour by local time and the end 24:00', () => {
    const { axisLabel } = axes(day, look).xAxis[1] ?? {};
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
    const { axisLabel } = axes(day, { ...look, size: { ...look.size, unit: 2 } }).xAxis[1] ?? {};
    expect(axisLabel && 'fontSize' in axisLabel ? axisLabel.fontSize : null).toBe(48);
  });
});

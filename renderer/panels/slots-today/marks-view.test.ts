import { describe, expect, it } from 'vitest';
import { slot, station } from '../../testing/wall-states.ts';
import { marksView } from './marks-view.ts';
import { settledDay } from './settled-day.ts';
import { slotFrames, slotsTodayView } from './view.ts';

const own = station();
const at = (index: number) => own.today.start + index * own.slotMs;
const frames = slotFrames({ yesterday: {}, lastWeek: {}, rules: own });
const marksAt = (now: number, ...cells: ReturnType<typeof slot>[]) => {
  const day = Object.fromEntries(cells.map((cell) => [String(cell.start), cell]));
  const view = slotsTodayView({ frames, day, rules: own, now });
  return marksView(view, settledDay(view));
};

describe('the marks over the day', () => {
  it('draw the slot under way as high as its contacts on the scale of the chart, 82 % of its place wide', () => {
    const { bar } = marksAt(at(4) + 1, slot(at(3), 160, 1), slot(at(4), 40, 0.9, 10));
    expect(bar?.height).toBeCloseTo(40 / 160, 9);
    expect(bar?.left).toBeCloseTo(4.09 / 96, 9);
    expect(bar?.width).toBeCloseTo(0.82 / 96, 9);
  });
  it('put the rate of the newest slot that is not complete on the middle of its slot', () => {
    const { unfinished } = marksAt(at(5) + 1, slot(at(3), 100, 0.97), slot(at(4), 50, 0.95, 10));
    expect(unfinished?.left).toBeCloseTo(4.5 / 96, 9);
    expect(unfinished?.bottom).toBeCloseTo(0.5, 9);
  });
  it('put now where it is between the ends of the day', () => {
    expect(marksAt(at(48)).now).toBe(0.5);
    expect(marksAt(own.today.end).now).toBeNull();
  });
  it('are not there for what is not known', () => {
    expect(marksAt(at(4) + 1, slot(at(3), 100, 1))).toMatchObject({ bar: null, unfinished: null });
  });
});

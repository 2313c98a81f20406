import { describe, expect, it } from 'vitest';
import { NOON, slot, station } from '../../testing/wall-states.ts';
import { slotFrames } from '../slots-today/view.ts';
import { slotBandsView } from './view.ts';

const rules = station();
const frames = slotFrames({ yesterday: undefined, lastWeek: undefined, rules });
const at = (index: number) => rules.today.start + index * rules.slotMs;

function view(...cells: ReturnType<typeof slot>[]) {
  const day = Object.fromEntries(cells.map((cell) => [String(cell.start), cell]));
  return slotBandsView({ frames, day, rules, now: NOON, every: 6 });
}

describe('the strips of handle time and contacts', () => {
  it('split the handle time of a slot in whole seconds, and leave a gap where nothing was handled', () => {
    const { slots, labels } = view(slot(at(0), 100, 1), slot(at(1), 5, 0));
    expect(slots[0]?.handle).toEqual([127, 9, 21]);
    expect([slots[1]?.handle, slots[2]?.handle, slots[2]?.offered]).toEqual([null, null, null]);
    expect(labels).toEqual({ handle: '3:00', offered: '100' });
  });
  it('stand on a day from midnight to midnight, with now on it', () => {
    const { hours, now } = view();
    expect(hours.map(({ text }) => text)).toEqual(['00:00', '06:00', '12:00', '18:00', '24:00']);
    expect(now).toBeCloseTo(14.535 / 24, 3);
  });
});

import { expect, it } from 'vitest';
import { createWords } from '../../shared/words/words.ts';
import { counters, peaks, slot, station } from '../testing/wall-states.ts';
import { reachText } from './reach-text.ts';
import { slotFrames } from './slots-today/view.ts';

const words = createWords('zh-CN');
const rules = station({ targets: { connectRate: 0.9, serviceLevel: 0.8, onTimeRate: 0.95 } });
const { start, end } = rules.today;
const now = start + 22 * 3_600_000;
const week = 7 * 86_400_000;
/** 100 contacts a quarter hour, all day. */
const lastWeek = Object.fromEntries(
  Array.from({ length: 96 }, (_, at) => slot(start - week + at * 900_000, 100, 1)).map((cell) => [
    String(cell.start),
    cell,
  ]),
);
const frames = slotFrames({ yesterday: undefined, lastWeek, rules });

function text(answered: number, rate: number, given = frames) {
  const today = { counters: counters({ offered: 1000, answered, ended: 1000 }), peaks: peaks() };
  return reachText({ today, rate, frames: given, station: rules, now, words });
}

it('names the minute after which answering everything is not enough, by what last week brought', () => {
  // 800 more will come: 180 may be missed, 150 are; at 80 % the other 30 are gone after 150 contacts.
  expect(end - now).toBe(2 * 3_600_000);
  expect(text(850, 0.8)).toBe('照此 22:22 后无法达标');
  expect(text(850, 0.99)).toBe('');
  expect(text(700, 0.99)).toBe('全部接通也已无法达标');
});

it('says nothing where no other day tells what will come', () => {
  expect(text(850, 0.8, slotFrames({ yesterday: undefined, lastWeek: undefined, rules }))).toBe('');
});

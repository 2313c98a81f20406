import { describe, expect, it } from 'vitest';
import { createWords } from '../../../shared/words/words.ts';
import { station } from '../../testing/wall-states.ts';
import { queueHeatView } from './view.ts';

const words = createWords('zh-CN');
const rules = station();
const { start } = rules.today;
const quarter = (at: number) => String(start + at * 900_000);

function view(slots: Record<string, Record<string, number[]>>, given: object = {}) {
  return queueHeatView({
    slots,
    names: { a: '查询', b: '投诉' },
    rules,
    now: start + 3.5 * 900_000,
    most: 10,
    byHour: false,
    words,
    ...given,
  });
}

describe('the map of queues by slots', () => {
  it('has a letter a slot: level, unfinished in capitals, all open, nobody', () => {
    const { rows, columns, now } = view({
      [quarter(0)]: { a: [100, 100] },
      [quarter(1)]: { a: [100, 80, 0] },
      [quarter(2)]: { a: [100, 88, 2] },
      [quarter(3)]: { a: [4, 0, 4] },
    });
    expect([columns, now]).toEqual([96, 3.5]);
    expect(rows[0]?.cells).toBe(`ncAo${' '.repeat(92)}`);
  });
  it('takes one missed contact for something to watch at most', () => {
    expect(view({ [quarter(0)]: { a: [2, 1] } }).rows[0]?.cells[0]).toBe('w');
    expect(view({ [quarter(0)]: { a: [8, 4] } }).rows[0]?.cells[0]).toBe('c');
  });
  it('names the queues that missed most first and adds up the rest', () => {
    const slots = { [quarter(0)]: { a: [100, 99], b: [50, 40], c: [10, 10], d: [30, 29] } };
    expect(view(slots).rows.map(({ name, missed }) => [name, missed])).toEqual([
      ['投诉', '10'],
      ['查询', '1'],
      ['d', '1'],
      ['c', '0'],
    ]);
    expect(view(slots, { most: 2 }).rows.map(({ name, missed }) => [name, missed])).toEqual([
      ['投诉', '10'],
      ['其余 3 个队列', '2'],
    ]);
  });
  it('leaves open contacts out of the rate, and says — where no outcome is known', () => {
    const { rows } = view({ [quarter(0)]: { a: [10, 9, 1], b: [3, 0, 3] } });
    expect(rows.map(({ name, rate }) => [name, rate])).toEqual([
      ['查询', '100.0%'],
      ['投诉', '—'],
    ]);
  });
  it('takes hours together where the screen is narrow', () => {
    const { rows, columns } = view(
      { [quarter(0)]: { a: [100, 100] }, [quarter(3)]: { a: [100, 60] } },
      { byHour: true },
    );
    expect([columns, rows[0]?.cells[0]]).toEqual([24, 'C']);
  });
});

import { describe, expect, it } from 'vitest';
import type { Seat } from '../floor/seats.ts';
import { seatCell, seatName, seatNumber } from './seat-cell.ts';

const seat: Seat = {
  agent: 7,
  time: 1_763_792_000_900,
  seq: 1,
  state: 'talking',
  reason: '',
  source: 1,
  name: '王小明',
  team: 3,
  site: 0,
  queues: [],
};

describe('a seat as it travels', () => {
  it('has number, team, state and since when, and no name', () => {
    expect(seatCell(seat, '10086')).toEqual(['10086', 3, 2, 1_763_792_000]);
    expect(JSON.stringify(seatCell(seat, '10086'))).not.toContain('王');
  });
  it('is none when nobody sits there', () => {
    expect(seatCell({ ...seat, state: 'offline' }, '10086')).toBeUndefined();
    expect(seatCell(undefined, '10086')).toBeUndefined();
  });
  it.each(['SIP/zhangwei', '王小明', 'wang.xiaoming2', 'li4', 'Local/6001@agents', '', 'ABCD1'])(
    'never shows "%s", which may be a name',
    (id) => {
      expect(seatNumber(id, 7)).toBe('#7');
    },
  );
  it.each(['A02', '10086', 'KF-1021', '6001'])('shows the number %s', (id) => {
    expect(seatNumber(id, 7)).toBe(id);
  });
});

describe('who sits there, for those who may know', () => {
  it('is whom the seat named, else the roster', () => {
    expect(seatName(seat, { name: '李四' }, '10086')).toBe('王小明');
    expect(seatName({ ...seat, name: '' }, { name: '李四' }, '10086')).toBe('李四');
  });
  it('is the id that the number stands for, where nobody named the seat', () => {
    expect(seatName({ ...seat, name: '' }, undefined, 'SIP/zhangwei')).toBe('SIP/zhangwei');
    expect(seatName({ ...seat, name: '' }, { name: 7 }, 'SIP/zhangwei')).toBe('SIP/zhangwei');
  });
  it('is empty where only the number is known, and none for who was never there', () => {
    expect(seatName({ ...seat, name: '' }, undefined, '10086')).toBe('');
    expect(seatName(undefined, { name: '李四' }, '10086')).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { orderAsks } from '../../../../shared/contract/asks/order-asks.ts';
import { readAddress } from '../../address.ts';
import { dueOrder } from '../../../testing/orders.ts';
import { isFiltered, listQuestion, pathOf, pathText, rowLeft, rowOfDue } from './order-list.ts';
import { noFilter, ordersAddress } from './orders-address.ts';

const asked = (search: string) => listQuestion(readAddress(search, ordersAddress));
const isGood = (search: string) => orderAsks['orders.list'].args.safeParse(asked(search)).success;

describe('the question for the list of orders', () => {
  it('says what the address says', () => {
    const path = encodeURIComponent(pathText(['投递服务', 'a/b']));
    const search = `?kind=fault&unit=x&unit=y&owner=z&state=overdue&only=urgent&class=${path}&find=%20GD1%20&sort=created&from=400`;
    expect(asked(search)).toEqual({
      kinds: ['fault'],
      units: ['x', 'y'],
      owners: ['z'],
      states: ['overdue'],
      only: ['urgent'],
      category: ['投递服务', 'a/b'],
      region: [],
      text: 'GD1',
      sort: 'created',
      offset: 400,
      limit: 200,
    });
    expect(isGood(search)).toBe(true);
  });
  it('is one that the station understands, whatever the address says', () => {
    const wrong = [
      '?state=x&only=y&sort=z',
      '?from=-9',
      '?from=1.5',
      `?find=${'长'.repeat(99)}`,
      '?class=%25E4%25',
    ];
    for (const search of wrong) expect([search, isGood(search)]).toEqual([search, true]);
    expect(pathOf('%E4%')).toEqual([]);
  });
  it('has no filter once it is taken away', () => {
    const all = { ...ordersAddress, kind: ['a'], find: 'x', class: 'y' };
    expect([isFiltered(all), isFiltered({ ...all, ...noFilter }), isFiltered(ordersAddress)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('the time left of a row', () => {
  const row = (left: number, given = {}) => ({ ...rowOfDue(dueOrder('a', left, 1_000)), ...given });
  it('runs with the clock, and stands where it was stopped', () => {
    expect([rowLeft(row(50), 1_000), rowLeft(row(50), 1_060)]).toEqual([50, -10]);
    expect(rowLeft(row(50, { leftMs: 30 }), 9_000)).toBe(30);
  });
  it('is none of an order without a limit, or that is closed', () => {
    expect(rowLeft(row(50, { dueAt: null }), 0)).toBeNull();
    expect(rowLeft(row(50, { state: 'closed' }), 0)).toBeNull();
  });
});

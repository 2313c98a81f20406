import { describe, expect, it } from 'vitest';
import type { OrderShare } from '../../../shared/model/order.ts';
import { createWords } from '../../../shared/words/words.ts';
import { classRows } from './view.ts';

const words = createWords('zh-CN');
const share = (open: number, closed = 0, given: Partial<OrderShare> = {}): OrderShare => ({
  open,
  overdueOpen: 0,
  closed,
  closedWithLimit: closed,
  closedLate: 0,
  created: 0,
  ...given,
});
const nodes = [{ key: 'delay', zh: '延误', en: 'Delay', children: [] }];
const rows = (shares: Record<string, OrderShare>, most = 9) => classRows(shares, nodes, most, 40, words);

describe('classes of work orders', () => {
  it('are shares of all orders in hand, the largest first, named by the tree', () => {
    const shown = rows({ 'category:loss': share(1, 1), 'category:delay': share(2, 4, { closedLate: 1 }) });
    expect(shown.map(({ name, shareText, open, rate }) => [name, shareText, open, rate])).toEqual([
      ['延误', '75.0%', '2', '75.0%'],
      ['loss', '25.0%', '1', '100.0%'],
    ]);
  });
  it('count an order once: a class already holds those below it, else they are added up', () => {
    const deep = {
      'category:a': share(5),
      'category:a/x': share(3),
      'category:b/x': share(2),
      'category:b/y/z': share(3),
    };
    expect(rows(deep).map(({ name, open }) => [name, open])).toEqual([
      ['a', '5'],
      ['b', '5'],
    ]);
  });
  it('leave units out, and read keys as they were before they were coded', () => {
    const shown = rows({
      'unit:浙江抢修班': share(9),
      [`category:${encodeURIComponent('断电/跳闸')}`]: share(1),
    });
    expect(shown.map(({ name }) => name)).toEqual(['断电/跳闸']);
    expect(rows({ 'category:': share(1) })[0]?.name).toBe('未分类');
  });
  it('add up in the last line what has no room', () => {
    const many = Object.fromEntries([5, 4, 3, 2].map((open) => [`category:c${open}`, share(open)]));
    expect(rows(many, 3).map(({ name, open }) => [name, open])).toEqual([
      ['c5', '5'],
      ['c4', '4'],
      ['其余 2 项', '5'],
    ]);
    expect(rows({})).toEqual([]);
  });
});

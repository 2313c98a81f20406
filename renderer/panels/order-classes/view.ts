import type { Topics } from '../../../shared/contract/topics.ts';
import { orderFraction } from '../../../shared/measure/order-metrics.ts';
import type { OrderShare } from '../../../shared/model/order.ts';
import type { TreeNode } from '../../../shared/model/tree.ts';
import { formatCount, formatRate, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { pathNames } from '../order-names.ts';
import { shortName } from '../short-name.ts';

/** A class as the wall lists it; `share` of all orders in hand, 0–1; the last line may be several. */
export interface ClassRow {
  key: string;
  name: string;
  share: number;
  shareText: string;
  open: string;
  rate: string;
}

const prefix = 'category:';
const none: OrderShare = {
  open: 0,
  overdueOpen: 0,
  closed: 0,
  closedWithLimit: 0,
  closedLate: 0,
  created: 0,
};

/** The topmost classes, those with most orders in hand first; what has no room together in the last line. `room`: of names. */
export function classRows(
  shares: Topics['orderShares'],
  nodes: readonly TreeNode[],
  most: number,
  room: number,
  words: Words,
): ClassRow[] {
  const classes = topmost(shares).toSorted(
    (one, other) => inHand(other.sum) - inHand(one.sum) || (one.key < other.key ? -1 : 1),
  );
  const beyond = Object.entries(shares).flatMap(([key, share]) => (key === 'rest:category' ? [share] : []));
  const total = Math.max(1, inHand(together([...classes.map(({ sum }) => sum), ...beyond])));
  const alone = classes.length + beyond.length > most ? classes.slice(0, most - 1) : classes;
  const rest = classes.slice(alone.length);
  const rows = alone.map(({ key, sum }) =>
    rowOf(
      `=${key}`,
      key === '' ? words.say('orders.noClass') : (pathNames(nodes, [key], words)[0] ?? key),
      sum,
    ),
  );
  const others = [...rest.map(({ sum }) => sum), ...beyond];
  if (others.length > 0)
    rows.push(rowOf('', words.say('mix.rest', { count: others.length }), together(others)));
  return rows;

  function rowOf(key: string, name: string, sum: OrderShare): ClassRow {
    const { numerator, denominator } = orderFraction('onTimeRate', sum);
    const share = inHand(sum) / total;
    return {
      key,
      name: shortName(name, room),
      share,
      shareText: `${formatRate(share)}%`,
      open: formatCount(sum.open),
      rate: denominator === 0 ? NONE : `${formatRate(numerator / denominator)}%`,
    };
  }
}

/** What the cells of classes amount to at the top of the tree: the top's own cell, else those below it together. */
function topmost(shares: Topics['orderShares']): { key: string; sum: OrderShare }[] {
  const paths = new Map(
    Object.entries(shares)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, share]) => [key.slice(prefix.length), share]),
  );
  const own = [...paths].filter(([path]) => above(path).every((upper) => !paths.has(upper)));
  const byRoot = Map.groupBy(own, ([path]) => path.split('/')[0] ?? '');
  return Array.from(byRoot, ([root, cells]) => ({
    key: decodeURIComponent(root),
    sum: together(cells.map(([, share]) => share)),
  }));
}

function above(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
}

function inHand({ open, closed }: OrderShare): number {
  return open + closed;
}

function together(shares: readonly OrderShare[]): OrderShare {
  const sum = { ...none };
  const names = Object.keys(none) as (keyof OrderShare)[];
  for (const share of shares) for (const name of names) sum[name] += share[name];
  return sum;
}

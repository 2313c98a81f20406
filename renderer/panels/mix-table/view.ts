import type { MixCell, MixDimension, StationCell, Topics } from '../../../shared/contract/topics.ts';
import { formatCount, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import { decidedOf, type RateFigure, rateFigure } from '../rate-figure.ts';

/** One value of a dimension. Lengths are shares of the longest row, 0 to 1. */
export interface MixRow {
  key: string;
  name: string;
  entered: string;
  offered: string;
  rate: RateFigure;
  bar: { entered: number; offered: number; answered: number };
}

type Rules = Pick<StationCell, 'targets' | 'excludeShortAbandons'>;
type Sum = Record<keyof MixCell, number>;

/** The values of a dimension, the most used first; those beyond `most` rows together in the last. */
export function mixRows(
  mix: Topics['mix'],
  dimension: MixDimension,
  most: number,
  rules: Rules,
  words: Words,
): MixRow[] {
  const prefix = `${dimension}:`;
  const cells = Object.entries(mix)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, cell]) => ({ key, value: key.slice(prefix.length), cell }))
    .toSorted((a, b) => reachOf(b.cell) - reachOf(a.cell) || (a.value < b.value ? -1 : 1));
  const alone = cells.length > most ? cells.slice(0, most - 1) : cells;
  const rest = cells.slice(alone.length);
  const longest = Math.max(1, ...alone.map(({ cell }) => reachOf(cell)), reachOf(together(rest)));
  const rows = alone.map(({ key, value, cell }) =>
    rowOf(key, nameOf(dimension, value, words), cell, longest, rules),
  );
  if (rest.length > 0)
    rows.push(
      rowOf(dimension, words.say('mix.rest', { count: rest.length }), together(rest), longest, rules),
    );
  return rows;
}

/** Who came in, by whichever way it is known: a contact that a queue got without a menu never entered one. */
function reachOf({ ivrEntered, offered }: Sum): number {
  return Math.max(ivrEntered, offered);
}

function rowOf(key: string, name: string, cell: Sum, longest: number, rules: Rules): MixRow {
  const decided = decidedOf(cell, rules.excludeShortAbandons);
  return {
    key,
    name,
    entered: cell.ivrEntered === 0 ? NONE : formatCount(cell.ivrEntered),
    offered: formatCount(cell.offered),
    rate: rateFigure(cell.answered, decided, rules.targets.connectRate),
    bar: {
      entered: cell.ivrEntered / longest,
      offered: cell.offered / longest,
      answered: cell.answered / longest,
    },
  };
}

function together(cells: readonly { cell: Sum }[]): Sum {
  const sum: Sum = {
    ivrEntered: 0,
    ivrLeft: 0,
    selfServed: 0,
    offered: 0,
    answered: 0,
    abandonedShort: 0,
    open: 0,
  };
  const names = Object.keys(sum) as (keyof Sum)[];
  for (const { cell } of cells) for (const name of names) sum[name] += cell[name];
  return sum;
}

function nameOf(dimension: MixDimension, value: string, words: Words): string {
  if (value === '') return words.say(`mix.${dimension}.none`);
  return (dimension === 'channel' ? words.sayKey(`channel.${value}`) : null) ?? value;
}

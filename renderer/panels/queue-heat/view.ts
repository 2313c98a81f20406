import type { QueueSlotCell, StationCell, Topics } from '../../../shared/contract/topics.ts';
import { formatCount, formatRate, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';
import { rateLevel } from '../levels.ts';

/** One row of the map. `cells`: a letter a column, see `codeOf`. */
export interface HeatRow {
  key: string;
  name: string;
  rate: string;
  level: Level | null;
  missed: string;
  cells: string;
}

export interface QueueHeatView {
  rows: HeatRow[];
  columns: number;
  /** Where now is, in columns from the left; null when it is not in this day. */
  now: number | null;
}

/** What of the station decides how the map is cut and judged. */
export type HeatRules = Pick<StationCell, 'today' | 'slotMs' | 'targets' | 'excludeShortAbandons'>;

/** Figures of one queue or several, in one slot or several; the queue cell's order. */
type Sum = [offered: number, answered: number, open: number, short: number];

const QUARTER_MS = 900_000;
const HOUR_MS = 3_600_000;
/** One contact alone is never more than worth watching: in a slot with three, one miss is far from any target. */
const ONE_MISS = 1;
const letters = { normal: 'n', watch: 'w', warning: 'a', critical: 'c' } as const satisfies Record<
  Level,
  string
>;

/**
 * The queues by slots of the day: those first that missed most, the rest added up in the last row where there are more
 * than `most`. `byHour`: the screen is too narrow for quarter hours. `now`: the centre's time, epoch ms.
 */
export function queueHeatView(given: {
  slots: Topics['queueSlots'];
  names: Topics['queueNames'];
  rules: HeatRules;
  now: number;
  most: number;
  byHour: boolean;
  words: Words;
}): QueueHeatView {
  const { slots, names, rules, now, most, byHour, words } = given;
  const { start, end } = rules.today;
  const length = byHour ? HOUR_MS : Math.max(QUARTER_MS, rules.slotMs);
  const columns = Math.ceil((end - start) / length);
  const queues = sumByQueue(slots, { start, length, columns });
  const ranked = [...queues].toSorted(
    ([one, a], [other, b]) =>
      missedOf(b.day, rules) - missedOf(a.day, rules) || b.day[0] - a.day[0] || (one < other ? -1 : 1),
  );
  const alone = ranked.length > most ? ranked.slice(0, most - 1) : ranked;
  const rest = ranked.slice(alone.length);
  const running = Math.floor((now - start) / length);
  const row = (key: string, name: string, { day, columns: sums }: QueueSums): HeatRow => ({
    key,
    name,
    ...judged(day, rules),
    missed: formatCount(missedOf(day, rules)),
    cells: sums.map((sum, at) => codeOf(sum, at >= running, rules)).join(''),
  });
  const rows = alone.map(([queue, sums]) => row(queue, names[queue] ?? queue, sums));
  if (rest.length > 0)
    rows.push(
      row(
        '',
        words.say('heat.rest', { count: rest.length }),
        together(
          rest.map(([, sums]) => sums),
          columns,
        ),
      ),
    );
  return { rows, columns, now: now >= start && now < end ? (now - start) / length : null };
}

interface QueueSums {
  day: Sum;
  columns: (Sum | undefined)[];
}

function sumByQueue(
  slots: Record<string, QueueSlotCell>,
  cut: { start: number; length: number; columns: number },
): Map<string, QueueSums> {
  const queues = new Map<string, QueueSums>();
  for (const [slot, cells] of Object.entries(slots)) {
    const column = Math.floor((Number(slot) - cut.start) / cut.length);
    if (column < 0 || column >= cut.columns) continue;
    for (const [queue, counts] of Object.entries(cells)) {
      const sums = queues.get(queue) ?? {
        day: [0, 0, 0, 0],
        columns: Array<Sum | undefined>(cut.columns).fill(undefined),
      };
      queues.set(queue, sums);
      add(sums.day, counts);
      add((sums.columns[column] ??= [0, 0, 0, 0]), counts);
    }
  }
  return queues;
}

function together(all: readonly QueueSums[], columns: number): QueueSums {
  const sums: QueueSums = { day: [0, 0, 0, 0], columns: Array<Sum | undefined>(columns).fill(undefined) };
  for (const one of all) {
    add(sums.day, one.day);
    for (const [at, sum] of one.columns.entries()) if (sum) add((sums.columns[at] ??= [0, 0, 0, 0]), sum);
  }
  return sums;
}

function add(into: Sum, counts: readonly number[]): void {
  for (let at = 0; at < into.length; at++) into[at]! += counts[at] ?? 0;
}

/** Contacts the rate is taken over: those whose outcome is known. */
function decidedOf([offered, , open, short]: Sum, rules: HeatRules): number {
  return offered - open - (rules.excludeShortAbandons ? short : 0);
}

function missedOf(sum: Sum, rules: HeatRules): number {
  return decidedOf(sum, rules) - sum[1];
}

function judged(sum: Sum, rules: HeatRules): Pick<HeatRow, 'rate' | 'level'> {
  const target = rules.targets.connectRate;
  const decided = decidedOf(sum, rules);
  if (decided <= 0) return { rate: NONE, level: null };
  return { rate: `${formatRate(sum[1] / decided, target)}%`, level: rateLevel(sum[1], decided, target) };
}

/**
 * A column's letter: `n` on target, `w` watch, `a` warning, `c` critical; upper case while it runs or a contact of it is
 * open; `o` when all are open; a space where nobody called.
 */
function codeOf(sum: Sum | undefined, runs: boolean, rules: HeatRules): string {
  if (sum === undefined || sum[0] === 0) return ' ';
  const decided = decidedOf(sum, rules);
  if (decided <= 0) return sum[2] > 0 ? 'o' : ' ';
  const level = rateLevel(sum[1], decided, rules.targets.connectRate) ?? 'normal';
  const letter = letters[level !== 'normal' && missedOf(sum, rules) <= ONE_MISS ? 'watch' : level];
  return runs || sum[2] > 0 ? letter.toUpperCase() : letter;
}

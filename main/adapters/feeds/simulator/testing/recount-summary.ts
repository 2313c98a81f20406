import type { Figures, Recount, ScopeKind } from './recount-truth.ts';
import type { OrderTruth } from '../truth.ts';
import { promisedLimits } from './promised-limits.ts';
import { stillness, within } from './recount-orders.ts';

/**
 * The tables of a summary by hand from what really happened: the formulas are written down again from metrics.md, and
 * nothing is shared with the station. Names are as the simulator has them.
 */
export interface SummaryTruth {
  again: Recount;
  orders: readonly OrderTruth[];
  /** Teams of agents and of queues, as the roster said. */
  teamOf: ReadonlyMap<string, string>;
  queuesOf: ReadonlyMap<string, readonly string[]>;
}
export interface Range {
  start: number;
  end: number;
}
type Values = (number | null)[];

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
const over = (part: number, whole: number): number | null => (whole === 0 ? null : rounded(part / whole));
/** Mean of ms, to the microsecond. */
const mean = (ms: number, of: number): number | null =>
  of === 0 ? null : Math.round((ms / of / 1000) * 1e6) / 1000;

function reader(figures: Figures) {
  return (name: string): number => figures[name] ?? 0;
}

/** Figures of one scope in one span. */
export function figuresOf({ again }: SummaryTruth, kind: ScopeKind, id: string, range: Range): Figures {
  return again.slots(kind, id, 'offer', [range.start], range.end)[0] ?? {};
}

/** In the order of the columns of `slots`, `queues` and the like. */
export function rowOf(figures: Figures): Values {
  const n = reader(figures);
  const decided = n('offered') - n('open');
  const service = n('talkMs') + n('holdMs') + n('acwMs');
  return [
    ...['offered', 'answered', 'abandoned', 'flowedOut', 'lost', 'open'].map(n),
    over(n('answered'), decided),
    over(n('answeredIn20'), n('answered') + n('abandoned')),
    over(n('abandoned'), decided),
    mean(n('waitMsAnswered'), n('answered')),
    ...[n('talkMs'), n('holdMs'), n('acwMs'), service].map((ms) => mean(ms, n('handled'))),
    n('waitMsMax'),
    n('depthMax'),
  ];
}

/** By slot. @param starts of the slots, the last one ends with the range */
export function slotRows({ again }: SummaryTruth, starts: readonly number[], { end }: Range): Values[] {
  return again.slots('centre', '', 'offer', starts, end).map(rowOf);
}

/** By the values of a dimension that had anything. */
export function rowsBy(truth: SummaryTruth, kind: ScopeKind, range: Range): Map<string, Values> {
  const rows = truth.again
    .ids(kind)
    .map((id) => [id, rowOf(figuresOf(truth, kind, id, range))] as const)
    .filter(([, row]) => row.some((value) => (value ?? 0) > 0));
  return new Map(rows);
}

/** In the order of the columns of `teams`. */
export function teamRows(truth: SummaryTruth, range: Range): Map<string, Values> {
  const teams = [...new Set(truth.teamOf.values())];
  return new Map(teams.map((team) => [team, teamRow(truth, team, range)]));
}

function teamRow(truth: SummaryTruth, team: string, range: Range): Values {
  const agents = [...truth.teamOf].filter(([, of]) => of === team).map(([agent]) => agent);
  const n = sumOf(agents.map((agent) => figuresOf(truth, 'agent', agent, range)));
  const queues = [...truth.queuesOf].filter(([, of]) => of.includes(team)).map(([queue]) => queue);
  const q = sumOf(queues.map((queue) => figuresOf(truth, 'queue', queue, range)));
  return [
    q('offered'),
    over(q('answered'), q('offered') - q('open')),
    ...['answered', 'handled', 'ringNoAnswer'].map(n),
    ...[n('talkMs'), n('holdMs'), n('acwMs'), n('talkMs') + n('holdMs') + n('acwMs')].map((ms) =>
      mean(ms, n('handled')),
    ),
    ...seatShares(n),
    over(n('satisfied'), n('surveyed')),
  ];
}

function sumOf(all: readonly Figures[]): (name: string) => number {
  return (name) => all.reduce((sum, figures) => sum + (figures[name] ?? 0), 0);
}

/** Occupancy and utilisation. */
function seatShares(n: (name: string) => number): Values {
  const work = n('talkingMs') + n('holdingMs') + n('acwStateMs');
  const busy = work + n('ringingMs');
  return [over(busy, busy + n('readyMs')), over(work, busy + n('readyMs') + n('notReadyMs'))];
}

/** The centre's rates, averages and counts in the order of the rows of `kpi`, `kpiTimes` and `kpiCounts`. */
export function kpiValues(
  truth: SummaryTruth,
  range: Range,
): { rates: Values; times: Values; counts: Values } {
  const figures = figuresOf(truth, 'centre', '', range);
  const n = reader(figures);
  const [connect, level, abandon] = rowOf(figures).slice(6, 9);
  return {
    rates: [
      connect!,
      level!,
      abandon!,
      over(n('answered') + n('selfServed'), n('ivrEntered')),
      over(n('resolvedFirst'), n('resolvedKnown')),
      over(n('repeatContacts'), n('offered')),
      over(n('satisfied'), n('surveyed')),
      over(n('complaints'), n('handled')),
      ...seatShares(n),
    ],
    times: [...rowOf(figures).slice(9, 14), n('waitMsMax')],
    counts: [...countNames.map(n), n('depthMax')],
  };
}

const countNames = [
  'offered',
  'answered',
  'abandoned',
  'abandonedShort',
  'flowedOut',
  'lost',
  'open',
  'ivrEntered',
  'ivrLeft',
  'selfServed',
  'refused',
  'callbacks',
  'transferred',
  'ringNoAnswer',
  'complaints',
];

/** What the rates of `kpi` are shares of; null where that is time. */
export function samples(truth: SummaryTruth, range: Range): Values {
  const n = reader(figuresOf(truth, 'centre', '', range));
  const decided = n('offered') - n('open');
  const told = [n('ivrEntered'), n('resolvedKnown'), n('offered'), n('surveyed'), n('handled')];
  return [decided, n('answered') + n('abandoned'), decided, ...told, null, null];
}

/** Moves up to the last moment of the span, and what came of the order's own limit and its kind's by then. */
function standing(order: OrderTruth, { end }: Range) {
  const moves = order.links.filter(({ at }) => at < end);
  // Only what waits for a repair may stand still.
  const still = order.type === '故障报修' ? stillness(moves, end - 1) : [];
  const first = (names: readonly string[]): number | null =>
    moves.find(({ to }) => names.includes(to))?.at ?? null;
  const last = moves.findLast(({ to }) => to === 'closed' || to === 'reopened');
  const closedAt = last?.to === 'closed' ? last.at : null;
  const limit = (key: string, begun: number, due: number, doneAt: number | null) => ({
    key,
    doneAt,
    isLate: (time: number): boolean => time > due + within(still, begun, time),
  });
  const links = promisedLimits(order.type).flatMap(({ key, done, from, end: until }) => {
    const begun = from === undefined ? order.created : first(from);
    return begun === null ? [] : [limit(key, begun, until(begun, order), first(done))];
  });
  const reopened = moves.findLastIndex(({ to }) => to === 'reopened');
  const finished = moves.slice(reopened + 1).find(({ to }) => ['restored', 'handled', 'closed'].includes(to));
  return { closedAt, links, own: limit('due', order.created, order.due, finished?.at ?? null) };
}

/** In the order of the columns of `orders`, by kind; and of `orderLinks`, by kind and key of the link. */
export function orderRows({ orders }: SummaryTruth, range: Range) {
  const kinds = new Map<string, number[]>();
  const links = new Map<string, number[]>();
  for (const order of orders) {
    if (order.created >= range.end) continue;
    const { closedAt, links: steps, own } = standing(order, range);
    const limits = [...steps, own];
    const closedIn = closedAt !== null && closedAt >= range.start;
    const late = own.isLate(own.doneAt ?? closedAt ?? range.end - 1);
    const past = limits.filter(({ isLate, doneAt }) => doneAt === null && isLate(range.end - 1));
    const overdue = closedAt === null && past.length > 0;
    const add = (into: Map<string, number[]>, key: string, by: (boolean | number)[]): void =>
      void into.set(
        key,
        by.map((each, at) => Number(each) + (into.get(key)?.[at] ?? 0)),
      );
    if (closedAt === null || closedIn)
      add(kinds, order.type, [
        order.created >= range.start,
        closedIn,
        closedIn && late,
        overdue,
        closedAt === null,
      ]);
    for (const { key, isLate, doneAt } of limits) {
      const done = doneAt !== null && doneAt >= range.start;
      const open = closedAt === null && doneAt === null && isLate(range.end - 1);
      if (done || open) add(links, `${order.type} ${key}`, [done, done && !isLate(doneAt), open]);
    }
  }
  const kindRow = ([created, closed, late, overdue, open]: number[]): Values => [
    created!,
    closed!,
    late!,
    over(closed! - late!, closed!),
    overdue!,
    open!,
  ];
  const all = [...kinds.values()].reduce((sum, each) => sum.map((n, at) => n + each[at]!), [0, 0, 0, 0, 0]);
  return {
    kinds: new Map([...kinds].map(([key, counts]) => [key, kindRow(counts)])),
    all: kindRow(all),
    links: new Map(
      [...links].map(([key, [done, inTime, open]]) => [
        key,
        [done!, inTime!, open!, over(inTime!, done! + open!)],
      ]),
    ),
  };
}

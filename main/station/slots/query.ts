import type { Dimension } from '../../../shared/measure/counters.ts';
import { firstNotBefore } from '../../../shared/measure/step-block.ts';
import type { FormulaVersion } from '../../../shared/model/formula.ts';
import type { StoredDay, StoredSlot } from '../archive-port.ts';
import type { OpenContact } from '../floor/open-contact.ts';
import type { Name } from '../names.ts';
import type { Combo } from './combos.ts';
import { beside, FigureCells } from './figure-cells.ts';
import { noOpenWaits } from './figures.ts';
import type { OpenWaits } from './figures.ts';
import { createGrouping } from './grouping.ts';
import type { Grouping } from './grouping.ts';
import { openWaitsOf } from './open-waits.ts';
import { column, family, lengthOf } from './row.ts';
import { RowReader } from './row-reader.ts';
import { createJoinPeaks } from './slot-peaks.ts';
import type { JoinPeaks, TrackSource } from './slot-peaks.ts';

/** What a query reads: a database that may have a station writing to it. */
export interface FigureReader extends TrackSource {
  /**
   * Figures of the rows that start in `[from, to)`, those of one start joined to one piece (`RowReader`); by rising
   * start. @param combo only that one's.
   */
  slotsBetween(family: number, from: number, to: number, combo?: number): Iterable<StoredSlot>;
  /** Days in `[from, to)` whose rows of centre and queues are summed up, by rising start. */
  daysBetween(from: number, to: number): Iterable<StoredDay>;
  /** Combinations of dimensions that rows of a family have. */
  combosOf(family: number): Combo[];
  /** Names of these kinds. */
  namesOf(kinds: readonly string[]): Name[];
  /** How the contacts stand that are not over and were offered before `time`, epoch ms. */
  openBefore(time: number): Iterable<OpenContact>;
  /** Team label code of each agent code, by seats and roster. */
  teams(): Map<number, number>;
  /** Codes of the queues that are assigned to a team: metrics.md, Unit of counting. */
  queuesOf(team: Pick<Name, 'code' | 'text'>): ReadonlySet<number>;
  sourceIds(): Map<number, string>;
  /** Newest event time committed, epoch ms. */
  newest(): number;
  /** Versions of the formula settings, by rising number. */
  formulas(): FormulaVersion[];
}

/** A question about figures. Slots are half-open, rising and without gaps. */
export interface FigureQuery {
  slots: readonly { start: number; end: number }[];
  /** Shortest stored row needed: 5-minute slots need leaves. */
  fine: boolean;
  by: readonly Dimension[];
  scope: Partial<Record<Dimension, string>>;
  /** 0 offer, 1 event, 2 completion. */
  ledger: number;
  /** Columns a ledger. */
  width: number;
}

/** Figures by group. */
export interface FigureResult {
  /** Values of the dimensions asked `by`, per group. */
  groups: string[][];
  /** Undefined: nothing happened in that group. */
  cells: (FigureCells | undefined)[];
  /** Figures of agents or teams: what is known only before an answer is not there. */
  agents: boolean;
  /** Time in agents' states is kept by quarter hours, for the centre and the agents only. */
  stateTimes: boolean;
}

/**
 * Sums the stored rows for a question. Additive counters are added; peaks are those of the sum, from the rows' step
 * functions where a group has several combinations.
 * @throws Error with a message for people when such figures are not kept (agents by queue, agents by 5 minutes).
 */
export function queryFigures(reader: FigureReader, query: FigureQuery): FigureResult {
  const dims = [...new Set([...query.by, ...(Object.keys(query.scope) as Dimension[])])];
  const agents = dims.includes('agent') || dims.includes('team');
  if (agents && query.fine)
    throw new Error('figures of agents are kept by 15 minutes; ask for --slot 15m or longer');
  if (agents && dims.some((dim) => dim !== 'agent' && dim !== 'team')) {
    throw new Error('figures of agents are not kept by other dimensions; ask by agent or team alone');
  }
  const whole = !query.fine && dims.every((dim) => dim === 'queue');
  const of = agents ? family.agent : whole ? family.scope : family.leaf;
  const legs = dims.includes('queue');
  const grouping = createGrouping(reader, of, query.by, query.scope, (combo) =>
    agents ? combo.agent !== 0 || combo.code === 0 : (combo.queue !== 0) === legs,
  );
  const to = query.slots[query.slots.length - 1]?.end ?? 0;
  const only = !agents && whole && !legs ? 0 : undefined;
  const opens = agents ? new Map<number, OpenWaits>() : openWaitsOf(reader.openBefore(to), grouping, legs);
  const cells: (FigureCells | undefined)[] = [];
  collect(
    reader,
    { ...query, of, only, joinPeaks: agents ? null : createJoinPeaks(reader) },
    grouping,
    cells,
    opens,
  );
  for (const group of opens.keys()) cells[group] ??= new FigureCells(query.slots.length, query.width);
  addOpen(query, cells, opens, lengthOf(of), reader.newest());
  settleEnds(query, cells, opens, reader.newest());
  return { groups: grouping.labels(), cells, agents, stateTimes: agents || only === 0 };
}

/** A question with what it takes of the archive. */
interface Collection extends FigureQuery {
  of: number;
  only: number | undefined;
  /** Null for agents: nobody waits for an agent, so there are no peaks. */
  joinPeaks: JoinPeaks | null;
}

/** Stored slots come by rising start: the rows of one start and group form one sum, whose peak joins the slot's. */
function collect(
  reader: FigureReader,
  query: Collection,
  grouping: Grouping,
  cells: (FigureCells | undefined)[],
  opens: ReadonlyMap<number, OpenWaits>,
): void {
  const { slots, of, joinPeaks } = query;
  const pool = grouping.simple() ? null : new RowPool();
  const row = new RowReader();
  let slot = 0;
  for (const [start, end, figures] of pieces(reader, query, pool === null, opens)) {
    while (slot < slots.length - 1 && start >= slots[slot]!.end) slot++;
    const key = { family: of, start };
    for (let next = 0; next < figures.length; next = row.next) {
      row.open(figures, next, start);
      const group = grouping.of(row.combo);
      if (group === undefined) continue;
      const cell = (cells[group] ??= new FigureCells(slots.length, query.width));
      addRow(cell, slot, row, query, end);
      if (!joinPeaks) continue;
      if (pool) pool.keep(group, figures, next, start);
      else joinPeaks(cell, slot, key, row, opens.get(group) ?? noOpenWaits);
    }
    pool?.take((group, rows) => joinPeaks?.(cells[group]!, slot, key, rows, opens.get(group) ?? noOpenWaits));
  }
}

/**
 * What is stored of the slots, by rising start: whole days where they are summed up, lie in one slot and were over before
 * anybody who still waits came, since peaks know those by quarter hours; else the rows as they are.
 * @param simple each group has one combination only
 */
function* pieces(
  reader: FigureReader,
  { slots, of, only }: Collection,
  simple: boolean,
  opens: ReadonlyMap<number, OpenWaits>,
): Generator<StoredDay> {
  const to = slots[slots.length - 1]?.end ?? 0;
  const length = lengthOf(of);
  let at = slots[0]?.start ?? 0;
  const between = function* (until: number): Generator<StoredDay> {
    if (until <= at) return;
    for (const [start, figures] of reader.slotsBetween(of, at, until, only))
      yield [start, start + length, figures];
  };
  if (of === family.scope && simple) {
    let slot = 0;
    for (const day of reader.daysBetween(at, Math.min(to, firstOpen(opens)))) {
      const [start, end] = day;
      while (slot < slots.length - 1 && start >= slots[slot]!.end) slot++;
      // Days of another zone overlap these.
      if (start < at || end > slots[slot]!.end) continue;
      yield* between(start);
      yield day;
      at = end;
    }
  }
  yield* between(to);
}

/** When the first of those came who still wait or are served, epoch ms. */
function firstOpen(opens: ReadonlyMap<number, OpenWaits>): number {
  let first = Infinity;
  for (const { offered, served } of opens.values())
    first = Math.min(first, offered[0] ?? Infinity, served[0] ?? Infinity);
  return first;
}

function addRow(cell: FigureCells, slot: number, row: RowReader, query: FigureQuery, end: number): void {
  const { numbers } = cell;
  const longest = row.addLedger(query.ledger, numbers, cell.counters(slot), query.width);
  const at = cell.beside(slot);
  if (longest > numbers[at + beside.waitMsMax]!) numbers[at + beside.waitMsMax] = longest;
  if (row.formulaVersion > numbers[at + beside.formulaVersion]!)
    numbers[at + beside.formulaVersion] = row.formulaVersion;
  numbers[at + beside.until] = end;
}

/** The rows of one stored slot, by group, where groups may have several. */
class RowPool {
  private readonly byGroup = new Map<number, RowReader[]>();

  /** Keeps the row at `at`. */
  keep(group: number, figures: Uint8Array, at: number, start: number): void {
    const row = new RowReader();
    row.open(figures, at, start);
    const rows = this.byGroup.get(group);
    if (rows) rows.push(row);
    else this.byGroup.set(group, [row]);
  }

  /** Calls back with the rows of each group, and forgets them. */
  take(visit: (group: number, rows: readonly RowReader[]) => void): void {
    for (const [group, rows] of this.byGroup) visit(group, rows);
    this.byGroup.clear();
  }
}

/**
 * Those still waiting: their rows know the offer but no end. Their time up to `now` is added, what their own row took
 * for waiting beyond it is taken back, and slots without any row still hold them.
 */
function addOpen(
  query: FigureQuery,
  cells: readonly (FigureCells | undefined)[],
  opens: ReadonlyMap<number, OpenWaits>,
  rowMs: number,
  now: number,
): void {
  for (const [group, open] of opens) {
    const cell = cells[group]!;
    const first = Math.min(open.offered[0] ?? Infinity, open.served[0] ?? Infinity);
    query.slots.forEach(({ start, end }, slot) => {
      if (end <= first) return;
      const area = openArea(open.offered, start, end, rowMs, now);
      const waiting = start > now ? 0 : firstNotBefore(open.offered, start);
      const serving = start > now ? 0 : firstNotBefore(open.served, start);
      if (area === 0 && waiting === 0 && serving === 0) return;
      const { numbers } = cell;
      const at = cell.beside(slot);
      numbers[at + beside.formulaVersion] ||= 1;
      numbers[cell.counters(slot) + column.queueMs]! += area;
      // As many as the peak at the slot's start: then that is where it was first.
      if (waiting > 0 && waiting >= numbers[at + beside.depthMax]!) {
        numbers[at + beside.depthMax] = waiting;
        numbers[at + beside.depthMaxAt] = start;
      }
      if (serving > 0 && serving >= numbers[at + beside.inServiceMax]!) {
        numbers[at + beside.inServiceMax] = serving;
        numbers[at + beside.inServiceMaxAt] = start;
      }
    });
  }
}

function openArea(offers: readonly number[], start: number, end: number, rowMs: number, now: number): number {
  let area = 0;
  for (const offered of offers) {
    if (offered >= end || start > now) break;
    const rowEnd = offered - (offered % rowMs) + rowMs;
    area +=
      Math.max(0, Math.min(end, now) - Math.max(start, offered)) - (offered >= start ? rowEnd - offered : 0);
  }
  return area;
}

/** Depth at the end of slots whose last rows are missing: nothing happened in those, so only who still waits is there. */
function settleEnds(
  query: FigureQuery,
  cells: readonly (FigureCells | undefined)[],
  opens: ReadonlyMap<number, OpenWaits>,
  now: number,
): void {
  cells.forEach((cell, group) => {
    if (!cell) return;
    const { offered } = opens.get(group) ?? noOpenWaits;
    query.slots.forEach(({ start, end }, slot) => {
      const at = cell.beside(slot);
      if (!cell.has(slot) || cell.numbers[at + beside.until]! >= end) return;
      cell.numbers[at + beside.depthEnd] = start > now ? 0 : firstNotBefore(offered, end);
    });
  });
}

import type { Dimension, Peaks } from '../../../shared/measure/counters.ts';
import { mergeTracks, peak } from '../../../shared/measure/steps.ts';
import type { Contact } from '../floor/contact.ts';
import type { Name } from '../names.ts';
import type { Combo } from './combos.ts';
import { before, noOpenWaits } from './figures.ts';
import type { OpenWaits } from './figures.ts';
import { createGrouping } from './grouping.ts';
import type { Grouping } from './grouping.ts';
import { openWaitsOf } from './open-waits.ts';
import { column, family, lengthOf } from './row.ts';
import { decodeFigures, decodeTracks } from './row-codec.ts';
import type { RowFigures, StoredRow } from './row-codec.ts';

/** What a query reads: a database that may have a station writing to it. */
export interface FigureReader {
  rowsBetween(family: number, from: number, to: number, combo?: number): Iterable<StoredRow>;
  names(): Name[];
  combos(): Combo[];
  openContacts(): Contact[];
  /** Team label code of each agent code, by seats and roster. */
  teams(): Map<number, number>;
  sourceIds(): Map<number, string>;
  /** Newest event time committed, epoch ms. */
  newest(): number;
}

/** A question about figures. Slots are half-open, rising and without gaps. */
export interface FigureQuery {
  slots: readonly { start: number; end: number }[];
  /** Shortest stored row needed: 5-minute slots need leaves. */
  fine: boolean;
  by: readonly Dimension[];
  scope: Partial<Record<Dimension, string>>;
  /** 0 offer, 1 event, 2 completion: for the longest wait. */
  ledger: number;
  /** Columns a ledger. */
  width: number;
}

/** One slot of one group. */
export interface FigureCell {
  counts: Float64Array;
  peaks: Peaks;
  formulaVersion: number;
}

/** Figures by group, then slot (undefined: nothing happened there). */
export interface FigureResult {
  /** Values of the dimensions asked `by`, per group. */
  groups: string[][];
  cells: (FigureCell | undefined)[][];
  /** Figures of agents or teams: what is known only before an answer is not there. */
  agents: boolean;
}

/**
 * Sums the stored rows for a question. Additive counters are added; peaks are those of the sum, from the rows' step
 * functions where a group has several combinations.
 * @throws Error with a message for people when such figures are not kept (agents by queue, agents by 5 minutes).
 */
export function queryFigures(reader: FigureReader, query: FigureQuery): FigureResult {
  const dims = [...new Set([...query.by, ...(Object.keys(query.scope) as Dimension[])])];
  const agents = dims.includes('agent') || dims.includes('team');
  if (agents && query.fine) throw new Error('figures of agents are kept by 15 minutes; ask for --slot 15m or longer');
  if (agents && dims.some((dim) => dim !== 'agent' && dim !== 'team')) {
    throw new Error('figures of agents are not kept by other dimensions; ask by agent or team alone');
  }
  const whole = !query.fine && dims.every((dim) => dim === 'queue');
  const of = agents ? family.agent : whole ? family.scope : family.leaf;
  const legs = dims.includes('queue');
  const grouping = createGrouping(reader, query.by, query.scope, (combo) =>
    agents ? combo.agent !== 0 || combo.code === 0 : (combo.queue !== 0) === legs,
  );
  const from = query.slots[0]?.start ?? 0;
  const to = query.slots[query.slots.length - 1]?.end ?? 0;
  const cells: (FigureCell | undefined)[][] = [];
  const only = !agents && whole && !legs ? 0 : undefined;
  const opens = agents ? new Map<number, OpenWaits>() : openWaitsOf(reader, grouping, legs);
  collect(reader.rowsBetween(of, from, to, only), query, grouping, cells, opens);
  for (const group of opens.keys()) cells[group] ??= [];
  addOpen(query, cells, opens, lengthOf(of), reader.newest());
  return { groups: grouping.labels(), cells: grouping.labels().map((_, group) => cells[group] ?? []), agents };
}

function emptyPeaks(): Peaks {
  return { waitMsMax: 0, depthMax: 0, depthMaxAt: null, depthEnd: 0, inServiceMax: 0, inServiceMaxAt: null };
}

/** Rows come by rising start: those of one start and group form one sum, whose peak joins the slot's. */
function collect(
  rows: Iterable<StoredRow>,
  query: FigureQuery,
  grouping: Grouping,
  cells: (FigureCell | undefined)[][],
  opens: Map<number, OpenWaits>,
): void {
  const { slots, width } = query;
  let slot = 0;
  let start = -1;
  let pending: StoredRow[][] = [];
  const settle = (): void => {
    pending.forEach((group, index) => joinPeaks(cells[index]![slot]!, group, opens.get(index) ?? noOpenWaits, width));
    pending = [];
  };
  for (const row of rows) {
    const group = grouping.of(row.combo);
    if (group === undefined) continue;
    if (row.start !== start) {
      settle();
      start = row.start;
      while (slot < slots.length - 1 && start >= slots[slot]!.end) slot++;
    }
    const figures = decodeFigures(row.figures, row.start, width);
    const cell = ((cells[group] ??= [])[slot] ??= { counts: new Float64Array(3 * width), peaks: emptyPeaks(), formulaVersion: 0 });
    for (let i = 0; i < cell.counts.length; i++) cell.counts[i]! += figures.counts[i]!;
    cell.peaks.waitMsMax = Math.max(cell.peaks.waitMsMax, figures.waitMax[query.ledger] ?? 0);
    cell.formulaVersion = Math.max(cell.formulaVersion, figures.formulaVersion);
    (pending[group] ??= []).push(row);
  }
  settle();
}

/** Takes one stored slot's peak into the cell; a single row has it ready, several must be merged. */
function joinPeaks({ peaks }: FigureCell, rows: StoredRow[], open: OpenWaits, width: number): void {
  const [first] = rows;
  if (!first) return;
  const figures = rows.length === 1 ? decodeFigures(first.figures, first.start, width) : mergePeaks(rows);
  const waiting = before(open.offered, first.start);
  const serving = before(open.served, first.start);
  const depth = figures.depthMax + waiting;
  if (depth > peaks.depthMax) [peaks.depthMax, peaks.depthMaxAt] = [depth, figures.depthMax > 0 ? figures.depthMaxAt : first.start];
  const service = figures.serviceMax + serving;
  if (service > peaks.inServiceMax) {
    [peaks.inServiceMax, peaks.inServiceMaxAt] = [service, figures.serviceMax > 0 ? figures.serviceMaxAt : first.start];
  }
  peaks.depthEnd = figures.depthEnd + waiting;
}

function mergePeaks(rows: StoredRow[]): Pick<RowFigures, 'depthMax' | 'depthMaxAt' | 'depthEnd' | 'serviceMax' | 'serviceMaxAt'> {
  const tracks = rows.map(decodeTracks);
  const depth = peak(mergeTracks(tracks.map((track) => track.depth)), 0);
  const service = peak(mergeTracks(tracks.map((track) => track.service)), 0);
  return {
    depthMax: depth.max, depthMaxAt: depth.maxAt ?? 0, depthEnd: depth.end, serviceMax: service.max, serviceMaxAt: service.maxAt ?? 0,
  };
}

/**
 * Those still waiting: their rows know the offer but no end. Their time up to `now` is added, what their own row took
 * for waiting beyond it is taken back, and slots without any row still hold them.
 */
function addOpen(
  query: FigureQuery,
  cells: (FigureCell | undefined)[][],
  opens: Map<number, OpenWaits>,
  rowMs: number,
  now: number,
): void {
  for (const [group, open] of opens) {
    query.slots.forEach(({ start, end }, index) => {
      let area = 0;
      for (const offered of open.offered) {
        if (offered >= end || start > now) continue;
        const rowEnd = offered - (offered % rowMs) + rowMs;
        area += Math.max(0, Math.min(end, now) - Math.max(start, offered)) - (offered >= start ? rowEnd - offered : 0);
      }
      const waiting = start > now ? 0 : before(open.offered, start);
      if (area === 0 && waiting === 0) return;
      const held = cells[group]!;
      const cell = (held[index] ??= { counts: new Float64Array(3 * query.width), peaks: emptyPeaks(), formulaVersion: 1 });
      for (let ledger = 0; ledger < 3; ledger++) cell.counts[ledger * query.width + column.queueMs]! += area;
      if (waiting > cell.peaks.depthMax) [cell.peaks.depthMax, cell.peaks.depthMaxAt] = [waiting, start];
      if (cell.peaks.depthEnd === 0) cell.peaks.depthEnd = waiting;
    });
  }
}

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
import { readLegs } from '../floor/legs.ts';
import { createCombos } from './combos.ts';
import { column, emptyTracks, family, lengthOf } from './row.ts';
import type { StepPeak, Tracks } from './row.ts';
import { addFigures, decodeTracks } from './row-codec.ts';
import type { RowHead, StoredRow, StoredTracks } from './row-codec.ts';
import type { SlotKey } from './rows.ts';
import { spansOf } from './trace.ts';
import { tracksOfSpans } from './tracks-of-spans.ts';

/** What a query reads: a database that may have a station writing to it. */
export interface FigureReader {
  rowsBetween(family: number, from: number, to: number, combo?: number): Iterable<StoredRow>;
  loadTracks(family: number, start: number, combo: number): StoredTracks | undefined;
  /** Slots whose steps are not stored yet. */
  unsealed(): SlotKey[];
  /** Contacts that may have waited or talked in `[from, to)`. */
  contactsBetween(from: number, to: number): Iterable<Contact>;
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
  /** End of the newest row summed, epoch ms; 0 = none. */
  until: number;
}

/** Figures by group, then slot (undefined: nothing happened there). */
export interface FigureResult {
  /** Values of the dimensions asked `by`, per group. */
  groups: string[][];
  cells: (FigureCell | undefined)[][];
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
  const grouping = createGrouping(reader, query.by, query.scope, (combo) =>
    agents ? combo.agent !== 0 || combo.code === 0 : (combo.queue !== 0) === legs,
  );
  const from = query.slots[0]?.start ?? 0;
  const to = query.slots[query.slots.length - 1]?.end ?? 0;
  const cells: (FigureCell | undefined)[][] = [];
  const only = !agents && whole && !legs ? 0 : undefined;
  const opens = agents ? new Map<number, OpenWaits>() : openWaitsOf(reader, grouping, legs);
  collect(reader, reader.rowsBetween(of, from, to, only), query, grouping, cells, opens);
  for (const group of opens.keys()) cells[group] ??= [];
  addOpen(query, cells, opens, lengthOf(of), reader.newest());
  settleEnds(query, cells, opens, reader.newest());
  return {
    groups: grouping.labels(),
    cells: grouping.labels().map((_, group) => cells[group] ?? []),
    agents,
    stateTimes: agents || only === 0,
  };
}

function emptyPeaks(): Peaks {
  return { waitMsMax: 0, depthMax: 0, depthMaxAt: null, depthEnd: 0, inServiceMax: 0, inServiceMaxAt: null };
}

/** Rows come by rising start: those of one start and group form one sum, whose peak joins the slot's. */
function collect(
  reader: FigureReader,
  rows: Iterable<StoredRow>,
  query: FigureQuery,
  grouping: Grouping,
  cells: (FigureCell | undefined)[][],
  opens: Map<number, OpenWaits>,
): void {
  const { slots, width } = query;
  let slot = 0;
  let start = -1;
  let pending: PendingRow[][] = [];
  const tracksOf = createTrackReader(reader);
  const settle = (): void => {
    pending.forEach((group, index) =>
      joinPeaks(cells[index]![slot]!, group, opens.get(index) ?? noOpenWaits, tracksOf),
    );
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
    const cell = ((cells[group] ??= [])[slot] ??= {
      counts: new Float64Array(3 * width),
      peaks: emptyPeaks(),
      formulaVersion: 0,
      until: 0,
    });
    cell.until = start + lengthOf(row.family);
    const head = addFigures(row.figures, row.start, width, cell.counts);
    cell.peaks.waitMsMax = Math.max(cell.peaks.waitMsMax, head.waitMax[query.ledger] ?? 0);
    cell.formulaVersion = Math.max(cell.formulaVersion, head.formulaVersion);
    (pending[group] ??= []).push({ row, head });
  }
  settle();
}

/** A row whose counters are added already. */
interface PendingRow {
  row: StoredRow;
  head: RowHead;
}

type TracksOf = (pending: PendingRow) => Tracks | null;

/** Takes one stored slot's peak into the cell; a single row has it ready, several must be merged. */
function joinPeaks({ peaks }: FigureCell, rows: PendingRow[], open: OpenWaits, tracksOf: TracksOf): void {
  const [first] = rows;
  if (!first) return;
  const { start } = first.row;
  const { depth, service } = rows.length === 1 ? first.head : mergePeaks(rows, tracksOf);
  const waiting = depth.max + before(open.offered, start);
  if (waiting > peaks.depthMax) [peaks.depthMax, peaks.depthMaxAt] = [waiting, depth.maxAt || start];
  const serving = service.max + before(open.served, start);
  if (serving > peaks.inServiceMax)
    [peaks.inServiceMax, peaks.inServiceMaxAt] = [serving, service.maxAt || start];
  peaks.depthEnd = depth.end + before(open.offered, start);
}

type MergedPeak = Pick<StepPeak, 'max' | 'maxAt' | 'end'>;

/** The peak of a sum is not the sum of peaks: the steps of all rows together give it. */
function mergePeaks(rows: PendingRow[], tracksOf: TracksOf): { depth: MergedPeak; service: MergedPeak } {
  const tracks = rows.map((pending) => tracksOf(pending) ?? carriesOnly(pending));
  const of = (kind: 'depth' | 'service'): MergedPeak => {
    const { max, maxAt, end } = peak(mergeTracks(tracks.map((each) => each[kind])), 0);
    return { max, maxAt: maxAt ?? 0, end };
  };
  return { depth: of('depth'), service: of('service') };
}

function carriesOnly({ row, head }: PendingRow): Tracks {
  const tracks = emptyTracks(row.family, row.start);
  tracks.depth.carry = head.depth.carry;
  tracks.service.carry = head.service.carry;
  return tracks;
}

/** Steps of rows: stored once a slot is over, before that made from the contacts, a slot at a time. */
function createTrackReader(reader: FigureReader): TracksOf {
  const combos = createCombos(reader.combos());
  const unsealed = new Set(reader.unsealed().map((key) => `${key.family}/${key.start}`));
  let made: { key: string; tracks: Map<number, Tracks> } | null = null;
  return ({ row, head }) => {
    const key = `${row.family}/${row.start}`;
    if (!unsealed.has(key)) {
      const stored = reader.loadTracks(row.family, row.start, row.combo);
      return stored ? decodeTracks(stored, { depth: head.depth.carry, service: head.service.carry }) : null;
    }
    if (made?.key !== key) {
      const contacts = reader.contactsBetween(row.start, row.start + lengthOf(row.family));
      const spans = [...contacts].map((contact) => spansOf({ combos }, contact, readLegs(contact)));
      made = { key, tracks: tracksOfSpans(spans, row.family, row.start) };
    }
    return made.tracks.get(row.combo) ?? null;
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
        area +=
          Math.max(0, Math.min(end, now) - Math.max(start, offered)) -
          (offered >= start ? rowEnd - offered : 0);
      }
      const waiting = start > now ? 0 : before(open.offered, start);
      const serving = start > now ? 0 : before(open.served, start);
      if (area === 0 && waiting === 0 && serving === 0) return;
      const held = cells[group]!;
      const cell = (held[index] ??= {
        counts: new Float64Array(3 * query.width),
        peaks: emptyPeaks(),
        formulaVersion: 1,
        until: 0,
      });
      for (let ledger = 0; ledger < 3; ledger++) cell.counts[ledger * query.width + column.queueMs]! += area;
      const { peaks } = cell;
      // As many as the peak at the slot's start: then that is where it was first.
      if (waiting > 0 && waiting >= peaks.depthMax) [peaks.depthMax, peaks.depthMaxAt] = [waiting, start];
      if (serving > 0 && serving >= peaks.inServiceMax)
        [peaks.inServiceMax, peaks.inServiceMaxAt] = [serving, start];
    });
  }
}

/** Depth at the end of slots whose last rows are missing: nothing happened in those, so only who still waits is there. */
function settleEnds(
  query: FigureQuery,
  cells: (FigureCell | undefined)[][],
  opens: Map<number, OpenWaits>,
  now: number,
): void {
  cells.forEach((held, group) => {
    query.slots.forEach(({ start, end }, index) => {
      const cell = held[index];
      if (!cell || cell.until >= end) return;
      cell.peaks.depthEnd = start > now ? 0 : before(opens.get(group)?.offered ?? [], end);
    });
  });
}

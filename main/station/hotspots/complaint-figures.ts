import { firstLevel, partOf } from '../../../shared/model/first-level.ts';
import type { FirstLevel } from '../../../shared/model/first-level.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { poissonScore } from '../../../shared/measure/poisson-score.ts';
import type {
  ComplaintCell,
  ComplaintTotals,
  ComplaintTrail,
  Hotspot,
  TreePath,
  Unusual,
} from '../../../shared/model/hotspot.ts';
import type { TreeNode } from '../../../shared/model/tree.ts';
import { addTo, categoryOf, cellOf, regionOf } from './cells.ts';
import type { Cell } from './cells.ts';
import type { Complaints } from './complaints.ts';
import type { HotspotRecord } from './hotspot-archive.ts';
import { seenOf } from './seen-of.ts';
import { WHOLE } from './path-book.ts';
import { BIN_MS, floor, MINUTE_MS, TRAIL_MS, WINDOW_MS } from './recent.ts';

const ALL = cellOf(WHOLE, WHOLE);
const HOUR_MS = 3_600_000;

/** Figures of complaints for screens, as of a moment; what is dear is made once a count. */
export class ComplaintFigures {
  private readonly complaints: Complaints;
  private readonly trees: Pick<Settings, 'categories' | 'regions'>;
  private readonly levels: { categories: FirstLevel; regions: FirstLevel };
  private readonly mapped = new Map<Cell, boolean>();
  private known: {
    counted: number;
    day: number;
    counts: ReadonlyMap<Cell, number>;
    unmapped: number;
  } | null = null;

  constructor(complaints: Complaints, trees: Pick<Settings, 'categories' | 'regions'>) {
    this.complaints = complaints;
    this.trees = trees;
    this.levels = { categories: firstLevel(trees.categories), regions: firstLevel(trees.regions) };
  }

  /** All complaints of today. @param now of the centre, epoch ms */
  totals(now: number): ComplaintTotals {
    const { unmapped, counts } = this.today(now);
    const { newest, expectations } = this.complaints;
    return {
      ...this.unusual(ALL, now),
      ...expectations.basis(now),
      today: counts.get(ALL) ?? 0,
      yesterday: this.yesterday(now),
      unmapped,
      newest: newest === 0 ? null : newest,
      to: windowEnd(now),
    };
  }

  /** The cells of the map: the first level of both trees, and the finest ones of what is unusual. */
  cells(now: number): Cell[] {
    const { cells, recent, lives } = this.complaints;
    const open = [...lives.values()]
      .filter(({ endedAt }) => endedAt === null)
      .flatMap((each) => lives.cellsOf(each));
    const counts = [...recent.counts(windowEnd(now)).keys()];
    return counts.filter(
      (cell) => this.isOfMap(cell) || (this.isLeaf(cell) && open.some((hot) => cells.isWithin(cell, hot))),
    );
  }

  cell(cell: Cell, now: number): ComplaintCell | undefined {
    const found = this.unusual(cell, now);
    if (found.n === 0) return undefined;
    return { ...this.complaints.cells.place(cell), ...found, today: this.today(now).counts.get(cell) ?? 0 };
  }

  /** A hotspot as screens see it, with its trail up to `now`. */
  hotspot(record: HotspotRecord, now: number): Hotspot {
    const cell = this.complaints.lives.cellOf(record);
    return { ...seenOf(record), trail: this.trail(cell, now, record.surge?.queues ?? []) };
  }

  /** The last three hours of a cell by five minutes. @param queues whose offers are laid beside them */
  trail(cell: Cell, now: number, queues: readonly string[]): ComplaintTrail {
    const { recent, expectations, offers } = this.complaints;
    const last = floor(now, BIN_MS);
    const bins = Array.from({ length: TRAIL_MS / BIN_MS }, (_, at) => last - TRAIL_MS + BIN_MS * (at + 1));
    return {
      from: bins[0]!,
      binMs: BIN_MS,
      n: bins.map((bin) => recent.inBin(bin, cell)),
      expected: bins.map((bin) => rounded(expectations.between(bin, bin + BIN_MS, cell))),
      offers: queues.length === 0 ? [] : bins.map((bin) => offers?.offered(bin, queues) ?? 0),
      usualOffers: queues.length === 0 ? [] : bins.map((bin) => rounded(offers?.usual(bin, queues) ?? 0)),
    };
  }

  private unusual(cell: Cell, now: number): Unusual {
    const { recent, expectations } = this.complaints;
    const to = windowEnd(now);
    const n = recent.counts(to).get(cell) ?? 0;
    const expected = expectations.ofWindow(to, cell);
    return { n, expected, score: expectations.isKnown(to - WINDOW_MS, to) ? poissonScore(n, expected) : 0 };
  }

  private today(now: number): { counts: ReadonlyMap<Cell, number>; unmapped: number } {
    const { zone, history, cells, counted } = this.complaints;
    const day = zone.dayOf(now);
    if (this.known?.counted === counted && this.known.day === day.start) return this.known;
    const counts = new Map<Cell, number>();
    let unmapped = 0;
    for (const start of history.starts(day.start, day.end))
      history.each(start, (leaf, n) => {
        for (const cell of cells.upwards(leaf)) addTo(counts, cell, n);
        if (!this.isMapped(leaf)) unmapped += n;
      });
    this.known = { counted, day: day.start, counts, unmapped };
    return this.known;
  }

  /** Of the hours of yesterday that are over today, and of the running one as much as has passed of it. */
  private yesterday(now: number): number | null {
    const { zone, history } = this.complaints;
    const day = zone.dayOf(now);
    const before = zone.dayOf(day.start - 1);
    if (history.first >= before.end) return null;
    const until = before.start + (now - day.start);
    let sum = 0;
    for (const start of history.starts(before.start, Math.min(until, before.end)))
      history.each(start, (_leaf, n) => (sum += n * Math.min(1, (until - start) / HOUR_MS)));
    return Math.round(sum);
  }

  private isOfMap(cell: Cell): boolean {
    const { category, region } = this.complaints.cells.place(cell);
    return (
      partOf(this.levels.categories, category)?.own === true &&
      partOf(this.levels.regions, region)?.own === true
    );
  }

  private isLeaf(cell: Cell): boolean {
    return this.complaints.topics.has(cell);
  }

  private isMapped(leaf: Cell): boolean {
    let known = this.mapped.get(leaf);
    if (known === undefined) {
      const { categories, regions } = this.complaints.cells;
      known =
        isIn(this.trees.categories, categories.path(categoryOf(leaf))) &&
        isIn(this.trees.regions, regions.path(regionOf(leaf)));
      this.mapped.set(leaf, known);
    }
    return known;
  }
}

/** The minute at hand is part of the 60. */
function windowEnd(now: number): number {
  return floor(now, MINUTE_MS) + MINUTE_MS;
}

function isIn(nodes: readonly TreeNode[], [key, ...rest]: TreePath): boolean {
  if (key === undefined) return true;
  const node = nodes.find((each) => each.key === key);
  return node !== undefined && isIn(node.children, rest);
}

/** An expectation of five minutes is a small number; more digits would only be sent again and again. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

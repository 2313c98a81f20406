import type { HistoryBasis, HotspotState, LevelledCell, Unusual } from '../../../shared/model/hotspot.ts';
import type { Cell, Cells } from './cells.ts';
import type { Judged } from './judge-cells.ts';
import type { Shown } from './explain.ts';
import type { HotspotEntry, HotspotHappening, HotspotRecord } from './hotspot-archive.ts';

const HOUR_MS = 3_600_000;
/** A hotspot is emerging for so long, and closed when it was over for so long. Unit: ms. */
const EMERGING_MS = 15 * 60_000;
const OVER_MS = HOUR_MS;
/** Those that are closed are still shown for so long. Unit: ms. */
export const SHOWN_MS = 2 * HOUR_MS;
/** As many folded cells as anybody reads. */
const FOLDED = 12;
/** More cells than a storm has classes: what comes back is known by them. */
const OTHERS = 64;
/** One that spreads or draws back shares so much of its complaints with what it was. */
const SAME = 0.25;

/** One look at all cells: what the hotspots are as of a moment. */
export interface Look {
  /** End of the 60 minutes that were judged, epoch ms. */
  at: number;
  shown: readonly Shown[];
  /** What a cell has in those 60 minutes. */
  judge(cell: Cell): Judged;
  /** The first complaint of a cell in those 60 minutes, and how many its hour had before. */
  began(cell: Cell): { since: number; before: number };
  /** Complaints of a cell since a time, whole hours. */
  sinceHour(cell: Cell, since: number): number;
  basis: HistoryBasis;
  /** It is history: told to nobody. */
  past: boolean;
}

/** The hotspots from when they are first seen until they are forgotten. */
export class Lives {
  private readonly cells: Cells;
  private readonly all = new Map<string, HotspotRecord>();
  private readonly changed = new Set<HotspotRecord>();
  private readonly touched = new Set<string>();
  private journal: HotspotEntry[] = [];
  private last: number;
  /** What each hotspot is as of the last look, by id. */
  private readonly shown = new Map<string, Shown>();

  /** @param last highest id ever given */
  constructor(cells: Cells, records: readonly HotspotRecord[], last: number) {
    this.cells = cells;
    for (const record of records) this.all.set(record.id, record);
    this.last = last;
  }

  get(id: string): HotspotRecord | undefined {
    return this.all.get(id);
  }

  /** Open ones, and those that closed within the last two hours. */
  values(): Iterable<HotspotRecord> {
    return this.all.values();
  }

  /** The cell that a hotspot is named after. */
  cellOf(record: HotspotRecord): Cell {
    return this.cells.of(record);
  }

  /** All cells of its storm, the one that it is named after first. */
  cellsOf(record: HotspotRecord): Cell[] {
    return [record, ...record.others].map((each) => this.cells.of(each));
  }

  /** Moves every hotspot on by what was seen. */
  step(look: Look): void {
    const fresh = this.match(look);
    for (const record of this.all.values()) this.follow(record, look);
    for (const shown of fresh) this.open(shown, look);
    this.forget(look.at);
  }

  /** Writes down what was a hotspot in an hour long over, when nobody knew of it yet. */
  addPast(look: Look): void {
    for (const shown of look.shown) {
      const before = [...this.all.values()].find(
        (record) => record.past && record.to === look.at - HOUR_MS && this.cellOf(record) === shown.cell,
      );
      if (!before && this.wasSeen(shown.cell, look.at)) continue;
      if (!before) this.close(this.open(shown, look), look.at, {});
      else {
        this.measure(before, look, shown);
        before.endedAt = look.at;
      }
    }
  }

  /** Whether what was hot in the hour that ends at `at` is one that people saw, or part of one. */
  private wasSeen(cell: Cell, at: number): boolean {
    return [...this.all.values()].some((record) => {
      const isRelated = this.cellsOf(record).some(
        (other) => this.cells.isWithin(cell, other) || this.cells.isWithin(other, cell),
      );
      return !record.past && isRelated && record.since < at && (record.endedAt ?? Infinity) > at - HOUR_MS;
    });
  }

  /** Cells of the hotspots that were closed by hand and go on. */
  muted(at: number): Cell[] {
    return [...this.all.values()]
      .filter((record) => record.endedAt !== null && !isGone(record, at))
      .flatMap((record) => this.cellsOf(record));
  }

  /** All that are open are over: the centre's clock is another one. */
  end(at: number): void {
    for (const record of this.all.values()) if (record.endedAt === null) this.close(record, at, {});
  }

  /** Closes a hotspot. @param muted while it goes on, no other is opened for it */
  close(record: HotspotRecord, at: number, body: object, muted = false): void {
    record.endedAt = at;
    record.muted = muted;
    this.turn(record, 'closed', at, body);
  }

  note(record: HotspotRecord, kind: HotspotHappening, at: number, body: object): void {
    this.journal.push({ at, hotspot: record.id, kind, body });
    this.change(record);
  }

  change(record: HotspotRecord): void {
    this.changed.add(record);
    this.touched.add(record.id);
  }

  hasChanges(): boolean {
    return this.changed.size > 0 || this.journal.length > 0;
  }

  takeChanges(): { hotspots: HotspotRecord[]; journal: HotspotEntry[] } {
    const changes = { hotspots: [...this.changed], journal: this.journal };
    this.changed.clear();
    this.journal = [];
    return changes;
  }

  /** Hotspots whose cells have changed since the last call. */
  takeTouched(): Set<string> {
    const touched = new Set(this.touched);
    this.touched.clear();
    return touched;
  }

  /** Gives each storm to the hotspot that it is; those that are new remain. */
  private match({ shown, at, judge }: Look): Shown[] {
    this.shown.clear();
    const left = new Set(shown);
    const known = new Set(shown.flatMap(cellsIn));
    const isNamed = (cell: Cell, each: Shown): boolean => each.cell === cell;
    const isPart = (cell: Cell, each: Shown): boolean => cellsIn(each).includes(cell);
    // Whichever of its cells is the most unusual now, and a storm that spreads, or draws back to where it is worst.
    const isKin = (cell: Cell, each: Shown, others: readonly Cell[]): boolean =>
      !known.has(cell) &&
      (others.some((other) => isPart(other, each)) ||
        [each, ...each.others].some((part) => this.isSame(cell, part, judge)));
    const goesOn = [...this.all.values()].filter((record) => !isGone(record, at));
    // One that was shown until now goes on before one that was fading or was closed by hand.
    for (const records of byLasting(goesOn))
      for (const isOne of [isNamed, isPart, isKin])
        for (const record of records) {
          const [cell, ...others] = this.cellsOf(record);
          if (cell === undefined || this.shown.has(record.id)) continue;
          const found = [...left].find((each) => isOne(cell, each, others));
          if (!found) continue;
          left.delete(found);
          this.shown.set(record.id, found);
          this.move(record, found.cell, at);
        }
    return [...left];
  }

  /** It is named after another cell of its storm. */
  private move(record: HotspotRecord, cell: Cell, at: number): void {
    if (this.cellOf(record) === cell) return;
    this.note(record, 'moved', at, { from: { category: record.category, region: record.region } });
    Object.assign(record, this.cells.place(cell), { level: this.cells.level(cell), before: 0 });
  }

  /** Whether most complaints of the coarser of two cells could be those of the finer one. */
  private isSame(cell: Cell, now: Judged, judge: Look['judge']): boolean {
    if (!this.cells.isWithin(cell, now.cell) && !this.cells.isWithin(now.cell, cell)) return false;
    const { n } = judge(cell);
    return Math.min(n, now.n) >= SAME * Math.max(n, now.n);
  }

  private follow(record: HotspotRecord, look: Look): void {
    const { at, past } = look;
    const shown = this.shown.get(record.id);
    if (record.endedAt !== null) {
      if (!shown || record.to === at) return;
      // Stored, so that no other is opened for it after a start either.
      record.to = at;
      record.others = this.othersOf(shown);
      this.change(record);
      return;
    }
    if (!past && record.past) record.past = false;
    this.measure(record, look, shown ?? look.judge(this.cellOf(record)));
    record.folded = (shown?.folded ?? []).slice(0, FOLDED).map((each) => this.levelled(each));
    // While it fades it is known by what it was: so it is the same one when it comes back under another name.
    if (shown) record.others = this.othersOf(shown);
    const state = stateOf(record, shown !== undefined, at);
    if (state === 'closed') this.close(record, at, {});
    else if (state !== record.state) this.turn(record, state, at, {});
  }

  private open(shown: Shown, look: Look): HotspotRecord {
    const { at, past } = look;
    const id = String(++this.last);
    const place = this.cells.place(shown.cell);
    const { since, before } = look.began(shown.cell);
    const { n, expected, score } = shown;
    const record: HotspotRecord = {
      id,
      ...place,
      level: this.cells.level(shown.cell),
      n,
      expected,
      score,
      ...look.basis,
      state: 'emerging',
      since,
      seenAt: at,
      stateSince: at,
      to: at,
      peak: { n, expected, score, at },
      total: n,
      folded: shown.folded.slice(0, FOLDED).map((each) => this.levelled(each)),
      others: this.othersOf(shown),
      massEvent: null,
      surge: null,
      past,
      endedAt: null,
      muted: false,
      before,
      note: { owner: null, notes: [], orders: [] },
    };
    this.all.set(id, record);
    this.note(record, past ? 'past' : 'seen', at, { ...place, n, expected, score });
    return record;
  }

  private measure(record: HotspotRecord, look: Look, { n, expected, score }: Unusual): void {
    const total = Math.max(record.total, look.sinceHour(this.cellOf(record), record.since) - record.before);
    if (record.n === n && record.score === score && record.total === total && record.to === look.at) return;
    Object.assign(record, { n, expected, score, to: look.at, total, ...look.basis });
    if (score > record.peak.score) record.peak = { n, expected, score, at: look.at };
    this.change(record);
  }

  private turn(record: HotspotRecord, state: HotspotState, at: number, body: object): void {
    record.state = state;
    record.stateSince = at;
    if (state !== 'emerging') this.note(record, state, at, body);
  }

  private othersOf({ others }: Shown): LevelledCell[] {
    return others.slice(0, OTHERS).map((each) => this.levelled(each));
  }

  private levelled({ cell, n, expected, score }: Judged): LevelledCell {
    return { ...this.cells.place(cell), level: this.cells.level(cell), n, expected, score };
  }

  private forget(at: number): void {
    for (const [id, { endedAt, to }] of this.all) {
      if (endedAt === null || Math.max(endedAt, to) > at - SHOWN_MS) continue;
      this.all.delete(id);
      this.touched.add(id);
    }
  }
}

/** The cell a storm is named after, and the others of it. */
function cellsIn({ cell, others }: Shown): Cell[] {
  return [cell, ...others.map((each) => each.cell)];
}

/** Those that were shown at the last look, those that fade, those that were closed by hand; the oldest of each first. */
function byLasting(records: readonly HotspotRecord[]): HotspotRecord[][] {
  const old = records.toSorted((a, b) => Number(a.id) - Number(b.id));
  return [
    old.filter(({ endedAt, state }) => endedAt === null && state !== 'fading'),
    old.filter(({ endedAt, state }) => endedAt === null && state === 'fading'),
    old.filter(({ endedAt }) => endedAt !== null),
  ];
}

/** Closed, and not merely by hand while it goes on: what comes now is another one. */
function isGone({ endedAt, to, muted }: HotspotRecord, at: number): boolean {
  return endedAt !== null && !(muted && at - to < OVER_MS);
}

function stateOf(record: HotspotRecord, isShown: boolean, at: number): HotspotState {
  if (isShown) return at - record.seenAt < EMERGING_MS ? 'emerging' : 'active';
  if (record.state !== 'fading') return 'fading';
  return at - record.stateSince >= OVER_MS ? 'closed' : 'fading';
}

import type { CtiEvent } from '../../../shared/model/event.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { poissonScore } from '../../../shared/measure/poisson-score.ts';
import { slotStart } from '../../../shared/time/slots.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { addTo, categoryOf, cellOf, Cells, regionOf } from './cells.ts';
import type { Cell } from './cells.ts';
import { Expectations } from './expectations.ts';
import { explain } from './explain.ts';
import { History } from './history.ts';
import type { ComplaintArchive, ComplaintChanges, StoredComplaint, StoredTopic } from './hotspot-archive.ts';
import { hotCells } from './judge-cells.ts';
import type { Judged } from './judge-cells.ts';
import type { SourceRecord } from '../ingest/source-record.ts';
import type { OfferBook } from './offer-book.ts';
import { Lives, SHOWN_MS } from './lives.ts';
import type { Look } from './lives.ts';
import { MASS_MS, MassWatch } from './mass-watch.ts';
import { floor, MINUTE_MS, Recent, RECENT_MS, WINDOW_MS } from './recent.ts';
import { BASELINE_DAYS } from './baseline.ts';
import { FACTOR_WEEKS } from './weekday-factors.ts';

const DAY_MS = 86_400_000;
/** What expectations look back on, with room for clocks that are changed. */
export const HELD_MS = (Math.max(BASELINE_DAYS, FACTOR_WEEKS * 7) + 2) * DAY_MS;
/** Between two looks at the running hour at least, of monotonic time. Unit: ms. */
const LOOK_MS = 1_000;
/** Whole hours are judged for so long in one go: more would hold a commit up. Unit: ms of monotonic time. */
const HOURS_MS = 10;
/** Those that nobody has looked at yet hold up the present: after a history was loaded they have more. */
const NEW_HOURS_MS = 150;
/** Those that late complaints have changed take at most one of so many parts of the time. */
const AGAIN_SHARE = 10;
/** Of hours that ended within so much time what was hot was seen as it came. Unit: ms. */
const FOLLOWED_MS = 2 * WINDOW_MS;
/** Set back by more than this, the centre's clock is another one. Unit: ms. */
const BACK_MS = WINDOW_MS;

/** What complaints are counted and judged with. */
export interface ComplaintParts {
  archive: ComplaintArchive;
  settings: Pick<Settings, 'categories' | 'regions'>;
  zone: Zone;
  /** Newest event time committed, and totals of the last commit. */
  newest: number;
  totals: Readonly<Record<string, number>>;
}

/**
 * Counts complaints and finds their hotspots. Whole hours are judged when they are over, and again when late complaints
 * have changed them; the 60 minutes up to now at most once a second.
 */
export class Complaints {
  readonly cells: Cells;
  readonly recent: Recent;
  readonly history: History;
  readonly expectations: Expectations;
  /** Of hours that are judged again, so that those of now need not be made anew after each. */
  private readonly before: Expectations;
  readonly lives: Lives;
  readonly masses: MassWatch;
  /** When a class was complained of in a region for the first time, by finest cell. */
  readonly topics = new Map<Cell, number>();
  /** The same of the cells of all levels. */
  private readonly firsts = new Map<Cell, number>();
  readonly zone: Zone;
  newest: number;
  /** End of the last 60 minutes that were judged, epoch ms; 0 = none. */
  lookedTo: number;
  /** Hours before are judged, by start. */
  private judgedTo: number;
  /** Hours are judged again from then on, monotonic ms. */
  private againAt = -Infinity;
  private lookedAt = -Infinity;
  /** Complaints counted since the start. */
  counted = 0;
  /** What offers say beside the complaints; null where nobody asks. */
  offers: OfferBook | null = null;
  /** Up to when offers were laid beside the hotspots, epoch ms. */
  surgedTo = 0;
  private lookedCount = 0;
  private readonly archive: ComplaintArchive;
  private fresh = nothingYet();

  constructor({ archive, zone, newest, totals }: ComplaintParts) {
    this.zone = zone;
    this.archive = archive;
    const held = newest - HELD_MS;
    const state = archive.complaintState({
      hours: held,
      complaints: newest - RECENT_MS - WINDOW_MS,
      hotspots: newest - SHOWN_MS - DAY_MS,
    });
    const cells = (this.cells = new Cells(state.categories, state.regions));
    this.history = new History(state.hours, held, state.first, (from, to) =>
      archive.complaintHours(from, to),
    );
    this.recent = new Recent(cells);
    for (const { category, region, first } of state.topics) this.noteTopic(cellOf(category, region), first);
    this.newest = 0;
    for (const { time, category, region } of state.complaints) {
      this.recent.add(time, cellOf(category, region));
      this.newest = Math.max(this.newest, time);
    }
    this.expectations = new Expectations(zone, cells, this.history);
    this.before = new Expectations(zone, cells, this.history);
    const lives = (this.lives = new Lives(cells, state.hotspots, state.lastHotspot));
    this.masses = new MassWatch(cells, lives, state.massEvents, state.lastMass);
    this.judgedTo = totals['complaintsJudged'] ?? state.first;
    this.lookedTo = totals['complaintsLooked'] ?? 0;
    this.remember();
  }

  /**
   * Counts a complaint, unless its source has told of it before. Must be called once for each event, in the transaction
   * that stores it.
   */
  take(
    { code: source, epoch }: Pick<SourceRecord, 'code' | 'epoch'>,
    event: Extract<CtiEvent, { type: 'complaint.filed' }>,
  ): void {
    const { time, seq, data } = event;
    const { complaint } = data;
    const leaf = this.cells.of(data);
    const [category, region] = [categoryOf(leaf), regionOf(leaf)];
    const key = `${source}:${complaint}`;
    const doubled = this.fresh.keys.has(key) || this.archive.hasComplaint(source, complaint);
    this.fresh.keys.add(key);
    this.fresh.complaints.push({
      time,
      epoch,
      seq,
      category,
      region,
      source,
      complaint,
      doubled: doubled ? 1 : 0,
    });
    if (!doubled) this.count(time, leaf);
  }

  private count(time: number, leaf: Cell): void {
    const hour = slotStart(this.zone, time, '60m');
    const isFirst = hour < this.history.first;
    this.history.add(hour, leaf);
    this.recent.add(time, leaf);
    for (const each of [this.expectations, this.before]) each.changed(time, hour, isFirst);
    this.judgedTo = Math.min(this.judgedTo, hour);
    this.newest = Math.max(this.newest, time);
    this.counted++;
    if (time >= (this.topics.get(leaf) ?? Infinity)) return;
    this.noteTopic(leaf, time);
    this.fresh.topics.add(leaf);
  }

  private noteTopic(leaf: Cell, first: number): void {
    this.topics.set(leaf, first);
    for (const cell of this.cells.upwards(leaf))
      if (first < this.firstSeen(cell)) this.firsts.set(cell, first);
  }

  /** Brings the hotspots up to now. @param now of the centre, epoch ms. @param clock monotonic ms */
  judge(now: number, clock: () => number): void {
    if (this.history.first === Infinity) return;
    const to = floor(now, MINUTE_MS) + MINUTE_MS;
    if (to < this.lookedTo - BACK_MS) this.turnBack(now);
    this.judgeHours(now, clock);
    if (this.hasNewHours(now)) return;
    const mono = clock();
    const isSame = to === this.lookedTo && this.counted === this.lookedCount;
    if (isSame || mono - this.lookedAt < LOOK_MS) return;
    this.lookedAt = mono;
    this.lookedCount = this.counted;
    this.look(to);
  }

  /** Whether `judge` would do something. */
  isDue(now: number, mono: number): boolean {
    if (this.history.first === Infinity) return false;
    if (this.hasChanges() || this.hasNewHours(now)) return true;
    if (this.judgedTo < slotStart(this.zone, now, '60m') && mono >= this.againAt) return true;
    const to = floor(now, MINUTE_MS) + MINUTE_MS;
    const isOpen = [...this.lives.values()].length > 0;
    const isNews =
      this.counted !== this.lookedCount || (to > this.lookedTo && (isOpen || to - this.lookedTo > WINDOW_MS));
    return isNews && mono - this.lookedAt >= LOOK_MS;
  }

  /** First complaint of a cell ever, epoch ms; Infinity for none. */
  firstSeen(cell: Cell): number {
    return this.firsts.get(cell) ?? Infinity;
  }

  totals(): Record<string, number> {
    if (this.history.first === Infinity) return {};
    return { complaintsJudged: this.judgedTo, complaintsLooked: this.lookedTo };
  }

  hasChanges(): boolean {
    return this.fresh.complaints.length > 0 || this.lives.hasChanges() || this.masses.hasChanges();
  }

  takeChanges(): ComplaintChanges {
    const { complaints, topics } = this.fresh;
    this.fresh = nothingYet();
    return {
      categories: this.cells.categories.takeNew(),
      regions: this.cells.regions.takeNew(),
      hours: this.history.changes(),
      complaints,
      topics: [...topics].map((leaf): StoredTopic => ({
        category: categoryOf(leaf),
        region: regionOf(leaf),
        first: this.topics.get(leaf)!,
      })),
      ...this.lives.takeChanges(),
      massEvents: this.masses.takeChanges(),
    };
  }

  /** The changes have been committed. @param now of the centre, epoch ms */
  written(now: number): void {
    this.history.written(Math.min(now, this.judgedTo) - HELD_MS);
    this.recent.forget(now);
  }

  /**
   * The hours that are over and were not judged since they changed, the oldest first, as many as there is time for; those
   * that nobody has looked at yet hold up all that comes after, so they may have all the time.
   */
  private judgeHours(now: number, clock: () => number): void {
    const running = slotStart(this.zone, now, '60m');
    const began = clock();
    this.history.reach(Math.min(this.judgedTo, running) - HELD_MS);
    if (this.judgedTo >= running || (began < this.againAt && !this.hasNewHours(now))) return;
    for (const start of this.history.starts(this.judgedTo, running)) {
      this.judgeHour(start);
      this.judgedTo = start + 1;
      if (clock() - began < (this.hasNewHours(now) ? NEW_HOURS_MS : HOURS_MS)) continue;
      this.againAt = clock() + (AGAIN_SHARE - 1) * (clock() - began);
      return;
    }
    this.judgedTo = running;
  }

  /** Are hours over that were neither judged nor looked at while they ran? */
  private hasNewHours(now: number): boolean {
    const running = slotStart(this.zone, now, '60m');
    const from = Math.max(this.judgedTo, this.lookedTo - WINDOW_MS + 1);
    return from < running && this.history.starts(from, running).length > 0;
  }

  /** Which cells were hot in an hour that is over; what nobody saw of it is written down. */
  private judgeHour(start: number): void {
    const counts = new Map<Cell, number>();
    this.history.each(start, (leaf, n) => {
      for (const cell of this.cells.upwards(leaf)) addTo(counts, cell, n);
    });
    const expected = (cell: Cell): number => this.before.ofHour(start, cell);
    const hot = this.hotIn(this.before, start, start + 1, counts, expected);
    const known = this.history.hot(start);
    this.history.setHot(start, new Map(hot.map(({ cell, n }) => [cell, n])));
    for (const each of [this.expectations, this.before]) each.drop(start);
    const end = start + WINDOW_MS;
    const isNew = end > this.lookedTo;
    this.lookedTo = Math.max(end, this.lookedTo);
    const look = this.lookAt(this.before.basis(start), end, counts, expected, hot, true, () => ({
      since: start,
      before: 0,
    }));
    if (isNew) this.step(look, hot);
    else if (end <= this.lookedTo - FOLLOWED_MS)
      this.lives.addPast({ ...look, shown: look.shown.filter(({ cell }) => !known.has(cell)) });
  }

  private look(to: number): void {
    this.lookedTo = Math.max(this.lookedTo, to);
    const counts = this.recent.counts(to);
    const expected = (cell: Cell): number => this.expectations.ofWindow(to, cell);
    const hot = this.hotIn(this.expectations, to - WINDOW_MS, to, counts, expected);
    this.masses.forget(this.zone.dayOf(to - 1).start);
    const basis = this.expectations.basis(to - 1);
    const look = this.lookAt(basis, to, counts, expected, hot, false, (cell) => {
      const since = this.recent.first(cell, to - WINDOW_MS, to) ?? to - WINDOW_MS;
      return { since, before: this.recent.between(cell, slotStart(this.zone, since, '60m'), since) };
    });
    this.step(look, hot);
  }

  /** Before there is a day to compare with, everything would be unusual: nothing is. */
  private hotIn(
    expectations: Expectations,
    from: number,
    to: number,
    counts: ReadonlyMap<Cell, number>,
    expected: (cell: Cell) => number,
  ): Judged[] {
    return expectations.isKnown(from, to) ? hotCells(this.cells, counts, expected) : [];
  }

  private lookAt(
    basis: Look['basis'],
    at: number,
    counts: ReadonlyMap<Cell, number>,
    expected: (cell: Cell) => number,
    hot: readonly Judged[],
    past: boolean,
    began: Look['began'],
  ): Look {
    const n = (cell: Cell): number => counts.get(cell) ?? 0;
    return {
      at,
      shown: explain({ cells: this.cells, n, expected }, hot),
      judge: (cell) => ({
        cell,
        n: n(cell),
        expected: expected(cell),
        score: poissonScore(n(cell), expected(cell)),
      }),
      began,
      sinceHour: (cell, since) => this.sinceHour([cell], since, at),
      basis,
      past,
    };
  }

  private step(look: Look, hot: readonly Judged[]): void {
    const { at, past } = look;
    this.lives.step(look);
    this.masses.look({
      at,
      hot,
      total: (parts, since) => this.sinceHour(parts, since, at),
      past,
    });
  }

  /** Complaints of any of some cells in the hours from the one of `since` on, none twice. */
  private sinceHour(of: readonly Cell[], since: number, to: number): number {
    let sum = 0;
    for (const start of this.history.starts(slotStart(this.zone, since, '60m'), to))
      this.history.each(start, (leaf, n) => {
        if (of.some((cell) => this.cells.isWithin(leaf, cell))) sum += n;
      });
    return sum;
  }

  /** The centre's clock has gone back: another replay has begun. */
  private turnBack(now: number): void {
    this.lives.end(this.lookedTo);
    this.lookedTo = 0;
    this.recent.forget(now);
  }

  /** After a start: since when cells are hot. */
  private remember(): void {
    if (this.lookedTo === 0) return;
    for (let to = this.lookedTo - MASS_MS; to <= this.lookedTo; to += MINUTE_MS) {
      const expected = (cell: Cell): number => this.expectations.ofWindow(to, cell);
      this.masses.notice(
        to,
        this.hotIn(this.expectations, to - WINDOW_MS, to, this.recent.counts(to), expected),
      );
    }
  }
}

/** What was counted since the last commit; keys: source and complaint. */
function nothingYet(): { complaints: StoredComplaint[]; topics: Set<Cell>; keys: Set<string> } {
  return { complaints: [], topics: new Set(), keys: new Set() };
}

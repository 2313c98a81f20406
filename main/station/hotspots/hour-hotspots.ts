import type { ComplaintPlace, HotspotState, Unusual } from '../../../shared/model/hotspot.ts';
import { slotStart } from '../../../shared/time/slots.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { addTo, Cells } from './cells.ts';
import type { Cell } from './cells.ts';
import type { ComplaintReader } from './complaint-reader.ts';
import { HELD_MS } from './complaints.ts';
import { Expectations } from './expectations.ts';
import { explain } from './explain.ts';
import type { Shown } from './explain.ts';
import { History } from './history.ts';
import { hotCells } from './judge-cells.ts';

/** A hotspot of a whole local hour. */
export interface HourHotspot extends ComplaintPlace, Unusual {
  /** Start of the hour, epoch ms. */
  start: number;
  level: string;
  /** `emerging` in its first hour, then `active`. */
  state: Extract<HotspotState, 'emerging' | 'active'>;
  /** What has risen with it in the same storm, the most unusual first. */
  others: (ComplaintPlace & Unusual)[];
}

type HourReader = Pick<
  ComplaintReader,
  'complaintPaths' | 'complaintHours' | 'firstComplaintHour' | 'complaintsJudged'
>;

/** What is stored of complaints, as it is judged. */
export function storedComplaints(reader: HourReader, zone: Zone, from: number, to: number) {
  const { categories, regions } = reader.complaintPaths();
  const cells = new Cells(categories, regions);
  const held = reader.complaintHours(from - HELD_MS, to);
  const history = new History(held, from - HELD_MS, reader.firstComplaintHour(), () => []);
  return { cells, history, expectations: new Expectations(zone, cells, history) };
}

/**
 * The hotspots of the whole local hours in `[from, to)`, each judged as of its end, the most unusual of an hour first.
 * @param level `c2r1`: all hotspots of that level, whether another one explains them or not; null: those that explain all
 */
export function* hourHotspots(
  reader: HourReader,
  zone: Zone,
  { from, to, level }: { from: number; to: number; level: string | null },
): Generator<HourHotspot> {
  // Where the station has still to judge, what was hot there is found here: later hours leave it out.
  const judged = Math.min(from, reader.complaintsJudged());
  const { cells, history, expectations } = storedComplaints(reader, zone, judged, to);
  let before = { start: Number.NaN, cells: new Set<Cell>() };
  // The hour before tells which of the first ones go on.
  for (const start of history.starts(slotStart(zone, judged - 1, '60m'), to)) {
    const counts = new Map<Cell, number>();
    history.each(start, (leaf, n) => {
      for (const cell of cells.upwards(leaf)) addTo(counts, cell, n);
    });
    const expected = (cell: Cell): number => expectations.ofHour(start, cell);
    const hot = expectations.isKnown(start, start + 1) ? hotCells(cells, counts, expected) : [];
    history.setHot(start, new Map(hot.map(({ cell, n }) => [cell, n])));
    expectations.drop(start);
    const shown: readonly Shown[] =
      level === null
        ? explain({ cells, n: (cell) => counts.get(cell) ?? 0, expected }, hot)
        : hot
            .filter(({ cell }) => cells.level(cell) === level)
            .toSorted((a, b) => b.score - a.score)
            .map((each) => ({ ...each, folded: [], others: [] }));
    const goesOn = before.start === slotStart(zone, start - 1, '60m') ? before.cells : new Set<Cell>();
    before = {
      start,
      cells: new Set(shown.flatMap((each) => [each, ...each.others].map(({ cell }) => cell))),
    };
    if (start < from) continue;
    for (const { cell, n, expected: usual, score, others } of shown) {
      const state = goesOn.has(cell) ? 'active' : 'emerging';
      yield {
        start,
        ...cells.place(cell),
        level: cells.level(cell),
        n,
        expected: usual,
        score,
        state,
        others: others.map((each) => ({
          ...cells.place(each.cell),
          n: each.n,
          expected: each.expected,
          score: each.score,
        })),
      };
    }
  }
}

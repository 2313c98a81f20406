import { placeKey } from '../../../shared/model/hotspot.ts';
import type { HotspotNote, MassEvent } from '../../../shared/model/hotspot.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Cell } from '../hotspots/cells.ts';
import { ComplaintFigures } from '../hotspots/complaint-figures.ts';
import type { Complaints } from '../hotspots/complaints.ts';
import { seenMassOf } from '../hotspots/seen-of.ts';
import { risingTopics } from '../hotspots/rising-topics.ts';
import type { Board } from './board.ts';

/** Topics whose cells move with the clock. */
const moving = [
  'complaints',
  'complaintCells',
  'hotspots',
  'hotspotNotes',
  'massEvents',
  'risingTopics',
] as const;

/** Tells the board when cells about complaints may be others. */
export interface HotspotTouches {
  /** A commit may have changed hotspots. */
  committed(): void;
  /** Once a second while anybody looks. @param known the revision that every page knows */
  tick(known: number): void;
}

/** Tells the board how the cells about complaints and their hotspots are made. @param now of the centre, epoch ms */
export function declareHotspots(
  board: Board,
  complaints: Complaints,
  settings: Pick<Settings, 'categories' | 'regions'>,
  now: () => number,
): HotspotTouches {
  const { cells, lives } = complaints;
  const figures = new ComplaintFigures(complaints, settings);
  const keyOf = (cell: Cell): string => placeKey(cells.place(cell));
  /** Cells by their keys; listed once a tick, because many are looked through for it. */
  let listed: ReadonlyMap<string, Cell> | null = null;
  let rising: ReadonlyMap<string, ReturnType<typeof risingTopics>[number]> | null = null;
  const listCells = () => (listed ??= new Map(figures.cells(now()).map((cell) => [keyOf(cell), cell])));
  const listRising = () =>
    (rising ??= new Map(risingTopics(complaints, now()).map((topic) => [placeKey(topic), topic])));

  board.topic('trees', {
    keys: () => ['categories', 'regions'],
    cell: (key) => ({ nodes: key === 'categories' ? settings.categories : settings.regions }),
  });
  board.topic('complaints', { keys: () => ['complaints'], cell: () => figures.totals(now()) });
  board.topic('complaintCells', {
    keys: () => listCells().keys(),
    cell(key) {
      const cell = listCells().get(key);
      return cell === undefined ? undefined : figures.cell(cell, now());
    },
  });
  declareLives(board, complaints, figures, now);
  board.topic('risingTopics', {
    keys: () => listRising().keys(),
    cell: (key) => listRising().get(key),
  });
  return {
    committed() {
      for (const id of lives.takeTouched()) {
        board.touch('hotspots', id);
        board.touch('hotspotNotes', id);
      }
    },
    tick(known) {
      listed = null;
      rising = null;
      for (const topic of moving) {
        // Cells that are gone would be more every day.
        board.forget(topic, known);
        board.touchAll(topic);
      }
    },
  };
}

/** Hotspots with what people did, and mass events. */
function declareLives(
  board: Board,
  { lives, masses }: Complaints,
  figures: ComplaintFigures,
  now: () => number,
): void {
  const shownIds = (): string[] => [...lives.values()].filter(({ past }) => !past).map(({ id }) => id);
  board.topic('hotspots', {
    keys: shownIds,
    cell(id) {
      const record = lives.get(id);
      return record && !record.past ? figures.hotspot(record, now()) : undefined;
    },
  });
  board.topic('hotspotNotes', {
    keys: shownIds,
    cell: (id): HotspotNote | undefined => lives.get(id)?.note,
  });
  board.topic('massEvents', {
    keys: () => masses.events.filter(({ past }) => !past).map(({ id }) => id),
    cell(id): MassEvent | undefined {
      const found = masses.events.find((event) => event.id === id);
      return found && seenMassOf(found);
    },
  });
}

import type Database from 'better-sqlite3';
import type { RetentionLimits } from '../../station/retention/limits.ts';
import { eachCell } from '../../station/hotspots/cell-codec.ts';
import { categoryOf, cellOf, regionOf } from '../../station/hotspots/cells.ts';
import { inPieces } from './in-pieces.ts';

/**
 * Removes what is old of the complaints: where their events were with the events, their hours and hotspots with the
 * figures. When a class was first complained of in a region is known as long as an hour is kept that has it.
 */
export function* purgeComplaints(
  db: Database.Database,
  { events, figures }: Pick<RetentionLimits, 'events' | 'figures'>,
): Generator<void> {
  yield* removeRows(db, 'complaints', '(time, epoch, seq)', 'time < ?', events);
  yield* removeRows(db, 'complaint_hours', 'start', 'start < ?', figures);
  yield* purgeTopics(db, figures);
  yield* removeRows(db, 'hotspots', 'id', 'ended < ?', figures);
  yield* removeRows(db, 'mass_events', 'id', 'ended < ?', figures);
  yield* removeRows(db, 'hotspot_journal', 'id', 'at < ?', figures);
}

/** Those that began before and that no hour has any more. */
function* purgeTopics(db: Database.Database, before: number): Generator<void> {
  const gone = new Set(
    db
      .prepare<[number], { category: number; region: number }>(
        'SELECT category, region FROM complaint_topics WHERE first < ?',
      )
      .all(before)
      .map(({ category, region }) => cellOf(category, region)),
  );
  if (gone.size === 0) return;
  const hours = db.prepare<[number, number], { start: number; cells: Uint8Array }>(
    'SELECT start, cells FROM complaint_hours WHERE start > ? ORDER BY start LIMIT ?',
  );
  let last = Number.MIN_SAFE_INTEGER;
  yield* inPieces(db, 50, (size) => {
    const found = hours.all(last, size);
    for (const { cells } of found) eachCell(cells, (cell) => gone.delete(cell));
    last = found.at(-1)?.start ?? last;
    return found.length === size;
  });
  const remove = db.prepare('DELETE FROM complaint_topics WHERE category = ? AND region = ? AND first < ?');
  const left = [...gone];
  yield* inPieces(db, 500, (size) => {
    for (const cell of left.splice(0, size)) remove.run(categoryOf(cell), regionOf(cell), before);
    return left.length > 0;
  });
}

function* removeRows(
  db: Database.Database,
  table: string,
  key: string,
  where: string,
  before: number,
): Generator<void> {
  const columns = key.replaceAll(/[()]/g, '');
  const remove = db.prepare<[number, number]>(
    `DELETE FROM ${table} WHERE ${key} IN (SELECT ${columns} FROM ${table} WHERE ${where} LIMIT ?)`,
  );
  yield* inPieces(db, 500, (size) => remove.run(before, size).changes === size);
}

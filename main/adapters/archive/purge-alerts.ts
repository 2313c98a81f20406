import type Database from 'better-sqlite3';
import type { RetentionLimits } from '../../station/retention/limits.ts';
import { inPieces } from './in-pieces.ts';

/**
 * Removes what is old of the alerts: what only pended with the events it was about, everything else with the figures.
 * A busy hall writes a line for every flicker of a gauge.
 */
export function* purgeAlerts(
  db: Database.Database,
  { events, figures }: Pick<RetentionLimits, 'events' | 'figures'>,
): Generator<void> {
  yield* removeRows(db, "alert_journal WHERE at < ? AND kind IN ('pending', 'dropped')", events);
  yield* removeRows(db, 'alert_journal WHERE at < ?', figures);
  yield* removeRows(db, 'alert_notices WHERE at < ?', figures);
}

function* removeRows(db: Database.Database, which: string, before: number): Generator<void> {
  const [table = ''] = which.split(' ');
  const remove = db.prepare<[number, number]>(
    `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${which} LIMIT ?)`,
  );
  yield* inPieces(db, 500, (size) => remove.run(before, size).changes === size);
}

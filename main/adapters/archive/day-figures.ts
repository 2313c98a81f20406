import type Database from 'better-sqlite3';
import type { Span } from '../../../shared/time/slots.ts';
import type { StoredDay } from '../../station/archive-port.ts';
import { Formulas } from '../../station/slots/formulas.ts';
import { family } from '../../station/slots/row.ts';
import { sumOfDay } from '../../station/slots/sum-of-day.ts';
import { loadFormulas } from './formula-versions.ts';
import type { HeldSlots } from './held-slots.ts';
import { slotsBetween } from './joined-slots.ts';

/** Sums up those of these days that are not yet, a day a step; see `Archive.sumDays`. @param held see `slotsBetween` */
export function* sumDays(
  db: Database.Database,
  held: () => HeldSlots,
  days: readonly Span[],
): Generator<void> {
  const sum = daySummer(db, held);
  const known = db.prepare<[number, number], number>('SELECT 1 FROM day_figures WHERE start = ? AND end = ?');
  const keep = db.prepare('INSERT OR REPLACE INTO day_figures VALUES (?, ?, ?)');
  for (const day of days) {
    if (sum === null || known.pluck().get(day.start, day.end) !== undefined) continue;
    keep.run(day.start, day.end, sum(day));
    yield;
  }
}

/** Days in `[from, to)` that are summed up, by rising start. */
export function storedDays(db: Database.Database, from: number, to: number): Iterable<StoredDay> {
  return db
    .prepare<[number, number], StoredDay>(
      'SELECT start, end, figures FROM day_figures WHERE start >= ? AND end <= ? ORDER BY start',
    )
    .raw()
    .iterate(from, to);
}

/** Days whose sums are not those of their quarter hours, as sentences; there should never be one. */
export function wrongDays(db: Database.Database, held: () => HeldSlots): string[] {
  const sum = daySummer(db, held);
  const days = Array.from(storedDays(db, 0, Number.MAX_SAFE_INTEGER));
  return days.flatMap(([start, end, figures]) =>
    sum !== null && Buffer.compare(sum({ start, end }), figures) === 0
      ? []
      : [`day ${new Date(start).toISOString()}: its sums are not those of its quarter hours`],
  );
}

/** Null before the first start of a station, which stores under which formulas it counts. */
function daySummer(db: Database.Database, held: () => HeldSlots): ((day: Span) => Uint8Array) | null {
  const versions = loadFormulas(db);
  if (versions.length === 0) return null;
  const { width } = new Formulas(versions);
  return (day) => sumOfDay(slotsBetween(db, held(), family.scope, day.start, day.end), day, width);
}

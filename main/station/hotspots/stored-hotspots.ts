import type { AskArgs, Answers } from '../../../shared/contract/asks.ts';
import { poissonScore } from '../../../shared/measure/poisson-score.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { ComplaintReader } from './complaint-reader.ts';
import { seenOf } from './seen-of.ts';
import { storedComplaints } from './hour-hotspots.ts';

/** Hotspots that were open at any time of a range, the newest first. */
export function hotspotList(
  reader: ComplaintReader,
  { from, to, limit }: AskArgs<'hotspots.list'>,
): Answers['hotspots.list'] {
  return {
    rows: reader.hotspotsBetween(from, to, limit).map((record) => ({
      ...seenOf(record),
      note: record.note,
      endedAt: record.endedAt,
    })),
  };
}

/** The complaints of a cell, the newest first. */
export function complaintList(
  reader: ComplaintReader,
  { limit, ...query }: AskArgs<'complaints.rows'>,
): Answers['complaints.rows'] {
  const rows = reader.complaintRows({ ...query, limit: limit + 1 });
  return { rows: rows.slice(0, limit), more: rows.length > limit };
}

/** A cell hour by hour, every hour of the range with a complaint of anything. */
export function complaintHours(
  reader: ComplaintReader,
  zone: Zone,
  { from, to, category, region }: AskArgs<'complaints.hours'>,
): Answers['complaints.hours'] {
  const { cells, history, expectations } = storedComplaints(reader, zone, from, to);
  const cell = cells.of({ category, region });
  const rows = history.starts(from, to).map((start) => {
    let n = 0;
    history.each(start, (leaf, count) => (n += cells.isWithin(leaf, cell) ? count : 0));
    const expected = expectations.ofHour(start, cell);
    const score = expectations.isKnown(start, start + 1) ? poissonScore(n, expected) : 0;
    return { start, n, expected, score };
  });
  return { rows, trail: null };
}

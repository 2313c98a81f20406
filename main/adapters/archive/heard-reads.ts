import type Database from 'better-sqlite3';
import type { AskArgs } from '../../../shared/contract/asks.ts';
import type {
  GapEntry,
  HealthAnswers,
  QuarantineEntry,
  QuarantineTotal,
} from '../../../shared/contract/asks/health-asks.ts';
import type { HeardBetween, SummaryReader } from '../../station/shift/summary-reader.ts';

/** What of the sources' messages could not be counted, and what never came; newest first. */
export interface HeardReader extends Pick<SummaryReader, 'heardBetween'> {
  quarantine(asked: AskArgs<'quarantine.list'>): HealthAnswers['quarantine.list'];
  gaps(asked: AskArgs<'gaps.list'>): HealthAnswers['gaps.list'];
}

const MANY = Number.MAX_SAFE_INTEGER;
const FROM = (table: string): string =>
  `FROM ${table} t LEFT JOIN sources s ON s.code = t.source LEFT JOIN epochs e ON e.code = t.epoch`;
/** A parameter that is null asks for all. */
const ASKED = `(@source IS NULL OR coalesce(s.id, '') = @source) AND t.id < @before`;
type Asked = Record<'source' | 'code', string | null> & Record<'before' | 'rows', number>;

/** The reads of quarantine and gaps. */
export function heardReads(db: Database.Database): HeardReader {
  return {
    quarantine({ source = null, code = null, before = MANY, limit }) {
      const entries = db
        .prepare<[Asked], QuarantineEntry>(
          `SELECT t.id, coalesce(s.id, '') AS source, coalesce(e.id, '') AS epoch, t.seq, t.at, t.code, t.why, t.raw
             ${FROM('quarantine')} WHERE ${ASKED} AND (@code IS NULL OR t.code = @code) ORDER BY t.id DESC LIMIT @rows`,
        )
        .all({ source, code, before, rows: limit + 1 });
      const totals = db.prepare<[], QuarantineTotal>(
        `SELECT coalesce(s.id, '') AS source, t.code, count(*) AS count
           FROM quarantine t LEFT JOIN sources s ON s.code = t.source GROUP BY t.source, t.code ORDER BY count DESC, 1, 2`,
      );
      return { ...pageOf(entries, limit), totals: totals.all() };
    },
    gaps({ source = null, before = MANY, limit }) {
      const entries = db
        .prepare<[Omit<Asked, 'code'>], GapEntry>(
          `SELECT t.id, coalesce(s.id, '') AS source, coalesce(e.id, '') AS epoch, t.first AS "from", t.last AS "to",
             t.why, t.at ${FROM('gaps')} WHERE ${ASKED} ORDER BY t.id DESC LIMIT @rows`,
        )
        .all({ source, before, rows: limit + 1 });
      return pageOf(entries, limit);
    },
    heardBetween: (from, to) => ({
      gaps: db
        .prepare<[number, number], HeardBetween['gaps'][number]>(
          `SELECT coalesce(s.id, '') AS source, t.why, sum(t.last - t.first + 1) AS count
             FROM gaps t LEFT JOIN sources s ON s.code = t.source
             WHERE t.at >= ? AND t.at < ? GROUP BY 1, 2 ORDER BY 1, 2`,
        )
        .all(from, to),
      quarantined: db
        .prepare<[number, number], HeardBetween['quarantined'][number]>(
          `SELECT coalesce(s.id, '') AS source, t.code, count(*) AS count
             FROM quarantine t LEFT JOIN sources s ON s.code = t.source
             WHERE t.at >= ? AND t.at < ? GROUP BY 1, 2 ORDER BY 1, 2`,
        )
        .all(from, to),
    }),
  };
}

/** One more than the page was read, to know whether there are more. */
export function pageOf<T>(entries: T[], limit: number): { entries: T[]; more: boolean } {
  return { entries: entries.slice(0, limit), more: entries.length > limit };
}

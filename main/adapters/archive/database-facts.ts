import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { DatabaseReport } from '../../../shared/contract/asks/health-asks.ts';
import { totalOf } from './closed-days.ts';
import { loadSources } from './load-state.ts';

/** What a database says of itself and of the past it keeps. @param db opened from a file */
export function databaseFacts(db: Database.Database): DatabaseReport {
  const number = (name: string): number => db.pragma(name, { simple: true }) as number;
  const one = <T>(sql: string): T => db.prepare<[], T>(sql).pluck().get()!;
  return {
    database: {
      walBytes: sizeOf(`${db.name}-wal`),
      pages: number('page_count'),
      pageBytes: number('page_size'),
      freePages: number('freelist_count'),
    },
    sqlite: one('SELECT sqlite_version()'),
    schema: number('user_version'),
    retention: {
      eventsFrom: totalOf(db, 'purgedBefore') || null,
      figuresFrom: totalOf(db, 'figuresFrom') || null,
      doneOn: totalOf(db, 'purgedOn') || null,
      closedDays: one('SELECT count(*) FROM closed_days'),
    },
    sources: loadSources(db).map(({ id, simulated, late, duplicates, newestEvent }) => ({
      id,
      simulated,
      late,
      duplicates,
      newestEvent: newestEvent || null,
    })),
  };
}

/** Bytes; 0 where there is no such file. */
function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

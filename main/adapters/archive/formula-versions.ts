import type Database from 'better-sqlite3';
import type { FormulaSettings, FormulaVersion } from '../../../shared/model/formula.ts';

interface StoredVersion {
  version: number;
  from: number;
  facts: string;
}

/** All versions of the formula settings, by rising number. */
export function loadFormulas(db: Database.Database): FormulaVersion[] {
  return db
    .prepare<[], StoredVersion>('SELECT version, valid_from AS "from", facts FROM formulas ORDER BY version')
    .all()
    .map(({ version, from, facts }) => ({ version, from, ...(JSON.parse(facts) as FormulaSettings) }));
}

/** Stores a version; durable when it returns. */
export function addFormula(db: Database.Database, { version, from, ...facts }: FormulaVersion): void {
  db.prepare('INSERT INTO formulas VALUES (?, ?, ?)').run(version, from, JSON.stringify(facts));
}

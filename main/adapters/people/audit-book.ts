import type Database from 'better-sqlite3';
import type { AuditEntry, AuditKind } from '../../../shared/model/audit.ts';
import type { Role } from '../../../shared/model/person.ts';
import type { Audit } from '../../station/ports.ts';

/** Which entries are looked for; those left out do not matter. */
export interface AuditQuery {
  /** Half-open range of the host's clock, epoch ms. */
  from?: number | undefined;
  to?: number | undefined;
  /** None = all. */
  kinds: readonly AuditKind[];
  /** In the name of who did it, or of what it was done to. */
  text: string;
  /** Entries older than the one with this id. */
  before?: number | undefined;
  limit: number;
}

/** The audit journal, also to be read. */
export interface AuditBook extends Audit {
  /** Newest first. */
  list(query: AuditQuery): AuditEntry[];
}

interface Row extends Omit<AuditEntry, 'before' | 'after'> {
  what: AuditKind;
  role: Role;
  before: string;
  after: string;
}

/** Prepares the audit journal of a database. */
export function prepareAudit(db: Database.Database): AuditBook {
  const insert = db.prepare<[number, string, string, string, string, string, string, string]>(
    'INSERT INTO audit (at, by, name, role, what, subject, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const select = db.prepare<Record<string, string | number>, Row>(
    `SELECT id, at, by, name, role, what, subject, before, after FROM audit
     WHERE at >= :from AND at < :to AND id < :before
       AND (:kinds = '[]' OR what IN (SELECT value FROM json_each(:kinds)))
       AND (:text = '' OR instr(lower(name), lower(:text)) > 0 OR instr(lower(subject), lower(:text)) > 0)
     ORDER BY id DESC LIMIT :limit`,
  );
  return {
    note({ at, who, what, subject, before, after }) {
      insert.run(at, who.id, who.name, who.role, what, subject, textOf(before), textOf(after));
    },
    list({ from, to, kinds, text, before, limit }) {
      const last = Number.MAX_SAFE_INTEGER;
      const asked = { from: from ?? 0, to: to ?? last, before: before ?? last, text, limit };
      return select
        .all({ ...asked, kinds: JSON.stringify(kinds) })
        .map((row) => ({ ...row, before: JSON.parse(row.before), after: JSON.parse(row.after) }));
    },
  };
}

function textOf(value: unknown): string {
  return JSON.stringify(value ?? null);
}

import type Database from 'better-sqlite3';
import type { JournalEntry, JournalKind, Notice } from '../../../shared/model/alert.ts';
import type { Severity } from '../../../shared/model/fault.ts';
import type { StoredGap } from '../../station/ingest/stored-gap.ts';
import type {
  AlertArchive,
  AlertChanges,
  RuleRow,
  StoredInstance,
} from '../../station/alerts/alert-archive.ts';

/** Which lines of the journal are wanted; newest first. Times epoch ms, half-open. */
export interface JournalQuery {
  from?: number | undefined;
  to?: number | undefined;
  rules: readonly string[];
  severities: readonly Severity[];
  kinds: readonly JournalKind[];
  alert?: string | undefined;
  text: string;
  before?: number | undefined;
  limit: number;
}

/** How far back notices and raised alerts are read at a start, ms. */
const RECENT_MS = 3_600_000;

type JournalRow = Pick<JournalEntry, 'id' | 'at' | 'kind' | 'rule' | 'severity'> & {
  alert: number;
  body: string;
};
type RuleLine = Omit<RuleRow, 'enabled' | 'rule'> & { enabled: number; rule: string | null };

const JOURNAL = 'SELECT id, at, alert, kind, rule, severity, body FROM alert_journal';

/** Prepares what reads the alerts. */
export function prepareAlertReads(db: Database.Database): AlertArchive {
  return {
    alertState() {
      const newest = numberOf(db, 'SELECT max(at) FROM alert_journal');
      return {
        rules: readRules(db),
        instances: db.prepare<[], StoredInstance>('SELECT rule, scope, body FROM alerts').all(),
        notices: readNotices(db, newest - RECENT_MS),
        raised: db
          .prepare<[number], JournalRow>(`${JOURNAL} WHERE at > ? AND kind = 'raised' ORDER BY id`)
          .all(newest - RECENT_MS)
          .map(entryOf),
        gaps: db
          .prepare<[number], StoredGap>(
            'SELECT source, epoch, first AS "from", last AS "to", why, at FROM gaps WHERE at > ?',
          )
          .all(numberOf(db, 'SELECT max(at) FROM gaps') - RECENT_MS),
        lastAlert: numberOf(db, 'SELECT max(alert) FROM alert_journal'),
        lastEntry: numberOf(db, 'SELECT max(id) FROM alert_journal'),
        lastNotice: numberOf(db, 'SELECT max(id) FROM alert_notices'),
      };
    },
  };
}

/** Lines of the journal, newest first. */
export function readJournal(db: Database.Database, query: JournalQuery): JournalEntry[] {
  const { from = 0, to = Number.MAX_SAFE_INTEGER, before = Number.MAX_SAFE_INTEGER, text, limit } = query;
  const wheres = ['id < ?', 'at >= ?', 'at < ?'];
  const values: (number | string)[] = [before, from, to];
  const among = (column: string, wanted: readonly string[]): void => {
    if (wanted.length === 0) return;
    wheres.push(`${column} IN (${wanted.map(() => '?').join(', ')})`);
    values.push(...wanted);
  };
  among('rule', query.rules);
  among('severity', query.severities);
  among('kind', query.kinds);
  if (query.alert !== undefined) {
    wheres.push('alert = ?');
    values.push(Number(query.alert));
  }
  if (text !== '') {
    // Names, comments and people stand in the body as JSON, which leaves their characters as they are.
    wheres.push("instr(lower(rule || ' ' || body), lower(?)) > 0");
    values.push(text);
  }
  const sql = `${JOURNAL} WHERE ${wheres.join(' AND ')} ORDER BY id DESC LIMIT ?`;
  return db
    .prepare<(number | string)[], JournalRow>(sql)
    .all(...values, limit)
    .map(entryOf);
}

/** Prepares what writes the alerts of a commit. */
export function prepareAlertWrites(db: Database.Database): (changes: AlertChanges) => void {
  const rule = db.prepare('INSERT OR REPLACE INTO alert_rules VALUES (?, ?, ?, ?, ?, ?)');
  const keep = db.prepare('INSERT OR REPLACE INTO alerts VALUES (?, ?, ?)');
  const forget = db.prepare('DELETE FROM alerts WHERE rule = ? AND scope = ?');
  const entry = db.prepare('INSERT INTO alert_journal VALUES (?, ?, ?, ?, ?, ?, ?)');
  const notice = db.prepare('INSERT OR REPLACE INTO alert_notices VALUES (?, ?, ?)');
  return ({ rules, instances, journal, notices }) => {
    for (const r of rules)
      rule.run(r.id, r.revision, r.enabled ? 1 : 0, r.since, r.by, r.rule && JSON.stringify(r.rule));
    for (const { rule: of, scope, body } of instances)
      if (body === null) forget.run(of, scope);
      else keep.run(of, scope, body);
    for (const { id, at, alert, kind, rule: of, severity, ...body } of journal)
      entry.run(id, at, Number(alert), kind, of, severity, JSON.stringify(body));
    for (const { id, at, ...body } of notices) notice.run(Number(id), at, JSON.stringify(body));
  };
}

function readRules(db: Database.Database): RuleRow[] {
  return db
    .prepare<[], RuleLine>(
      'SELECT id, revision, enabled, since, by, rule FROM alert_rules ORDER BY id, revision',
    )
    .all()
    .map((row) => ({
      ...row,
      enabled: row.enabled === 1,
      rule: row.rule === null ? null : (JSON.parse(row.rule) as RuleRow['rule']),
    }));
}

function readNotices(db: Database.Database, after: number): Notice[] {
  return db
    .prepare<[number], { id: number; at: number; body: string }>(
      `SELECT id, at, body FROM alert_notices
       WHERE at > ? OR id IN (SELECT json_extract(body, '$.episode.notice') FROM alerts) ORDER BY id`,
    )
    .all(after)
    .map(({ id, at, body }) => ({ ...(JSON.parse(body) as Omit<Notice, 'id' | 'at'>), id: String(id), at }));
}

function entryOf({ body, alert, ...row }: JournalRow): JournalEntry {
  const rest = JSON.parse(body) as Omit<JournalEntry, 'id' | 'at' | 'alert' | 'kind' | 'rule' | 'severity'>;
  return { ...row, ...rest, alert: String(alert) };
}

function numberOf(db: Database.Database, sql: string): number {
  return db.prepare<[], number | null>(sql).pluck().get() ?? 0;
}

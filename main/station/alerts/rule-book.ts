import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import type { StoredRule } from '../../../shared/model/alert.ts';
import type { RuleRow } from './alert-archive.ts';

/** The rules and all they ever were: a change makes another revision. What Callwall brings is `by` nobody. */
export class RuleBook {
  private readonly shipped: ReadonlyMap<string, AlertRule>;
  private readonly newest = new Map<string, RuleRow>();
  /** As each rule was last, also of those taken away. */
  private readonly last = new Map<string, RuleRow & { rule: AlertRule }>();
  private changed: RuleRow[] = [];

  /** Goes on with what is stored; rules that Callwall brings otherwise than before get a revision from `now` (epoch ms) on. */
  constructor(stored: readonly RuleRow[], shipped: readonly AlertRule[], now: number) {
    this.shipped = new Map(shipped.map((rule) => [rule.id, rule]));
    for (const row of stored) this.keep(row);
    for (const rule of shipped) {
      const row = this.newest.get(rule.id);
      if (row === undefined) this.add({ id: rule.id, enabled: true, since: now, by: '', rule });
      else if (row.by === '' && !same(row.rule, rule)) this.add({ ...row, since: now, rule });
    }
    for (const row of this.newest.values())
      if (row.by === '' && row.rule !== null && !this.shipped.has(row.id))
        this.add({ ...row, since: now, rule: null });
  }

  /** All there are now, by id. */
  list(): StoredRule[] {
    const rows = [...this.newest.values()].filter(({ rule }) => rule !== null);
    return rows.map((row) => this.shown(row)).toSorted((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  }

  get(id: string): StoredRule | undefined {
    const row = this.newest.get(id);
    return row?.rule ? this.shown(row) : undefined;
  }

  /** The rule, or as it was last when it was taken away. */
  known(id: string): Pick<StoredRule, 'rule' | 'revision'> | undefined {
    return this.last.get(id);
  }

  /** Stores a revision made from `was` (0: a new rule); its number, or null when another one came in between. */
  save(rule: AlertRule, enabled: boolean, was: number, by: string, now: number): number | null {
    const row = this.newest.get(rule.id);
    if ((row?.rule ? row.revision : 0) !== was) return null;
    return this.add({ id: rule.id, enabled, since: now, by, rule });
  }

  /** Takes a rule away, or back to what Callwall brings; its new revision, or null as with `save`. */
  remove(id: string, was: number, by: string, now: number): number | null {
    const row = this.newest.get(id);
    if (!row?.rule || row.revision !== was) return null;
    const rule = this.shipped.get(id) ?? null;
    return this.add({ id, enabled: true, since: now, by: rule ? '' : by, rule });
  }

  hasChanges(): boolean {
    return this.changed.length > 0;
  }

  /** Revisions made since the last call, for the archive. */
  takeChanged(): RuleRow[] {
    return this.changed.splice(0);
  }

  private add(row: Omit<RuleRow, 'revision'>): number {
    const revision = (this.newest.get(row.id)?.revision ?? 0) + 1;
    const made = { ...row, revision };
    this.keep(made);
    this.changed.push(made);
    return revision;
  }

  private keep(row: RuleRow): void {
    this.newest.set(row.id, row);
    if (row.rule !== null) this.last.set(row.id, { ...row, rule: row.rule });
  }

  private shown({ id, rule, ...row }: RuleRow): StoredRule {
    const { revision, enabled, since, by } = row;
    const own = this.shipped.get(id);
    return { rule: rule!, revision, enabled, since, by, shipped: own !== undefined && same(rule, own) };
  }
}

/** Both went through the schema, which puts their members into its own order. */
function same(one: AlertRule | null, other: AlertRule): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

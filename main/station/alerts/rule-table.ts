import type { StoredRule } from '../../../shared/model/alert.ts';
import type { RuleBook } from './rule-book.ts';
import { planRule } from './rule-plan.ts';
import type { RulePlan } from './rule-plan.ts';
import type { Scopes } from './scopes.ts';
import { kindOf } from './wait-scopes.ts';
import type { Wanted } from './wait-watch.ts';

/** A rule in force, worked out. */
export interface Ruled {
  stored: StoredRule;
  plan: RulePlan;
}

/** The rules in force, by what they are judged by. */
export class RuleTable {
  /** Rules about gauges. */
  gauged: readonly Ruled[] = [];
  private readonly rules: Pick<RuleBook, 'list'>;
  private readonly scopes: Pick<Scopes, 'keysOf'>;
  private ruled = new Map<string, Ruled>();
  private ofWaits: readonly Ruled[] = [];
  /** Rules judged when waits end, by scope: which scopes there are becomes known with the events. */
  private readonly byScope = new Map<string, readonly Ruled[]>();

  constructor(rules: Pick<RuleBook, 'list'>, scopes: Pick<Scopes, 'keysOf'>) {
    this.rules = rules;
    this.scopes = scopes;
    this.read();
  }

  /** Reads the rules anew. */
  read(): void {
    const enabled = this.rules.list().filter((stored) => stored.enabled);
    const all = enabled.map((stored) => ({ stored, plan: planRule(stored) }));
    this.ruled = new Map(all.map((each) => [each.stored.rule.id, each]));
    this.gauged = all.filter(({ plan }) => !plan.ofWaits);
    this.ofWaits = all.filter(({ plan }) => plan.ofWaits);
    this.byScope.clear();
  }

  get(rule: string): Ruled | undefined {
    return this.ruled.get(rule);
  }

  all(): Iterable<Ruled> {
    return this.ruled.values();
  }

  /** Rules about waits in a scope. */
  about(scope: string): readonly Ruled[] {
    let found = this.byScope.get(scope);
    if (!found) {
      found = this.ofWaits.filter(({ stored }) => this.scopes.keysOf(stored.rule.scope).includes(scope));
      this.byScope.set(scope, found);
    }
    return found;
  }

  /** Which waits have to be known; null when no rule is about any. */
  wanted(): Wanted | null {
    const plans = this.ofWaits.map(({ plan }) => plan);
    if (plans.length === 0) return null;
    return {
      // A sum needs the waits of one instant only.
      longestMs: Math.max(1, ...plans.map((plan) => plan.longestMs)),
      ledgers: [...new Set(['event' as const, ...plans.map(({ rule }) => rule.ledger)])],
      kinds: new Set(plans.map(({ rule }) => kindOf(rule.scope).kind)),
    };
  }
}

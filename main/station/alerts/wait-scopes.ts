import type { AlertRule, ScopeKind } from '../../../shared/model/alert-rule.ts';
import type { WindowWait } from './window-counters.ts';

/** How something is called: as it is shown, bare while unique, else `source:id`; and by which names it is found. */
export interface ScopeLabel {
  shown: string;
  names: readonly string[];
}

/** A wait that ended, with what it counts in, of one kind. */
export interface EndedWait extends WindowWait {
  scopes: readonly ScopeLabel[];
}

/** What is written where a rule is about the centre. */
export const centreLabel: ScopeLabel = { shown: 'centre', names: ['centre'] };

/** What a rule is about: each of a kind, or (with a name) one of it. */
export function kindOf(scope: AlertRule['scope']): { kind: 'centre' | ScopeKind; name: string | null } {
  if (scope === 'centre') return { kind: 'centre', name: null };
  if ('each' in scope) return { kind: scope.each, name: null };
  const [kind, name] = Object.entries(scope)[0] as [ScopeKind, string];
  return { kind, name };
}

/** The instances of a rule that things of its kind belong to, as they are written: by the name the rule gives, else as shown. */
export function instancesOf(scope: AlertRule['scope'], labels: readonly ScopeLabel[]): string[] {
  const { name } = kindOf(scope);
  if (name === null) return labels.map(({ shown }) => shown);
  return labels.some(({ names }) => names.includes(name)) ? [name] : [];
}

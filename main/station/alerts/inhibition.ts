import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import type { Episode, Instance } from './instance.ts';
import { CENTRE } from './scopes.ts';
import type { Scopes } from './scopes.ts';

/** What tells which alerts keep which other ones quiet. */
export interface InhibitionParts {
  scopes: Pick<Scopes, 'sourceOf'>;
  all(): Iterable<Instance>;
  /** The rule in force. */
  ruleOf(instance: Instance): AlertRule | undefined;
}

/** An alert that goes on. */
export interface Ongoing {
  instance: Instance;
  episode: Episode;
}

/** Which alert, itself not kept quiet, keeps this one quiet? */
export function inhibitorOf(parts: InhibitionParts, instance: Instance): Instance | undefined {
  return [...parts.all()].find((other) => inhibits(parts, other, instance));
}

/** Those that an alert which has begun to fire keeps quiet now. */
export function quietedBy(parts: InhibitionParts, instance: Instance): Ongoing[] {
  return ongoing(parts).filter(
    ({ instance: other, episode }) => episode.inhibitedBy === null && inhibits(parts, instance, other),
  );
}

/**
 * Decides anew what keeps each quiet alert quiet, one after the other: of those that keep each other quiet one is left to
 * be heard. @returns those of which something else is true now than before
 */
export function decideAnew(parts: InhibitionParts): Ongoing[] {
  const held = ongoing(parts).filter(({ episode }) => episode.inhibitedBy !== null);
  const before = held.map(({ episode }) => episode.inhibitedBy);
  for (const { episode } of held) episode.inhibitedBy = null;
  for (const { instance, episode } of held) episode.inhibitedBy = inhibitorOf(parts, instance)?.rule ?? null;
  return held.filter(({ episode }, index) => episode.inhibitedBy !== before[index]);
}

function ongoing(parts: InhibitionParts): Ongoing[] {
  return [...parts.all()].flatMap((instance) =>
    instance.episode ? [{ instance, episode: instance.episode }] : [],
  );
}

/** By its rule in the same scope, or because its feed is silent; while it fires and is heard itself. */
function inhibits({ scopes, ruleOf }: InhibitionParts, one: Instance, other: Instance): boolean {
  if (one === other || one.episode?.inhibitedBy !== null || other.episode === null) return false;
  if (one.machine.state !== 'firing' && one.machine.state !== 'recovering') return false;
  const rule = ruleOf(one);
  if (!rule) return false;
  const ofFeed =
    rule.metric === 'feedSilenceMs' &&
    one.scope !== CENTRE &&
    other.scope !== one.scope &&
    scopes.sourceOf(other.scope) === scopes.sourceOf(one.scope);
  return ofFeed || (one.scope === other.scope && rule.inhibits.includes(other.rule));
}

import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import type { Gauge } from '../../../shared/model/gauge.ts';
import { withHeartbeat } from '../ingest/source-state.ts';
import type { SourceState } from '../ingest/source-state.ts';
import type { Clock } from '../ports.ts';
import { silenceMs } from './gauge-reader.ts';
import type { Scopes } from './scopes.ts';

/** A source silent for so long is gone: nothing is judged by what it told last (alerts.md, noData). Unit: ms. */
const NO_DATA_MS = 15_000;
/** What is told of longer ago than this is the past (回补): nobody is called for it. Unit: ms. */
const PAST_MS = 60_000;
/** A replay faster than this is nobody's present either. */
const FAST_PACE = 60;

/** Gauges of the system's own health: a silent source is what they are about. */
export const systemGauges: ReadonlySet<string> = new Set<Gauge>([
  'feedSilenceMs',
  'feedGap',
  'sourceConflict',
  'clockSkewMs',
  'diskFreeShare',
  'summariesUnwritten',
]);

/** What tells whether something is of the present. */
export interface PresentParts {
  scopes: Pick<Scopes, 'sourceOf'>;
  clock: Pick<Clock, 'now' | 'mono'>;
  sources(): readonly SourceState[];
  /** How fast the centre's clock runs. */
  pace(): number;
  /** The centre's clock is the host's, not a replay's. */
  isLive(): boolean;
}

/** Is what a rule is about unknown, because its source says nothing? The feeds' own rules see just that. */
export function isBlind(parts: PresentParts, rule: AlertRule, scope: string): boolean {
  if (systemGauges.has(rule.metric)) return false;
  let any = false;
  for (const source of sourcesOf(parts, scope)) {
    // One that was not heard since the start is not here yet.
    if (source.heardAt !== -Infinity && silenceMs(source, parts.clock) <= NO_DATA_MS) return false;
    any = true;
  }
  return any;
}

/** Is a time in the past, or does it pass too quickly for anybody to act? The system's own health is always of now. */
export function isPast(parts: PresentParts, rule: AlertRule | undefined, at: number): boolean {
  if (!parts.isLive()) return parts.pace() > FAST_PACE;
  return !(rule && systemGauges.has(rule.metric)) && parts.clock.now() - at > PAST_MS;
}

/** Have the sources told all they have? */
export function isCaughtUp(parts: PresentParts, scope: string): boolean {
  if (!parts.isLive()) return parts.pace() <= FAST_PACE;
  const states = sourcesOf(parts, scope).map(({ state }) => state);
  return states.includes('live') && !states.includes('catchingUp');
}

/** Does a source still tell the past? Only the system's own rules look at more than what it has told. */
export function isCatchingUp(parts: PresentParts, rule: AlertRule, scope: string): boolean {
  if (systemGauges.has(rule.metric) || !parts.isLive()) return false;
  return sourcesOf(parts, scope).some(({ state }) => state === 'catchingUp');
}

/** Up to when is known what happened in a scope? Now, unless a source is behind or away. @param now the centre's, epoch ms */
export function knownUntil(parts: PresentParts, scope: string, now: number): number {
  if (!parts.isLive()) return now;
  const late = sourcesOf(parts, scope).filter(({ state }) => state !== 'live');
  return Math.min(
    now,
    ...late.map(({ record, state }) => (state === 'catchingUp' ? record.newestEvent : record.newest)),
  );
}

function sourcesOf(parts: PresentParts, scope: string): readonly SourceState[] {
  const of = parts.scopes.sourceOf(scope);
  const all = parts.sources();
  return of === 0 ? withHeartbeat(all) : all.filter(({ record }) => record.code === of);
}

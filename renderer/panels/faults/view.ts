import type { Fault, Severity } from '../../../shared/model/fault.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';

export interface FaultsView {
  level: Level;
  text: string;
  /** What to try first; empty when nobody wrote it. */
  tip: string;
  /** How many further faults are open. */
  more: number;
}

const order = ['notice', 'warning', 'critical'] as const satisfies Severity[];
/** How a severity looks. */
export const severityLevels = {
  notice: 'watch',
  warning: 'warning',
  critical: 'critical',
} as const satisfies Record<Severity, Level>;

/** The most severe open fault, the newest among equals, in words; null when there is none. */
export function faultsView(
  faults: Readonly<Record<string, Fault>> | undefined,
  words: Words,
): FaultsView | null {
  const sorted = Object.values(faults ?? {}).toSorted(
    (a, b) => order.indexOf(b.severity) - order.indexOf(a.severity) || b.since - a.since,
  );
  const first = sorted[0];
  if (first === undefined) return null;
  const text =
    words.sayKey(first.words, first.params) ??
    words.say('faults.unknown', { code: first.code, cause: first.cause });
  return {
    level: severityLevels[first.severity],
    text,
    tip: words.sayKey(first.tip, first.params) ?? '',
    more: sorted.length - 1,
  };
}

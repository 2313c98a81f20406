import { cardScopes } from '../../../../shared/contract/asks/figures-asks.ts';
import type { Dimension, Ledger } from '../../../../shared/measure/counters.ts';
import type { ReportFigure } from '../../../../shared/measure/report-figures.ts';
import type { Span } from '../../../../shared/time/slots.ts';
import type { CardSubject } from '../../card/card-subject.ts';
import { centreScope } from '../../card/gauge-subject.ts';

/** A card is about a year at most, ms. */
const LONGEST_MS = 367 * 86_400_000;

/** Values of dimensions with how they are read. */
export type Labels = readonly { dimension: Dimension; label: string; text: string }[];

/**
 * What the card of a report's figure is about; null where there is none: of several dimensions at once, of a single agent,
 * or of more than a year. @param teams names of teams by the keys under which cards know them
 */
export function cardScope(
  labels: Labels,
  teams: Readonly<Record<string, string>>,
): CardSubject['scope'] | null {
  const [one, ...others] = labels;
  if (one === undefined) return centreScope;
  const kind = cardScopes.find((each) => each === one.dimension);
  if (kind === undefined || others.length > 0 || one.label === '') return null;
  if (kind !== 'team') return { kind, key: one.label, name: one.text };
  const key = Object.keys(teams).find((code) => teams[code] === one.label);
  return key === undefined ? null : { kind, key, name: one.label };
}

export function cardSubject(
  { name }: Pick<ReportFigure, 'name'>,
  scope: CardSubject['scope'] | null,
  { start, end }: Span,
  ledger: Ledger,
): CardSubject | null {
  if (scope === null || end - start > LONGEST_MS) return null;
  return { metric: name, scope, from: start, to: end, ledger };
}

/** Rows of these are counted otherwise than the whole is: their sum is not the figure of what they are part of. */
export function isPartition(by: readonly Dimension[]): boolean {
  return !by.some((name) => name === 'queue' || name === 'team' || name === 'agent');
}

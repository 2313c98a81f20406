import type { ShiftPlan } from '../../../shared/time/roster.ts';

/** Everybody who leads a shift by the roster, now or on a date; each name once. */
export function leadersOf({ roster }: Pick<ShiftPlan, 'roster'>): string[] {
  const named = [
    ...roster.teams.flatMap(({ leaders }) => leaders.map(({ name }) => name)),
    ...[...roster.exceptions, ...roster.extra].flatMap(({ leader }) => leader ?? []),
  ];
  return [...new Set(named)];
}

import type { Counters } from './counters.ts';

/** Contacts expected in a piece of time `[start, end)`, epoch ms. */
export interface ComingContacts {
  start: number;
  end: number;
  offered: number;
}

/**
 * The time (epoch ms) after which the connect rate (offer ledger) of a period cannot reach its target any more, even if
 * every contact from then on is answered: when until then contacts come as `coming` says and the share `rate` of them is
 * answered. `coming` starts now, by rising time; its first start is the answer where it is too late already. Null when
 * the target stays within reach to the end, and when nobody knows what will come. Open contacts are taken as answered.
 * Source: metrics.md, Derived: with N = offered + C contacts at the end and c of the C coming ones gone by,
 * answered + open + rate · c + (C − c) ≥ target · N.
 */
export function reachLimit(
  counters: Pick<Counters, 'offered' | 'answered' | 'open' | 'abandonedShort'>,
  goal: { target: number; excludeShortAbandons: boolean },
  rate: number,
  coming: readonly ComingContacts[],
): number | null {
  const first = coming[0];
  if (first === undefined) return null;
  const offered = counters.offered - (goal.excludeShortAbandons ? counters.abandonedShort : 0);
  const all = coming.reduce((sum, piece) => sum + piece.offered, 0);
  const spare = counters.answered + counters.open + all - goal.target * (offered + all);
  if (spare < 0) return first.start;
  let left = rate >= 1 ? Infinity : spare / (1 - rate);
  for (const piece of coming) {
    if (left < piece.offered) return piece.start + (left / piece.offered) * (piece.end - piece.start);
    left -= piece.offered;
  }
  return null;
}

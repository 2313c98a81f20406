import type { BacktestEdge } from '../../../../../shared/contract/asks/alert-asks.ts';

/** When a scope was raised, by its edges in the order of their times; what never cleared lasts until `to`. */
export function raisedSpans(
  edges: readonly BacktestEdge[],
  scope: string,
  to: number,
): { from: number; to: number }[] {
  const own = edges.filter((edge) => edge.scope === scope);
  return own.flatMap((edge, at) =>
    edge.event === 'raised' ? [{ from: edge.at, to: own[at + 1]?.at ?? to }] : [],
  );
}

import { useMemo } from 'react';
import { useTopic } from '../../../link/use-station.ts';
import { useAsk } from '../../parts/use-ask.ts';
import { useMay } from '../../parts/use-change.ts';
import { useFresh } from '../../parts/use-fresh.ts';
import type { KnownCounts } from './figure-card.ts';

/** What is summed up of a unit or a person; `key` empty: none was named. */
export interface OrderSum {
  key: string;
  counts: KnownCounts;
}

/** Sums by unit or person. Who may not see people gets those of the units that every screen has. */
export function useOrderSums(by: 'unit' | 'owner'): {
  sums: OrderSum[] | undefined;
  fault: unknown;
  again: () => void;
} {
  const may = useMay('orders.figures');
  const shares = useTopic('orderShares');
  const { answer, fault, again } = useAsk('orders.figures', may ? { by: [by] } : null);
  useFresh(again);
  const sums = useMemo(() => {
    if (may) return answer?.rows.map(({ by: keys, figures }) => ({ key: keys[by] ?? '', counts: figures }));
    return Object.entries(by === 'unit' ? (shares ?? {}) : {})
      .filter(([key]) => key.startsWith('unit:'))
      .map(([key, counts]) => ({ key: key.slice('unit:'.length), counts }));
  }, [may, answer, shares, by]);
  return { sums, fault, again };
}

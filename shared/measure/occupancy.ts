import type { Counters } from './counters.ts';
import { plus, valueOf } from './metric.ts';
import type { Metric } from './metric.ts';

type Busy = 'talkingMs' | 'holdingMs' | 'acwStateMs';

export const occupancyMetric: Metric<unknown, Busy | 'ringingMs' | 'readyMs'> = {
  code: 'occupancy',
  unit: 'share',
  fraction: () => {
    const busy = plus('talkingMs', 'holdingMs', 'acwStateMs', 'ringingMs');
    return { numerator: busy, denominator: [...busy, ...plus('readyMs')] };
  },
};

export const utilisationMetric: Metric<unknown, Busy | 'ringingMs' | 'readyMs' | 'notReadyMs'> = {
  code: 'utilisation',
  unit: 'share',
  fraction: () => ({
    numerator: plus('talkingMs', 'holdingMs', 'acwStateMs'),
    denominator: plus('readyMs', 'ringingMs', 'talkingMs', 'holdingMs', 'acwStateMs', 'notReadyMs'),
  }),
};

/**
 * Occupancy 占用率: (talking + holding + ACW + ringing) / (the same + ready), from the times in agent states, clipped at
 * slot edges. Share 0–1; null where the source tells no states: such a source's state times must stay 0, because
 * talking alone, without the ready time, would read as 100 %. Not ready is excluded. Source: metrics.md, Ratios and averages.
 */
export function occupancy(counters: Pick<Counters, Busy | 'ringingMs' | 'readyMs'>): number | null {
  return valueOf(occupancyMetric, counters, null);
}

/**
 * Utilisation: (talking + holding + ACW) / logged-in time, which is the time in any state but logged out. Share 0–1,
 * null where the source tells no states. Source: metrics.md, Ratios and averages.
 */
export function utilisation(
  counters: Pick<Counters, Busy | 'ringingMs' | 'readyMs' | 'notReadyMs'>,
): number | null {
  return valueOf(utilisationMetric, counters, null);
}

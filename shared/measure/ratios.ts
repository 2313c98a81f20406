import type { Counters } from './counters.ts';
import type { MetricCode, MetricContext } from './metric.ts';
import { occupancy, utilisation } from './occupancy.ts';
import { complaintRate, fcr, repeatRate, satisfaction } from './quality.ts';
import { abandonRate, connectRate, overallConnectRate } from './rates.ts';
import { serviceLevel } from './service-level.ts';
import { acw, aht, asa, att, hold } from './times.ts';

/** Every ratio and average of a row as reports print it: 6 decimals, null without a denominator. Units: see each metric. */
export function allRatios(counters: Counters, context: MetricContext): Record<MetricCode, number | null> {
  return {
    connectRate: rounded(connectRate(counters, context)),
    overallConnectRate: rounded(overallConnectRate(counters)),
    serviceLevel: rounded(serviceLevel(counters, context)),
    abandonRate: rounded(abandonRate(counters, context)),
    asa: rounded(asa(counters)),
    att: rounded(att(counters)),
    hold: rounded(hold(counters)),
    acw: rounded(acw(counters)),
    aht: rounded(aht(counters)),
    occupancy: rounded(occupancy(counters)),
    utilisation: rounded(utilisation(counters)),
    fcr: rounded(fcr(counters)),
    repeatRate: rounded(repeatRate(counters)),
    satisfaction: rounded(satisfaction(counters)),
    complaintRate: rounded(complaintRate(counters)),
  };
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}

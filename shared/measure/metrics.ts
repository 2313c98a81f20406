import type { Metric, MetricCode } from './metric.ts';
import { occupancyMetric, utilisationMetric } from './occupancy.ts';
import { complaintRateMetric, fcrMetric, repeatRateMetric, satisfactionMetric } from './quality.ts';
import { abandonRateMetric, connectRateMetric, overallConnectRateMetric } from './rates.ts';
import { serviceLevelMetric } from './service-level.ts';
import { acwMetric, ahtMetric, asaMetric, attMetric, holdMetric } from './times.ts';

/** Every ratio and average that a report prints, by code. */
export const metrics: Readonly<Record<MetricCode, Metric>> = {
  connectRate: connectRateMetric,
  overallConnectRate: overallConnectRateMetric,
  serviceLevel: serviceLevelMetric,
  abandonRate: abandonRateMetric,
  asa: asaMetric,
  att: attMetric,
  hold: holdMetric,
  acw: acwMetric,
  aht: ahtMetric,
  occupancy: occupancyMetric,
  utilisation: utilisationMetric,
  fcr: fcrMetric,
  repeatRate: repeatRateMetric,
  satisfaction: satisfactionMetric,
  complaintRate: complaintRateMetric,
};

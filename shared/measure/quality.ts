import type { Counters } from './counters.ts';
import { plus, valueOf } from './metric.ts';
import type { Metric } from './metric.ts';

export const fcrMetric: Metric<unknown, 'resolvedFirst' | 'resolvedKnown'> = {
  code: 'fcr',
  unit: 'share',
  fraction: () => ({ numerator: plus('resolvedFirst'), denominator: plus('resolvedKnown') }),
};

export const repeatRateMetric: Metric<unknown, 'repeatContacts' | 'offered'> = {
  code: 'repeatRate',
  unit: 'share',
  fraction: () => ({ numerator: plus('repeatContacts'), denominator: plus('offered') }),
};

export const satisfactionMetric: Metric<unknown, 'satisfied' | 'surveyed'> = {
  code: 'satisfaction',
  unit: 'share',
  fraction: () => ({ numerator: plus('satisfied'), denominator: plus('surveyed') }),
};

export const complaintRateMetric: Metric<unknown, 'complaints' | 'handled'> = {
  code: 'complaintRate',
  unit: 'share',
  fraction: () => ({ numerator: plus('complaints'), denominator: plus('handled') }),
};

/**
 * First-contact resolution 一次解决率: resolvedFirst / resolvedKnown. Share 0–1, null when nothing is known; contacts of
 * which it is not known are excluded. Source: metrics.md, Ratios and averages.
 */
export function fcr(counters: Pick<Counters, 'resolvedFirst' | 'resolvedKnown'>): number | null {
  return valueOf(fcrMetric, counters, null);
}

/**
 * Repeat rate 重复来电率: repeatContacts / offered; a repeat is a contact whose customer had been offered for the same
 * business within the seven days before. Share 0–1, null when nothing was offered; contacts without a customer's token
 * are in the denominator only. Source: metrics.md, Ratios and averages (beside fcr).
 */
export function repeatRate(counters: Pick<Counters, 'repeatContacts' | 'offered'>): number | null {
  return valueOf(repeatRateMetric, counters, null);
}

/**
 * Satisfaction rate 满意率: satisfied (非常满意, 满意) / surveyed. Share 0–1, null when nobody answered the survey.
 * Source: metrics.md, Ratios and averages.
 */
export function satisfaction(counters: Pick<Counters, 'satisfied' | 'surveyed'>): number | null {
  return valueOf(satisfactionMetric, counters, null);
}

/**
 * Complaint rate 投诉率: complaints / handled. Share, null when nothing was handled; can exceed 1, as complaints also come
 * by other ways than a handled contact. Source: metrics.md, Ratios and averages.
 */
export function complaintRate(counters: Pick<Counters, 'complaints' | 'handled'>): number | null {
  return valueOf(complaintRateMetric, counters, null);
}

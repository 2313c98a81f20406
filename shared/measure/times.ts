import type { Counters } from './counters.ts';
import { plus, valueOf } from './metric.ts';
import type { Metric } from './metric.ts';

export const asaMetric: Metric<unknown, 'waitMsAnswered' | 'answered'> = {
  code: 'asa',
  unit: 'seconds',
  fraction: () => ({ numerator: plus('waitMsAnswered'), denominator: plus('answered') }),
};

export const attMetric: Metric<unknown, 'talkMs' | 'handled'> = {
  code: 'att',
  unit: 'seconds',
  fraction: () => ({ numerator: plus('talkMs'), denominator: plus('handled') }),
};

export const holdMetric: Metric<unknown, 'holdMs' | 'handled'> = {
  code: 'hold',
  unit: 'seconds',
  fraction: () => ({ numerator: plus('holdMs'), denominator: plus('handled') }),
};

export const acwMetric: Metric<unknown, 'acwMs' | 'handled'> = {
  code: 'acw',
  unit: 'seconds',
  fraction: () => ({ numerator: plus('acwMs'), denominator: plus('handled') }),
};

export const ahtMetric: Metric<unknown, 'talkMs' | 'holdMs' | 'acwMs' | 'handled'> = {
  code: 'aht',
  unit: 'seconds',
  fraction: () => ({ numerator: plus('talkMs', 'holdMs', 'acwMs'), denominator: plus('handled') }),
};

/**
 * Average speed of answer 平均应答速度: waitMsAnswered / answered. Seconds, null when nothing was answered. Waiting
 * includes ringing; abandoned contacts are not in it. Source: metrics.md, Ratios and averages.
 */
export function asa(counters: Pick<Counters, 'waitMsAnswered' | 'answered'>): number | null {
  return valueOf(asaMetric, counters, null);
}

/**
 * Average talk time 平均通话时长: talkMs / handled, without hold. Seconds, null when nothing was handled (answered and
 * ended). Source: metrics.md, Ratios and averages.
 */
export function att(counters: Pick<Counters, 'talkMs' | 'handled'>): number | null {
  return valueOf(attMetric, counters, null);
}

/** Average hold time: holdMs / handled. Seconds, null when nothing was handled. Source: metrics.md, Ratios and averages. */
export function hold(counters: Pick<Counters, 'holdMs' | 'handled'>): number | null {
  return valueOf(holdMetric, counters, null);
}

/**
 * Average after-call work 案头时长: acwMs / handled. Seconds, null when nothing was handled. Added when it is known, so a
 * slot just past still grows. Source: metrics.md, Ratios and averages.
 */
export function acw(counters: Pick<Counters, 'acwMs' | 'handled'>): number | null {
  return valueOf(acwMetric, counters, null);
}

/**
 * Average handle time 平均处理时长: (talkMs + holdMs + acwMs) / handled. Seconds, null when nothing was handled.
 * Source: metrics.md, Ratios and averages.
 */
export function aht(counters: Pick<Counters, 'talkMs' | 'holdMs' | 'acwMs' | 'handled'>): number | null {
  return valueOf(ahtMetric, counters, null);
}

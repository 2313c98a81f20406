import {
  orderMetrics,
  type OrderCounts,
  type OrderMetricCode,
} from '../../../../shared/measure/order-metrics.ts';

/** Of what a number of orders is: all of them, or those of a kind, a lane or link, a unit, a person. */
export const figureScopes = ['all', 'kind', 'unit', 'owner'] as const;
export type FigureScope = (typeof figureScopes)[number];

/** Counts that have a card of their own. */
export const orderCounters = [
  'createdToday',
  'closedToday',
  'open',
  'overdueOpen',
  'soon',
  'suspended',
  'supervised',
  'flagged',
  'breachSoon',
  'breachForecast',
  'closedWithLimit',
  'closedLate',
  'created',
  'closed',
  'graded',
  'satisfied',
  'overdue',
  'done',
  'doneInTime',
] as const satisfies (keyof OrderCounts)[];
export type OrderCounterName = (typeof orderCounters)[number];

/** A number whose card somebody wants to see. `key`: of the scope; `link`: a lane, or a link of the kind; empty for none. */
export interface FigureSubject {
  metric: OrderMetricCode | OrderCounterName;
  scope: FigureScope;
  key: string;
  link: string;
}

/** A subject in the address. */
export function figureText({ metric, scope, key, link }: FigureSubject): string {
  return JSON.stringify([metric, scope, key, link]);
}

/** The subject that an address names; null for none, and for what is not one. */
export function figureOf(text: string): FigureSubject | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const [code, kind, key, link] = parts;
  const metric = [...orderRates, ...orderCounters].find((each) => each === code);
  const scope = figureScopes.find((each) => each === kind);
  if (metric === undefined || scope === undefined) return null;
  return typeof key === 'string' && typeof link === 'string' ? { metric, scope, key, link } : null;
}

/** Whether a number is a ratio. */
export function isRate(metric: FigureSubject['metric']): metric is OrderMetricCode {
  return Object.hasOwn(orderMetrics, metric);
}

const orderRates = Object.keys(orderMetrics).filter((key): key is OrderMetricCode =>
  Object.hasOwn(orderMetrics, key),
);

function partsOf(text: string): unknown[] | null {
  if (text === '') return null;
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? parts : null;
  } catch {
    // Somebody's address cut short.
    return null;
  }
}

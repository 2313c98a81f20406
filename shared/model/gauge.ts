/**
 * Gauges by name. Judged at every tick; counts, seconds, ms or a CUSUM's sum, as `gaugeUnits` says.
 * `waiting`: contacts in queues; `longestWait`: age of the oldest, s; `waitingWithNobodyReady`: contacts waiting while no agent
 * is ready (0 where the source tells no states); `stateOverLimit`: seats longer in a state than the settings allow; `feedSilenceMs`:
 * since the last frame; `feedGap`: sequence numbers lost; `sourceConflict`: 1 while a second source speaks under one id;
 * `clockSkewMs`; `diskFreeShare`: 0 to 1; `cusumConnectRate {k, h}`: sum of (target − answered), cut at 2 h;
 * `shiftShortfall`: misses of the target beyond what the offers forecast for the rest of the shift can mend; `hotspotScore`: how
 * unusual the complaints of a hotspot are, of the centre the most unusual one; `massEvent`: hotspots of one parent that began together.
 * `summariesUnwritten`: summaries that are due and could not be written.
 * `ordersDueSoon`, `ordersOverdue`: open work orders whose first limit is near (80 % of its time over) or passed.
 */
export const gaugeUnits = {
  waiting: 'contacts',
  longestWait: 'seconds',
  waitingWithNobodyReady: 'contacts',
  stateOverLimit: 'seats',
  feedSilenceMs: 'ms',
  feedGap: 'events',
  sourceConflict: 'flag',
  clockSkewMs: 'ms',
  diskFreeShare: 'share',
  summariesUnwritten: 'summaries',
  cusumConnectRate: 'sum',
  shiftShortfall: 'contacts',
  ordersDueSoon: 'orders',
  ordersOverdue: 'orders',
  hotspotScore: 'sum',
  massEvent: 'hotspots',
} as const;
export type Gauge = keyof typeof gaugeUnits;
export const gauges = Object.keys(gaugeUnits) as Gauge[];

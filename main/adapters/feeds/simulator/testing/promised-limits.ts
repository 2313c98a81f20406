import type { RecountedLimit } from './recount-orders.ts';

const MINUTE = 60_000;
/** A later move tells that the ones before it were made. */
const over = ['restored', 'handled', 'closed'];
const sent = ['dispatched', 'accepted', 'arrived', 'contacted', ...over];
const within = (minutes: number) => (from: number) => from + minutes * MINUTE;
const satisfaction = {
  key: 'satisfaction',
  done: ['visited'],
  from: ['restored', 'handled'],
  end: within(1440),
};

/** Limits of hotspots-and-orders.md for towns, but for those by working days, which two days never reach. */
export function promisedLimits(kind: string): readonly RecountedLimit[] {
  if (kind === '故障报修')
    return [
      { key: 'dispatch', done: sent, end: within(2) },
      { key: 'arrive', done: ['arrived', ...over], end: within(45) },
      { key: 'restore', done: over, end: within(180) },
      satisfaction,
    ];
  if (kind === '投诉')
    return [
      { key: 'dispatch', done: sent, end: within(20) },
      { key: 'contact', done: ['contacted', ...over], end: within(1440) },
      satisfaction,
    ];
  return [];
}

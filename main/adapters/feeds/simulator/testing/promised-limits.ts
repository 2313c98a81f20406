import type { RecountedLimit } from './recount-orders.ts';

const MINUTE = 60_000;
/** A later move tells that the ones before it were made. */
const over = ['restored', 'handled', 'closed'];
const sent = ['dispatched', 'accepted', 'arrived', 'contacted', ...over];
const within = (minutes: number) => (from: number) => from + minutes * MINUTE;
/** By area: in towns, in the country, far away. */
const by =
  (urban: number, rural: number, remote: number): RecountedLimit['end'] =>
  (from, { area }) =>
    from + { urban, rural, remote }[area] * MINUTE;
/** Four working days, which the recounted days never reach. */
const unreached = () => Infinity;
const satisfaction = {
  key: 'satisfaction',
  done: ['visited'],
  from: ['restored', 'handled'],
  end: within(1440),
};

/** Limits of hotspots-and-orders.md; those by working days are never past within the recounted days. */
export function promisedLimits(kind: string): readonly RecountedLimit[] {
  if (kind === '故障报修')
    return [
      { key: 'dispatch', done: sent, end: within(2) },
      { key: 'arrive', done: ['arrived', ...over], end: by(45, 90, 120) },
      { key: 'restore', done: over, end: by(180, 330, 360) },
      satisfaction,
    ];
  if (kind === '投诉')
    return [
      { key: 'dispatch', done: sent, end: within(20) },
      { key: 'contact', done: ['contacted', ...over], end: within(1440) },
      { key: 'handle', done: over, end: unreached },
      satisfaction,
    ];
  if (['举报', '意见', '建议', '业务办理'].includes(kind))
    return [{ key: 'handle', done: over, end: unreached }];
  return [];
}

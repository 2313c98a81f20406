import type { Fault } from '../../shared/model/fault.ts';

/** A source that lost messages for ever a minute ago. */
export function gapFault(now: number): Fault {
  return {
    code: 'feed-gap',
    severity: 'warning',
    subject: 'pbx-1',
    words: 'fault.feed-gap',
    tip: 'fault.feed-gap.tip',
    since: now - 60_000,
    params: { source: 'CTI 主用', missing: 211 },
    cause: 'outbox-full',
  };
}

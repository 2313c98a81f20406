import type { SourceSnapshot } from '../../../shared/contract/feed.ts';
import { FUTURE_MS } from './admit.ts';

/**
 * A live source's snapshot without times of the future. One whose clock is no more than five minutes ahead of ours stands as it
 * is, as an event would; of another what lies ahead is now, or waits of the present would be older than what it tells.
 * @param now the station's clock, epoch ms
 */
export function withoutFuture(snapshot: SourceSnapshot, now: number): SourceSnapshot {
  const latest = now + FUTURE_MS;
  const told = (time: number): number => (time > latest ? now : time);
  return {
    ...snapshot,
    at: told(snapshot.at),
    contacts: snapshot.contacts.map((each) => ({
      ...each,
      since: told(each.since),
      ...(each.offeredAt !== undefined && { offeredAt: told(each.offeredAt) }),
      ...(each.answeredAt !== undefined && { answeredAt: told(each.answeredAt) }),
    })),
    agents: snapshot.agents.map((each) => ({ ...each, since: told(each.since) })),
  };
}

import type { SourceSnapshot } from '../../../../shared/contract/feed.ts';

/** The state of the floor as the ACD tells it; `at` = when that was true, epoch ms UTC. */
export type SnapshotState = Pick<SourceSnapshot, 'at' | 'queues' | 'contacts' | 'agents'>;

/** Items in a frame: 400 of the largest stay far below the 1 MiB of a frame. */
const ITEMS = 400;

/** Cuts a snapshot into frames of bearable size; always at least one, because an empty floor has to be said too. */
export function snapshotParts(state: SnapshotState, asOf: number): SourceSnapshot[] {
  const { queues, contacts, agents } = state;
  const starts: number[] = [];
  for (let start = 0; start === 0 || start < queues.length + contacts.length + agents.length; start += ITEMS)
    starts.push(start);
  return starts.map((start, at) => {
    const cut = <T>(list: readonly T[], before: number): T[] =>
      list.slice(Math.max(0, start - before), Math.max(0, start + ITEMS - before));
    return {
      t: 'snapshot',
      asOf,
      at: state.at,
      part: at + 1,
      parts: starts.length,
      queues: cut(queues, 0),
      contacts: cut(contacts, queues.length),
      agents: cut(agents, queues.length + contacts.length),
    };
  });
}

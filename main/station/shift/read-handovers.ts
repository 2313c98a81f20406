import type { Handover } from '../../../shared/model/handover.ts';
import type { DutyItem } from '../../../shared/model/duty-item.ts';
import type { HandoverEntry } from './duty-archive.ts';

/** A hand-over with what was handed over. */
export interface FullHandover extends Handover {
  items: readonly DutyItem[];
}

/** Hand-overs as their entries leave them, the oldest first. @param entries by rising id */
export function readHandovers(entries: readonly HandoverEntry[]): FullHandover[] {
  const found = new Map<number, FullHandover>();
  for (const entry of entries) {
    const { at, by } = entry;
    if (entry.kind === 'given') {
      const { id, role, body } = entry;
      found.set(id, { id: String(id), state: 'given', at, by, role, reply: null, ...body });
      continue;
    }
    const given = found.get(entry.handover);
    if (given?.state !== 'given') continue;
    found.set(entry.handover, { ...given, state: entry.kind, reply: { at, by, ...entry.body } });
  }
  return [...found.values()];
}

/** What everybody on duty follows: the items are asked for. */
export function withoutItems({ items: _items, ...handover }: FullHandover): Handover {
  return handover;
}

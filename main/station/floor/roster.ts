import type { CtiEvent } from '../../../shared/model/event.ts';
import type { SourceRecord } from '../ingest/source-record.ts';
import type { Memory } from '../memory.ts';

type RosterEvent = CtiEvent & { type: 'roster.queue' | 'roster.agent' | 'roster.site' };
type Entry = Record<string, unknown>;

/** Is this an event about the people and places themselves, not about what they do? */
export function isRosterEvent(event: CtiEvent): event is RosterEvent {
  return event.type === 'roster.queue' || event.type === 'roster.agent' || event.type === 'roster.site';
}

/** What sources say of their queues, agents and sites. A later event says only what changed. */
export class Roster {
  private readonly memory: Pick<Memory, 'names' | 'roster'>;
  private readonly moved = new Set<number>();

  constructor(memory: Pick<Memory, 'names' | 'roster'>) {
    this.memory = memory;
  }

  take(source: SourceRecord, event: RosterEvent): void {
    const { roster } = this.memory;
    const code = this.codeOf(source, event);
    roster.set(code, { ...roster.get(code), ...event.data });
    this.moved.add(code);
  }

  /** Entries changed since the last call, for the archive. */
  takeMoved(): Map<number, Entry> {
    const { roster } = this.memory;
    const changed = new Map([...this.moved].map((code) => [code, roster.get(code) ?? {}]));
    this.moved.clear();
    return changed;
  }

  private codeOf(source: SourceRecord, event: RosterEvent): number {
    const { names } = this.memory;
    switch (event.type) {
      case 'roster.queue':
        return names.code('queue', source.code, event.data.queue);
      case 'roster.agent':
        return names.code('agent', source.code, event.data.agent);
      case 'roster.site':
        return names.code('site', source.code, event.data.site);
    }
  }
}

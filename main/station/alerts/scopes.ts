import type { AlertRule, ScopeKind } from '../../../shared/model/alert-rule.ts';
import type { AlertScope } from '../../../shared/model/alert.ts';
import type { SourceState } from '../ingest/source-state.ts';
import type { Name, Names } from '../names.ts';
import { queueName } from '../publish/queue-name.ts';
import { shownLink } from '../orders/order-scope.ts';
import type { OrderBook } from '../orders/order-book.ts';
import { labelNames } from '../publish/label-names.ts';

/** The scope of the whole centre; the others are `kind:code`. */
export const CENTRE = 'centre';

/** Key of a part of the centre: a name's code, of a feed that of its source. */
export function scopeKey(kind: ScopeKind, code: number): string {
  return `${kind}:${code}`;
}

/** How things are called. */
export interface ScopeNames {
  names: Names;
  /** What the roster said, by name code. */
  roster: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  seats: ReadonlyMap<number, { readonly team: number }>;
  orders: Pick<OrderBook, 'rules'>;
}

/** Complaint hotspots as parts of the centre: they come and go. */
export interface ScopedHotspots {
  codes(kind: 'hotspot' | 'massEvent'): number[];
  /** Class and region in words; empty for everything everywhere. */
  name(kind: 'hotspot' | 'massEvent', code: number): { name: string; en: string };
}

/** The parts that rules can be about, as the events have named them so far. */
export class Scopes {
  private readonly memory: ScopeNames;
  private readonly sources: () => readonly SourceState[];
  private readonly hotspots: ScopedHotspots;
  private labels = new Map<number, string>();

  constructor(memory: ScopeNames, sources: () => readonly SourceState[], hotspots: ScopedHotspots) {
    this.memory = memory;
    this.sources = sources;
    this.hotspots = hotspots;
  }

  /** Keys of all that a rule is about now. */
  keysOf(scope: AlertRule['scope']): string[] {
    if (scope === 'centre') return [CENTRE];
    const [[kind, wanted]] = Object.entries(scope) as [[ScopeKind | 'each', string]];
    if (kind === 'each')
      return this.codesOf(wanted as ScopeKind).map((code) => scopeKey(wanted as ScopeKind, code));
    const codes = this.codesOf(kind).filter((code) => this.is(kind, code, wanted));
    return codes.map((code) => scopeKey(kind, code));
  }

  /** As people see it. */
  shown(key: string): AlertScope {
    if (key === CENTRE) return { kind: 'centre', key: '', name: '' };
    const { kind, code } = partsOf(key);
    if (kind === 'feed') {
      const record = this.sources().find((each) => each.record.code === code)?.record;
      return { kind, key: record?.id ?? '', name: record?.name || (record?.id ?? '') };
    }
    if (kind === 'hotspot' || kind === 'massEvent')
      return { kind, key: String(code), ...this.hotspots.name(kind, code) };
    const text = this.memory.names.text(code);
    if (kind === 'queue') {
      const label = this.labelOf(code) ?? text;
      return { kind, key: label, name: queueName(this.memory, code, label) };
    }
    if (kind === 'order') return { kind, ...shownLink(text, this.memory.orders.rules.kinds) };
    return { kind, key: kind === 'team' ? String(code) : text, name: text };
  }

  /** Code of the source that tells of it; 0 where several may. */
  sourceOf(key: string): number {
    if (key === CENTRE) return 0;
    const { kind, code } = partsOf(key);
    if (kind === 'hotspot' || kind === 'massEvent') return 0;
    return kind === 'feed' ? code : (this.memory.names.get(code)?.source ?? 0);
  }

  private codesOf(kind: ScopeKind): number[] {
    if (kind === 'feed') return this.sources().map(({ record }) => record.code);
    if (kind === 'hotspot' || kind === 'massEvent') return this.hotspots.codes(kind);
    const codes = this.memory.names.ofKind(kind === 'order' ? 'orderLink' : kind).map(({ code }) => code);
    // Seats without a team are one as well: nobody would hear of them otherwise.
    const others = kind === 'team' && [...this.memory.seats.values()].some(({ team }) => team === 0);
    return others ? [...codes, 0] : codes;
  }

  private is(kind: ScopeKind, code: number, wanted: string): boolean {
    const { key, name } = this.shown(scopeKey(kind, code));
    return key === wanted || name === wanted || this.memory.names.text(kind === 'feed' ? 0 : code) === wanted;
  }

  private labelOf(queue: number): string | undefined {
    const queues: readonly Name[] = this.memory.names.ofKind('queue');
    if (queues.length !== this.labels.size)
      this.labels = new Map([...labelNames(queues, this.sources())].map(([label, code]) => [code, label]));
    return this.labels.get(queue);
  }
}

/** The kind and the code of a key that is not the centre's. */
export function partsOf(key: string): { kind: ScopeKind; code: number } {
  const colon = key.indexOf(':');
  return { kind: key.slice(0, colon) as ScopeKind, code: Number(key.slice(colon + 1)) };
}

import type { ScopeKind } from '../../../shared/model/alert-rule.ts';
import type { SourceState } from '../ingest/source-state.ts';
import type { Combos } from '../slots/combos.ts';
import type { EndedWait } from '../slots/rolling.ts';
import { NOWHERE } from '../slots/unit.ts';
import type { Unit } from '../slots/unit.ts';
import { Instants } from './instants.ts';
import { CENTRE, scopeKey } from './scopes.ts';
import { WaitWindows } from './wait-windows.ts';
import type { WindowLedger } from './window-counters.ts';

/** Scopes in which a whole contact counts, and the combination's member that names them. */
const wholeKinds = ['site', 'channel', 'business', 'language', 'ivrKey'] as const satisfies ScopeKind[];

/** A wait as the windows want it. */
type Ended = EndedWait & Pick<Unit, 'leaf' | 'quarter' | 'callback'>;

/** An instant at which waits ended, in which scopes; over, so that it can be judged. */
export interface DueInstant {
  at: number;
  scopes: ReadonlySet<string>;
  feeds: readonly number[];
}

/** Which waits rules want to know of. */
export interface Wanted {
  /** Of their longest window, ms. */
  longestMs: number;
  ledgers: readonly WindowLedger[];
  kinds: ReadonlySet<ScopeKind | 'centre'>;
}

/** The waits that ended, in every scope that a rule is about, and the instants to be judged. */
export class WaitWatch {
  windows = new WaitWindows(0);
  private readonly combos: Combos;
  /** Teams by the queues they are assigned to. */
  private readonly teamsOf: (queue: number) => readonly number[];
  private readonly instants = new Instants();
  private wanted: Wanted = { longestMs: 0, ledgers: [], kinds: new Set() };
  /** Scopes touched by instants that are not judged yet, by source and time. */
  private readonly touched = new Map<string, Set<string>>();
  private source = 0;

  constructor(combos: Combos, teamsOf: (queue: number) => readonly number[]) {
    this.combos = combos;
    this.teamsOf = teamsOf;
  }

  /** Whose events come next. */
  from(source: number): void {
    this.source = source;
  }

  /** Forgets the waits, for other rules. */
  reset(wanted: Wanted): void {
    this.wanted = wanted;
    this.windows = new WaitWindows(wanted.longestMs, wanted.ledgers);
  }

  /** A wait ended in a combination's scopes, or (sign −1) did not after all. */
  ended(unit: Ended, sign: 1 | -1): void {
    const scopes = this.count(unit, sign);
    if (sign === -1 || scopes.length === 0) return;
    const key = `${this.source} ${unit.endAt}`;
    const known = this.touched.get(key);
    if (known) for (const scope of scopes) known.add(scope);
    else {
      this.touched.set(key, new Set(scopes));
      this.instants.waitEnded(this.source, unit.endAt);
    }
  }

  /** What is stored already: counts in the windows, and is judged only if it ended after `judged`. */
  recall(unit: Ended, source: number, judged: number): void {
    this.source = source;
    if (unit.endAt > judged) this.ended(unit, 1);
    else this.count(unit, 1);
  }

  /** How far the sources have told. */
  heard(sources: readonly SourceState[], mono: number): void {
    for (const { record } of sources) this.instants.heard(record.code, record.newestEvent, mono);
  }

  /** Instants that are over, in order of time; each only once. @param mono monotonic ms */
  due(mono: number): DueInstant[] {
    const due = new Map<number, { scopes: Set<string>; feeds: number[] }>();
    for (const { feed, at } of this.instants.due(mono)) {
      const key = `${feed} ${at}`;
      let instant = due.get(at);
      if (!instant) due.set(at, (instant = { scopes: new Set(), feeds: [] }));
      for (const scope of this.touched.get(key) ?? []) instant.scopes.add(scope);
      instant.feeds.push(feed);
      this.touched.delete(key);
    }
    return [...due].map(([at, { scopes, feeds }]) => ({ at, scopes, feeds }));
  }

  /** The earliest instant that is not judged, epoch ms; Infinity when all are. */
  earliest(): number {
    return this.instants.earliest();
  }

  private count(unit: Ended, sign: 1 | -1): string[] {
    const scopes = this.scopesOf(unit);
    for (const scope of scopes) this.windows.add(scope, unit, sign);
    return scopes;
  }

  private scopesOf({ leaf, quarter }: Ended): string[] {
    const { kinds } = this.wanted;
    if (quarter !== 0) {
      const { queue } = this.combos.get(quarter);
      const scopes = kinds.has('queue') ? [scopeKey('queue', queue)] : [];
      if (kinds.has('team')) for (const team of this.teamsOf(queue)) scopes.push(scopeKey('team', team));
      return scopes;
    }
    const scopes = kinds.has('centre') ? [CENTRE] : [];
    if (leaf === NOWHERE || kinds.size < 2) return scopes;
    const combo = this.combos.get(leaf);
    for (const kind of wholeKinds)
      if (kinds.has(kind) && combo[kind] !== 0) scopes.push(scopeKey(kind, combo[kind]));
    return scopes;
  }
}

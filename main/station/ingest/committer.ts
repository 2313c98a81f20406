import { indexOf } from '../floor/contacts.ts';
import type { LiveContact } from '../floor/contacts.ts';
import type { AlertChanges } from '../alerts/alert-archive.ts';
import type { Archive } from '../archive-port.ts';
import type { StoredGap } from './stored-gap.ts';
import type { Engine } from '../engine.ts';
import type { Clock } from '../ports.ts';
import type { StoredRow } from '../slots/row-codec.ts';
import { seekLongest } from '../slots/seek-longest.ts';
import { CommitTimes } from './commit-times.ts';
import type { CentreClock } from './centre-clock.ts';
import type { Pending } from './pending.ts';
import { epochOf } from './source-state.ts';

/** From the start of one commit to the next at least (ms); after a pause what comes in is committed at once. */
const COMMIT_MS = 20;
/**
 * Under load they are further apart, because a commit of many events costs less an event: a ms for every so many events
 * of the last one, up to so many ms. At 5,000 events a second that is still `COMMIT_MS`.
 */
const EVENTS_A_MS = 8;
/**
 * And where a page asks for the newest figures meanwhile: what came in is then in what it gets, not 20 ms later. At 5,000
 * events a second that is `COMMIT_MS` again.
 */
const ASKED_MS = 10;
const EVENTS_A_MS_ASKED = 2;
const LONGEST_MS = 150;
/** The steps of a slot are stored this long (ms) after its end, when few events still change them. */
const SEAL_MS = 60_000;

/** What one commit changed, for publishing. */
export interface Committed {
  rows: StoredRow[];
  contacts: readonly LiveContact[];
  /** Agents whose seats changed. */
  seats: number[];
  /** Names of the roster about which something was said. */
  roster: number[];
  /** Times of the events of this commit, ms. */
  stamps: number[];
}

/** What commits work with. */
export interface CommitParts {
  engine: Engine;
  archive: Archive;
  clock: Clock;
  /** Moves the alerts on by what is about to be committed. @param seats agents whose seats changed. @param gaps told since the last commit */
  judge(seats: readonly number[], gaps: readonly StoredGap[]): AlertChanges;
  /** Called after each commit, before the acks have left the process. */
  committed(changes: Committed): void;
  /** The commit failed: nothing of it is stored, this intake must not be used any more. */
  failed(cause: unknown): void;
}

/** Writes what came in, all in one transaction, and only then acknowledges and publishes it. */
export class Committer {
  /** A commit failed: memory and disk differ, nothing more is taken. */
  broken = false;
  readonly times = new CommitTimes();
  /** How many events the last one had. */
  private lastCount = 0;
  /** When the last commit began, monotonic ms. */
  private began = -Infinity;
  private readonly parts: CommitParts;
  private readonly centre: CentreClock;
  private readonly pending: Pending;
  private cancel: (() => void) | null = null;

  constructor(parts: CommitParts, centre: CentreClock, pending: Pending) {
    this.parts = parts;
    this.centre = centre;
    this.pending = pending;
  }

  /** Opens the transaction that the next commit ends. */
  begin(): void {
    this.parts.archive.begin();
  }

  /** Commits as soon as the last commit began a period ago. */
  schedule(): void {
    if (this.cancel !== null || this.broken) return;
    this.cancel = this.parts.clock.after(this.wait(COMMIT_MS, EVENTS_A_MS), () => this.commit());
  }

  /** Somebody is about to look: commits what is pending, unless the last commit only just began. */
  hurry(): void {
    if (this.cancel !== null && this.wait(ASKED_MS, EVENTS_A_MS_ASKED) === 0) this.commit();
  }

  /** How long to wait until the last commit began a period ago, ms; longer under load and on a slow disk. */
  private wait(period: number, eventsAMs: number): number {
    // One slow commit among others is a checkpoint, not a slow disk.
    const usual = Math.min(this.times.lastMs, this.times.beforeMs);
    const many = Math.min(LONGEST_MS, this.lastCount / eventsAMs);
    return Math.max(0, this.began + Math.max(period, 2 * usual, many) - this.parts.clock.mono());
  }

  /** Commits what is pending now. */
  commit(): void {
    this.cancel?.();
    this.cancel = null;
    if (this.broken) return;
    const { clock } = this.parts;
    const from = clock.mono();
    let written: Omit<Committed, 'stamps'>;
    try {
      written = this.write();
    } catch (cause) {
      return this.fail(cause);
    }
    const { sources, stamps } = this.pending.takeCommitted();
    this.lastCount = stamps.length;
    this.began = from;
    this.times.add(clock.mono() - from);
    for (const source of sources) source.session?.ack(epochOf(source.record).next - 1);
    this.parts.committed({ ...written, stamps });
  }

  /** Memory and disk differ from here on: this intake takes nothing more. */
  fail(cause: unknown): void {
    if (this.broken) return;
    this.broken = true;
    this.parts.archive.rollback();
    this.parts.failed(cause);
  }

  private write(): Omit<Committed, 'stamps'> {
    const { engine, archive } = this.parts;
    const { centre, pending } = this;
    this.begin();
    const contacts = engine.contacts.dirty();
    this.writeContacts();
    seekLongest(engine.context, engine.rows.dirty(), archive);
    const slots = engine.rows.changes(centre.newest() - SEAL_MS);
    // Before the names are taken: seats are stored under names of their own.
    const seats = engine.takeSeats();
    const roster = engine.takeRoster();
    const moved = seats.map(({ agent }) => agent);
    // Before the sources are taken: how far each is judged is written with them.
    const alerts = this.parts.judge(moved, pending.gaps);
    archive.commit({
      names: engine.names.takeNew(),
      combos: engine.combos.takeNew(),
      contacts: [],
      slots,
      sources: [...pending.touched].map((source) => source.record),
      seats,
      seconds: engine.rolling.takeChanged(),
      quarantined: pending.quarantined,
      gaps: pending.gaps,
      totals: {
        ...pending.totals,
        newest: centre.newest(),
        sourceClock: centre.mode() === 'source' ? 1 : 0,
        ownSeq: engine.ownSeq(),
        ...engine.complaints.totals(),
      },
      roster,
      alerts,
      orders: engine.orders.changes(),
      complaints: engine.complaints.takeChanges(),
    });
    engine.orders.written();
    engine.complaints.written(centre.now());
    engine.contacts.written();
    engine.rows.written();
    return { rows: slots.rows, contacts, seats: moved, roster: [...roster.keys()] };
  }

  /** Apart from the batch, because the search for a longest wait reads the contacts as they are now. */
  private writeContacts(): void {
    const { engine, archive } = this.parts;
    archive.writeContacts(
      engine.contacts.dirty().map(({ contact, view, fresh, indexed }) => {
        const { offeredAt, open } = indexOf(view);
        const factsOnly = !fresh && open && indexed.open && indexed.offeredAt === offeredAt;
        return { contact, open, offeredAt, lastAt: view.newest, fresh, factsOnly };
      }),
    );
  }
}

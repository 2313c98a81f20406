import type { Settings } from '../../../shared/model/settings.ts';
import { CLOSE, FEED_LIMITS } from '../../../shared/contract/feed.ts';
import type { Archive, ArchiveState, Quarantined, StoredGap } from '../archive-port.ts';
import type { Engine } from '../engine.ts';
import { markLate } from '../engine.ts';
import { outcome } from '../floor/legs.ts';
import type { Clock, FeedLink, FeedSession, Log } from '../ports.ts';
import { column, family } from '../slots/row.ts';
import type { StoredRow } from '../slots/row-codec.ts';
import { seekLongest } from '../slots/seek-longest.ts';
import { admit, FUTURE_MS } from './admit.ts';
import { createCentreClock } from './centre-clock.ts';
import type { CentreClock } from './centre-clock.ts';
import { maskRaw, maskText } from './mask-raw.ts';
import { createRegistry } from './registry.ts';
import type { Registry } from './registry.ts';
import { openSession } from './session.ts';
import type { Rejection, Session, SourceState } from './source-state.ts';
import { epochOf } from './source-state.ts';

/** Period after which what came in is committed (ms), and how much is committed at once at the most. */
const COMMIT_MS = 20;
const COMMIT_EVENTS = 4_000;
/** Under load commits wait longer, so that at most about a quarter of the time is spent on them. */
const COMMIT_SHARE = 3;
/** An event this much older than the newest of its live source counts as late (metrics.md). */
const LATE_MS = 60_000;

/** The steps of a slot are stored this long (ms) after its end, when few events still change them. */
const SEAL_MS = 60_000;

/** Totals since the database was made. */
export interface IntakeTotals {
  committed: number;
  duplicates: number;
  late: number;
  quarantined: number;
  gaps: number;
  malformed: number;
}

/** What one commit changed, for publishing. */
export interface Committed {
  rows: StoredRow[];
  /** Times of the events of this commit, ms. */
  stamps: number[];
}

/** What the intake works with. */
export interface IntakeParts {
  engine: Engine;
  archive: Archive;
  clock: Clock;
  log: Log;
  settings: Settings;
  state: ArchiveState;
  /** Called after each commit, before the acks have left the process. */
  committed(changes: Committed): void;
  /** The commit failed: nothing of it is stored, this intake must not be used any more. */
  failed(cause: unknown): void;
}

/** Everything between a frame and its acknowledgement: admit → order → apply → count → commit → ack. */
export interface Intake {
  openFeed(link: FeedLink): FeedSession;
  registry: Registry;
  centre: CentreClock;
  totals(): IntakeTotals;
  commitTime: { count: number; lastMs: number };
  /** Commits what is pending now. */
  flush(): void;
  scheduleCommit(): void;
  close(code: number, why: string): void;
}

/** Opens the intake over an engine. */
export function createIntake(parts: IntakeParts): Intake {
  const { engine, archive, clock, settings, state } = parts;
  const registry = createRegistry(state.sources, () => clock.now());
  const centre = createCentreClock(clock, registry, state);
  const sessions = new Set<Session>();
  const totals: IntakeTotals = {
    committed: state.totals['committed'] ?? 0, duplicates: 0, late: state.totals['late'] ?? 0,
    quarantined: state.totals['quarantined'] ?? 0, gaps: state.totals['gaps'] ?? 0, malformed: state.totals['malformed'] ?? 0,
  };
  const commitTime = { count: 0, lastMs: 0 };
  let quarantined: Quarantined[] = [];
  let gaps: StoredGap[] = [];
  let stamps: number[] = [];
  let touched = new Set<SourceState>();
  let cancelCommit: (() => void) | null = null;
  let broken = false;

  const host = {
    clock,
    zone: settings.zone,
    centreNow: () => centre.now(),
    attach: (session: Session, hello: Parameters<Registry['attach']>[1]): SourceState | Rejection => {
      if (broken) return { code: 'busy', why: 'the station cannot store events now', close: CLOSE.busy };
      // What `welcome` names as wanted next must be on disk: a source may forget all before it.
      if (touched.size > 0) commit();
      const found = registry.attach(session, hello, clock.now());
      if ('record' in found) touch(found);
      return found;
    },
    detach(session: Session) {
      sessions.delete(session);
      const { source } = session;
      if (!source || source.session !== session) return;
      source.session = null;
      centre.left(source);
    },
    take,
    gap(source: SourceState, from: number, to: number, why: string) {
      begin();
      gaps.push({ source: source.record.code, epoch: source.record.epoch, from, to, why, at: clock.now() });
      totals.gaps++;
      source.record.missing += to - from + 1;
      touch(source);
    },
    snapshot(source: SourceState, snapshot: Parameters<Engine['applySnapshot']>[1]) {
      begin();
      const { record } = source;
      engine.applySnapshot(record, snapshot);
      const ahead = snapshot.asOf >= epochOf(record).next;
      record.snapshot = ahead
        ? { asOf: snapshot.asOf, at: snapshot.at, epoch: record.epoch, contacts: snapshot.contacts.map((each) => each.contact) }
        : null;
      touch(source);
    },
    pinged(source: SourceState, at: number) {
      centre.pinged(source, at);
    },
    malformed(source: SourceState | null, text: string, why: string) {
      totals.malformed++;
      keep(source, 0, 'frame', why, text.slice(0, 2000));
      scheduleCommit();
    },
    scheduleCommit(source: SourceState) {
      touch(source);
      scheduleCommit();
    },
    window: () => (broken ? 0 : FEED_LIMITS.window),
  };

  function touch(source: SourceState): void {
    touched.add(source);
  }

  function begin(): void {
    archive.begin();
  }

  function keep(source: SourceState | null, seq: number, code: string, why: string, raw: unknown): void {
    begin();
    totals.quarantined++;
    if (source) {
      source.record.quarantined++;
      touch(source);
    }
    quarantined.push({
      source: source?.record.code ?? 0, epoch: source?.record.epoch ?? 0, seq, at: clock.now(), code, why: maskText(why), raw: maskRaw(raw),
    });
  }

  function take(source: SourceState, seq: number, raw: unknown): void {
    // The rest of the batch in which a commit failed comes again after the restart.
    if (broken) return;
    begin();
    touch(source);
    const { record } = source;
    const live = record.clock === 'live';
    const admitted = admit(raw, seq, live ? clock.now() + FUTURE_MS : Infinity);
    if ('refusal' in admitted) {
      const { code, why } = admitted.refusal;
      keep(source, seq, code, why, raw);
      source.session?.send({ t: 'fault', seq, code, why });
      return;
    }
    const { event } = admitted;
    if (live && isLate(source, event.time)) {
      totals.late++;
      record.late++;
      markLate(engine, event.time);
    }
    engine.take(record, event, live ? clock.mono() : 0);
    record.newest = Math.max(record.newest, event.time);
    record.newestEvent = Math.max(record.newestEvent, event.time);
    if (record.snapshot && seq >= record.snapshot.asOf) record.snapshot = null;
    centre.saw(source, event.time);
    totals.committed++;
    source.counted++;
    stamps.push(event.time);
    if (stamps.length >= COMMIT_EVENTS) commit();
  }

  /** Late: long after its source's newest event, or into a slot that was already complete. */
  function isLate(source: SourceState, time: number): boolean {
    if (time < source.record.newestEvent - LATE_MS) return true;
    const start = time - (time % 900_000);
    if (start + 900_000 > clock.now()) return false;
    const row = engine.rows.find(family.scope, start, 0);
    return row !== undefined && row.counts[column.open] === 0;
  }

  function scheduleCommit(): void {
    if (cancelCommit === null && !broken) {
      cancelCommit = clock.after(Math.max(COMMIT_MS, COMMIT_SHARE * commitTime.lastMs), commit);
    }
  }

  function commit(): void {
    cancelCommit?.();
    cancelCommit = null;
    if (broken) return;
    const from = clock.mono();
    let rows: StoredRow[];
    try {
      rows = write();
    } catch (cause) {
      return fail(cause);
    }
    const done = touched;
    touched = new Set();
    const times = stamps;
    stamps = [];
    commitTime.count++;
    commitTime.lastMs = clock.mono() - from;
    for (const source of done) source.session?.ack(epochOf(source.record).next - 1);
    parts.committed({ rows, stamps: times });
  }

  /** Memory and disk differ from here on: this intake takes nothing more. */
  function fail(cause: unknown): void {
    if (broken) return;
    broken = true;
    archive.rollback();
    parts.failed(cause);
  }

  function write(): StoredRow[] {
    begin();
    const contacts = engine.contacts.dirty().map((live) => ({
      contact: live.contact,
      open: live.view.state !== 0,
      offeredAt: live.view.legs[0]?.offeredAt ?? 0,
      lastAt: live.view.newest,
      fresh: live.fresh,
    }));
    archive.writeContacts(contacts);
    for (const row of engine.rows.dirty()) if (row.seekMax) seekLongest(engine.context, row, archive);
    const slots = engine.rows.changes(centre.newest() - SEAL_MS);
    const seats = engine.takeSeats();
    archive.commit({
      names: engine.names.takeNew(),
      combos: engine.combos.takeNew(),
      contacts: [],
      slots,
      sources: [...touched].map((source) => source.record),
      seats,
      seconds: engine.rolling.takeChanged(),
      quarantined,
      gaps,
      totals: { ...totals, newest: centre.newest(), sourceClock: centre.mode() === 'source' ? 1 : 0, ownSeq: engine.ownSeq() },
      roster: engine.takeRoster(),
    });
    [quarantined, gaps] = [[], []];
    engine.contacts.written();
    engine.rows.written();
    return slots.rows;
  }

  return {
    registry,
    centre,
    commitTime,
    totals: () => ({ ...totals, duplicates: registry.all().reduce((sum, each) => sum + each.record.duplicates, 0) }),
    scheduleCommit() {
      begin();
      scheduleCommit();
    },
    flush: commit,
    openFeed(link) {
      if (broken) {
        link.close(CLOSE.busy, 'the station cannot store events now');
        return { onFrame: () => undefined, onClose: () => undefined };
      }
      const session = openSession(host, link);
      sessions.add(session);
      const guarded = (run: () => void): void => {
        try {
          if (!broken) run();
        } catch (cause) {
          // Storing an event failed half-way, e.g. on a full disk.
          fail(cause);
        }
      };
      return {
        onClose: () => session.onClose(),
        onFrame: (text) => guarded(() => session.onFrame(text)),
        onUnreadable: (why) => guarded(() => session.onUnreadable?.(why)),
      };
    },
    close(code, why) {
      for (const session of [...sessions]) session.end(code, why);
    },
  };
}

/** Closes as lost what has waited or talked longer than the settings allow in received live time. */
export function loseForgotten(intake: Intake, engine: Engine, clock: Clock, limits: Settings['lostAfter']): void {
  const mono = clock.mono();
  for (const source of intake.registry.all()) {
    if (source.record.clock !== 'live' || source.state !== 'live') continue;
    for (const live of engine.contacts.open(source.record.code)) {
      if (live.heardAt === 0) live.heardAt = mono;
      const last = live.view.legs[live.view.legs.length - 1];
      const limit = last?.outcome === outcome.answered ? limits.talking : limits.waiting;
      if (mono - live.heardAt <= limit * 1000) continue;
      intake.scheduleCommit();
      engine.lose(live, clock.now());
    }
  }
}

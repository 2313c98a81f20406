import type { Fault } from '../../shared/model/fault.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { CLOSE } from '../../shared/contract/feed.ts';
import type { FeedCell } from '../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import type { Wire } from '../../shared/contract/wire.ts';
import type { Archive } from './archive-port.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createIntake } from './ingest/intake.ts';
import type { Intake } from './ingest/intake.ts';
import { loseForgotten } from './ingest/lose-forgotten.ts';
import type { IntakeTotals } from './ingest/pending.ts';
import { feedState } from './ingest/source-state.ts';
import type { Clock, FeedLink, FeedSession, Log } from './ports.ts';
import { feedCell } from './publish/cells.ts';
import { feedFaults } from './publish/faults.ts';
import { createPublisher } from './publish/publisher.ts';
import type { Publisher } from './publish/publisher.ts';

const TICK_MS = 1_000;
/** After a failed commit the station starts again from its archive; not more often than this (ms). */
const RETRY_MS = 2_000;
/** How often contacts whose end never came are looked for (ms). */
const FORGOTTEN_MS = 60_000;

/** What a host gives the station. */
export interface StationParts {
  archive: Archive;
  clock: Clock;
  log: Log;
  settings: Settings;
  version: string;
}

/** How the station does, for `/healthz`, `/metrics` and the command line. */
export interface StationHealth {
  ok: boolean;
  /** The centre's now and the start of this process's station, epoch ms. */
  at: number;
  startedAt: number;
  feeds: FeedCell[];
  faults: Fault[];
  events: IntakeTotals;
  commit: { count: number; lastMs: number };
  viewers: number;
}

/** One body of code with two hosts: takes in feeds, counts, commits, publishes to viewers. */
export interface Station {
  openFeed(link: FeedLink): FeedSession;
  openViewer(wire: Wire<StationToViewerFrame, ViewerFrame>): void;
  health(): StationHealth;
  /** What the host knows of the trouble of a source it runs itself; replaces what it said before. */
  noteFaults(source: string, faults: readonly Fault[]): void;
  /** Commits what is pending and ends all connections. */
  close(): void;
}

/** The parts that are made anew when the archive had to be read again. */
interface Running {
  engine: Engine;
  intake: Intake;
  publisher: Publisher;
}

/** Starts a station from its archive. @throws what the archive throws when it cannot be read. */
export function openStation(parts: StationParts): Station {
  const { archive, clock, log, settings } = parts;
  const startedAt = clock.now();
  let running = start();
  let storage: Fault | null = null;
  let closed = false;
  const hostFaults = new Map<string, readonly Fault[]>();
  let cancelTick = clock.after(TICK_MS, tick);
  let forgottenAt = clock.mono();

  function start(): Running {
    const state = archive.load();
    const sourceOf = (id: string): number | undefined => next.intake?.registry.byId(id)?.record.code;
    const next: Partial<Running> = {};
    const engine = createEngine(archive, state, settings, sourceOf);
    const intake = createIntake({
      engine, archive, clock, log, settings, state,
      committed: (changes) => next.publisher?.committed(changes),
      failed,
    });
    next.intake = intake;
    const publisher = createPublisher({
      engine, intake, archive, clock, settings, version: parts.version, startedAt, faults: allFaults,
    });
    next.publisher = publisher;
    return { engine, intake, publisher };
  }

  /** A commit failed: memory and disk differ, so memory goes. Sources send again what was not acknowledged. */
  function failed(cause: unknown): void {
    const why = cause instanceof Error ? cause.message : String(cause);
    log.error('commit failed; starting again from the archive', { why });
    storage = {
      code: 'storage', severity: 'critical', subject: '', words: 'fault.storage', params: {}, tip: 'fault.storage.tip',
      since: clock.now(), cause: why,
    };
    running.intake.close(CLOSE.busy, 'the station cannot store events now');
    running.publisher.feedsChanged();
    clock.after(RETRY_MS, restart);
  }

  function restart(): void {
    if (closed) return;
    try {
      const { intake, publisher } = running;
      running = start();
      // Sources that dialled again meanwhile were let in by the intake that failed, which commits no more.
      intake.close(CLOSE.busy, 'the station started again');
      publisher.close('the station started again');
      storage = null;
    } catch (cause) {
      log.error('the archive cannot be read', { why: cause instanceof Error ? cause.message : String(cause) });
      clock.after(RETRY_MS, restart);
    }
  }

  function allFaults(): Fault[] {
    const feeds = feedFaults(running.intake.registry.shown(), clock.now());
    const noted = [...hostFaults.values()].flat();
    return storage ? [storage, ...noted, ...feeds] : [...noted, ...feeds];
  }

  function tick(): void {
    if (closed) return;
    cancelTick = clock.after(TICK_MS, tick);
    if (storage) return;
    for (const source of running.intake.registry.all()) {
      source.rate = source.counted;
      source.counted = 0;
    }
    watchFeeds();
    if (clock.mono() - forgottenAt > FORGOTTEN_MS) {
      forgottenAt = clock.mono();
      loseForgotten(running.intake, running.engine, clock, settings.lostAfter);
    }
    running.publisher.tick();
  }

  /** Notes changes of the feeds' states; a connection lost is shown at once, silence within a second. */
  function watchFeeds(): void {
    let changed = false;
    for (const source of running.intake.registry.all()) {
      const state = feedState(source, clock.mono());
      if (state === source.state) continue;
      source.state = state;
      source.since = clock.now();
      changed = true;
    }
    if (changed) running.publisher.feedsChanged();
  }

  return {
    openFeed(link) {
      const session = running.intake.openFeed(link);
      return {
        onFrame(text) {
          session.onFrame(text);
          watchFeeds();
        },
        onUnreadable: (why) => session.onUnreadable?.(why),
        onClose() {
          session.onClose();
          if (!closed) watchFeeds();
        },
      };
    },
    noteFaults(source, faults) {
      hostFaults.set(source, faults);
      running.publisher.feedsChanged();
    },
    openViewer: (wire) => running.publisher.openViewer(wire),
    health() {
      const { intake, publisher } = running;
      return {
        ok: storage === null,
        at: Math.round(intake.centre.now()),
        startedAt,
        feeds: intake.registry.shown().map(feedCell),
        faults: allFaults(),
        events: intake.totals(),
        commit: { ...intake.commitTime },
        viewers: publisher.viewers(),
      };
    },
    close() {
      closed = true;
      cancelTick();
      if (storage === null) running.intake.flush();
      running.intake.close(1001, 'the station stops');
      running.publisher.close('the station stops');
    },
  };
}

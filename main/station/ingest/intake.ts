import type { Settings } from '../../../shared/model/settings.ts';
import { CLOSE } from '../../../shared/contract/feed.ts';
import type { ArchiveState } from '../archive-port.ts';
import type { FeedLink, FeedSession, Log } from '../ports.ts';
import { createCentreClock } from './centre-clock.ts';
import type { CentreClock } from './centre-clock.ts';
import type { CommitFigures } from './commit-times.ts';
import { Committer } from './committer.ts';
import type { CommitParts } from './committer.ts';
import { Pending } from './pending.ts';
import type { IntakeTotals } from './pending.ts';
import { Receiver } from './receiver.ts';
import { createRegistry } from './registry.ts';
import type { Registry } from './registry.ts';
import { openSession } from './session.ts';

/** What the intake works with. */
export interface IntakeParts extends CommitParts {
  /** Events that the station failed on before, by their places. */
  uncountable: Set<string>;
  log: Log;
  settings: Settings;
  state: ArchiveState;
}

/** Everything between a frame and its acknowledgement: admit → order → apply → count → commit → ack. */
export interface Intake {
  openFeed(link: FeedLink): FeedSession;
  registry: Registry;
  centre: CentreClock;
  totals(): IntakeTotals;
  commitTimes(): CommitFigures;
  /** Commits what is pending now. */
  flush(): void;
  /** Commits what is pending, unless the last commit only just began: somebody asks for the newest figures. */
  hurry(): void;
  /** Memory and disk differ: nothing more is taken, and what is pending is thrown away. */
  fail(cause: unknown): void;
  scheduleCommit(): void;
  /** Alerts are judged up to this instant of a source (its code); stored with the next commit. */
  judged(source: number, at: number): void;
  close(code: number, why: string): void;
}

/** Opens the intake over an engine. */
export function createIntake(parts: IntakeParts): Intake {
  const { engine, clock, settings, state } = parts;
  const registry = createRegistry(state.sources, () => clock.now());
  const centre = createCentreClock(clock, registry, state);
  const pending = new Pending(state.totals);
  const committer = new Committer(parts, centre, pending);
  const receiver = new Receiver({
    uncountable: parts.uncountable,
    isStorageError: (cause) => parts.archive.isStorageError(cause),
    engine,
    clock,
    zone: settings.zone,
    registry,
    centre,
    pending,
    committer,
  });
  return {
    registry,
    centre,
    commitTimes: () => committer.times.figures(),
    totals() {
      const duplicates = registry.all().reduce((sum, each) => sum + each.record.duplicates, 0);
      return { ...pending.totals, duplicates };
    },
    scheduleCommit() {
      committer.begin();
      committer.schedule();
    },
    judged(source, at) {
      const state = registry.all().find(({ record }) => record.code === source);
      if (!state || state.record.judged >= at) return;
      state.record.judged = at;
      pending.touch(state);
    },
    flush: () => committer.commit(),
    hurry: () => committer.hurry(),
    fail: (cause) => committer.fail(cause),
    openFeed: (link) => openFeed(receiver, committer, link),
    close(code, why) {
      for (const session of receiver.sessions) session.end(code, why);
    },
  };
}

function openFeed(receiver: Receiver, committer: Committer, link: FeedLink): FeedSession {
  if (committer.broken) {
    link.close(CLOSE.busy, 'the station cannot store events now');
    return { onFrame: () => undefined, onClose: () => undefined };
  }
  const session = openSession(receiver, link);
  receiver.sessions.add(session);
  const guarded = (run: () => void): void => {
    try {
      if (!committer.broken) run();
    } catch (cause) {
      // Storing an event failed half-way, e.g. on a full disk.
      committer.fail(cause);
    }
  };
  return {
    onClose: () => session.onClose(),
    onFrame: (text) => guarded(() => session.onFrame(text)),
    onUnreadable: (why) => guarded(() => session.onUnreadable?.(why)),
  };
}

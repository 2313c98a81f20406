import { AskRefusal } from '../../shared/contract/ask-refusal.ts';
import type { Answerers } from '../../shared/contract/asks.ts';
import type { Fault } from '../../shared/model/fault.ts';
import { wallViewer } from '../../shared/model/person.ts';
import type { Person } from '../../shared/model/person.ts';
import { CLOSE } from '../../shared/contract/feed.ts';
import type { FeedCell } from '../../shared/contract/topics.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../shared/contract/viewer.ts';
import type { Wire } from '../../shared/contract/wire.ts';
import { alertAnswers } from './alerts/alert-answers.ts';
import { isWeekday } from './alerts/rule-calendar.ts';
import { hallAnswers } from './displays/display-answers.ts';
import { DisplayBook } from './displays/display-book.ts';
import { hotspotAnswers } from './hotspots/hotspot-answers.ts';
import { noteFeedStates, noteRates } from './ingest/feed-watch.ts';
import { loseForgotten } from './ingest/lose-forgotten.ts';
import type { CommitFigures } from './ingest/commit-times.ts';
import type { IntakeTotals } from './ingest/pending.ts';
import { MessageBook } from './messages/message-book.ts';
import { orderAnswers } from './orders/order-answers.ts';
import type { FeedLink, FeedSession, RuleTexts } from './ports.ts';
import { feedCell } from './publish/cells.ts';
import { feedFaults } from './publish/faults.ts';
import { reportAnswers } from './reports/report-book.ts';
import { Retention } from './retention/retention.ts';
import { openDuty } from './shift/open-duty.ts';
import type { Duty } from './shift/open-duty.ts';
import { start } from './running.ts';
import type { Running, RunningParts } from './running.ts';
import type { StationParts } from './station-parts.ts';

const TICK_MS = 1_000;
/** Durations and gauges of alerts are looked at so often (ms): a pop-up is due within 2 s. */
const BEAT_MS = 250;
/** After a failed commit the station starts again from its archive; not more often than this (ms). */
const RETRY_MS = 2_000;
/** How often contacts whose end never came are looked for (ms). */
const FORGOTTEN_MS = 60_000;

/** How the station does, for `/healthz`, `/metrics` and the command line. */
export interface StationHealth {
  ok: boolean;
  /** The centre's now and the start of this process's station, epoch ms. */
  at: number;
  startedAt: number;
  feeds: FeedCell[];
  faults: Fault[];
  events: IntakeTotals;
  commit: CommitFigures;
  viewers: number;
}

/** One body of code with two hosts: takes in feeds, counts, commits, publishes to viewers. */
export interface Station {
  openFeed(link: FeedLink): FeedSession;
  /** Serves a page. @param who is in front of it; a hall screen without more */
  openViewer(wire: Wire<StationToViewerFrame, ViewerFrame>, who?: Person): void;
  health(): StationHealth;
  /** Messages to the hall. */
  messages: Pick<MessageBook, 'open' | 'post' | 'withdraw'>;
  /**
   * Writes of the host's own to the archive, all or none, durable when this returns: the events so far are committed
   * first, because a database has one transaction at a time. @throws AskRefusal when nothing can be stored now
   */
  store<T>(write: () => T): T;
  /** What the host knows of the trouble of a source it runs itself; replaces what it said before. */
  noteFaults(source: string, faults: readonly Fault[]): void;
  /** Commits what is pending and ends all connections. */
  close(): void;
}

/** Starts a station from its archive. @throws what the archive throws when it cannot be read. */
export function openStation(parts: StationParts): Station {
  const life = new StationLife(parts);
  // Hosts pass these on one by one, without the station they belong to.
  return {
    openFeed: (link) => life.openFeed(link),
    openViewer: (wire, who) => life.openViewer(wire, who),
    store: (write) => life.store(write),
    noteFaults: (source, faults) => life.noteFaults(source, faults),
    health: () => life.health(),
    messages: life.messages,
    close: () => life.close(),
  };
}

/** A station from its start to its end, over failures of its storage. */
class StationLife implements Station {
  readonly messages: MessageBook;
  private readonly displays: DisplayBook;
  private readonly duty: Duty;
  private readonly parts: RunningParts;
  private readonly hostFaults = new Map<string, readonly Fault[]>();
  private running: Running;
  private readonly retention: Retention;
  /** Why nothing can be stored now. */
  private storage: Fault | null = null;
  private closed = false;
  private cancelTick: () => void;
  private cancelBeat: () => void;
  /** When forgotten contacts were looked for, monotonic ms. */
  private forgottenAt: number;

  constructor(parts: StationParts) {
    const { clock } = parts;
    this.displays = this.openDisplays(parts);
    this.duty = this.openDuty(parts);
    this.parts = {
      ...parts,
      startedAt: clock.now(),
      uncountable: new Set(),
      faults: () => this.faults(),
      messages: () => this.messages.open(),
      displays: this.displays,
      duty: this.duty,
      answerers: [
        alertAnswers({
          alerts: () => this.running.alerts,
          archive: parts.archive,
          settle: () => this.settle(),
          wall: () => clock.now(),
          texts: parts.ruleTexts ?? noTexts,
        }),
        orderAnswers({
          running: () => {
            const { engine, intake } = this.running;
            return { engine, sources: intake.registry.all(), now: intake.centre.now() };
          },
          archive: parts.archive,
          settle: () => this.settle(),
          failed: (cause) => this.running.intake.fail(cause),
          wall: () => clock.now(),
        }),
        this.answerHall(),
        reportAnswers({ ...parts, store: (write) => this.store(write) }),
        hotspotAnswers({
          complaints: () => this.running.engine.complaints,
          archive: parts.archive,
          settle: () => this.settle(),
          wall: () => clock.now(),
          now: () => this.running.intake.centre.now(),
        }),
        this.duty.answerers,
        ...(parts.answerers ?? []),
      ],
      alertRules: parts.alertRules ?? [],
      diskFreeShare: parts.diskFreeShare ?? (() => null),
      summariesUnwritten: parts.summariesUnwritten ?? (() => 0),
      isWorkday: parts.isWorkday ?? isWeekday,
      failed: (cause) => this.failed(cause),
    };
    this.running = start(this.parts);
    this.messages = this.openMessages();
    this.retention = new Retention({ ...parts, running: () => this.running });
    this.cancelTick = this.scheduleTick();
    this.cancelBeat = this.scheduleBeat();
    this.forgottenAt = clock.mono();
  }

  openFeed(link: FeedLink): FeedSession {
    if (this.canStore()) this.running.alerts.alerts.prepare();
    const session = this.running.intake.openFeed(link);
    return {
      onFrame: (text) => {
        session.onFrame(text);
        this.watchFeeds();
      },
      onUnreadable: (why) => session.onUnreadable?.(why),
      onClose: () => {
        session.onClose();
        if (!this.closed) this.watchFeeds();
      },
    };
  }

  openViewer(wire: Wire<StationToViewerFrame, ViewerFrame>, who: Person = wallViewer): void {
    this.running.publisher.openViewer(wire, who);
  }

  store<T>(write: () => T): T {
    const { archive, log } = this.parts;
    if (!this.settle()) throw new AskRefusal('storage', 'nothing can be stored now; see the faults');
    try {
      return archive.alone(write);
    } catch (cause) {
      if (!archive.isStorageError(cause)) throw cause;
      log.error('a change could not be stored', { why: messageOf(cause) });
      throw new AskRefusal('storage', 'the change could not be stored; check disk space and rights');
    }
  }

  noteFaults(source: string, faults: readonly Fault[]): void {
    this.hostFaults.set(source, faults);
    this.running.publisher.feedsChanged();
  }

  health(): StationHealth {
    const { intake, publisher } = this.running;
    return {
      ok: this.storage === null,
      at: Math.round(intake.centre.now()),
      startedAt: this.parts.startedAt,
      feeds: intake.registry.shown().map(feedCell),
      faults: this.faults(),
      events: intake.totals(),
      commit: intake.commitTimes(),
      viewers: publisher.viewers(),
    };
  }

  close(): void {
    const { intake, publisher } = this.running;
    this.closed = true;
    this.cancelTick();
    this.cancelBeat();
    this.retention.stop();
    if (this.storage === null) intake.flush();
    intake.close(1001, 'the station stops');
    publisher.close('the station stops');
  }

  /** A commit failed: memory and disk differ, so memory goes. Sources send again what was not acknowledged. */
  private failed(cause: unknown): void {
    const { clock, log } = this.parts;
    const why = messageOf(cause);
    log.error('commit failed; starting again from the archive', { why });
    this.retention.stop();
    this.storage = storageFault(why, clock.now());
    this.running.intake.close(CLOSE.busy, 'the station cannot store events now');
    this.running.publisher.feedsChanged();
    clock.after(RETRY_MS, () => this.restart());
  }

  private restart(): void {
    if (this.closed) return;
    const { clock, log } = this.parts;
    try {
      const { intake, publisher } = this.running;
      this.running = start(this.parts);
      // Sources that dialled again meanwhile were let in by the intake that failed, which commits no more.
      intake.close(CLOSE.busy, 'the station started again');
      publisher.close('the station started again');
      this.storage = null;
    } catch (cause) {
      log.error('the archive cannot be read', { why: messageOf(cause) });
      clock.after(RETRY_MS, () => this.restart());
    }
  }

  private faults(): Fault[] {
    const feeds = feedFaults(this.running.intake.registry.shown(), this.parts.clock.now());
    const noted = [...this.hostFaults.values()].flat();
    return this.storage ? [this.storage, ...noted, ...feeds] : [...noted, ...feeds];
  }

  private scheduleTick(): () => void {
    return this.parts.clock.after(TICK_MS, () => this.tick());
  }

  private scheduleBeat(): () => void {
    return this.parts.clock.after(BEAT_MS, () => this.beat());
  }

  /** Alerts move on also while nothing comes in. */
  private beat(): void {
    if (this.closed) return;
    this.cancelBeat = this.scheduleBeat();
    const { engine, intake } = this.running;
    const isDue = engine.complaints.isDue(intake.centre.now(), this.parts.clock.mono());
    if (this.canStore() && (this.running.isMoved() || isDue)) intake.flush();
  }

  private tick(): void {
    if (this.closed) return;
    this.cancelTick = this.scheduleTick();
    this.messages.expire();
    this.displays.tick();
    if (this.storage) return;
    noteRates(this.running.intake.registry);
    this.watchFeeds();
    this.loseForgotten();
    this.retention.tick();
    this.running.publisher.tick();
  }

  private openMessages(): MessageBook {
    const { archive, clock, log } = this.parts;
    return new MessageBook({
      archive,
      clock,
      audit: archive.audit,
      store: (write) => this.store(write),
      changed: () => this.running.publisher.messagesChanged(),
      failed: (cause) => log.error('messages cannot be stored', { why: messageOf(cause) }),
    });
  }

  private openDisplays({ archive, clock }: StationParts): DisplayBook {
    return new DisplayBook({
      archive,
      clock,
      store: (write) => this.store(write),
      changed: () => this.running.publisher.displaysChanged(),
    });
  }

  private openDuty({ archive, clock, settings, people = () => [] }: StationParts): Duty {
    return openDuty({
      archive,
      clock,
      settings,
      people,
      running: () => this.running,
      store: (write) => this.store(write),
      changed: () => this.running.publisher.dutyChanged(),
    });
  }

  private answerHall(): Answerers {
    return hallAnswers({
      displays: this.displays,
      // Made after the parts that ask it.
      messages: {
        post: (draft, sender) => this.messages.post(draft, sender),
        withdraw: (id, sender) => this.messages.withdraw(id, sender),
      },
    });
  }

  /** Commits what is pending, so that no transaction is open; false when nothing can be stored. */
  private settle(): boolean {
    if (this.closed || !this.canStore()) return false;
    this.running.intake.flush();
    return this.canStore();
  }

  private canStore(): boolean {
    return this.storage === null;
  }

  /** A connection lost is shown at once, silence within a second. */
  private watchFeeds(): void {
    const { intake, publisher } = this.running;
    if (noteFeedStates(intake.registry, this.parts.clock)) publisher.feedsChanged();
  }

  private loseForgotten(): void {
    const { clock, settings } = this.parts;
    if (clock.mono() - this.forgottenAt <= FORGOTTEN_MS) return;
    this.forgottenAt = clock.mono();
    loseForgotten(this.running.intake, this.running.engine, clock, settings.lostAfter);
  }
}

function storageFault(cause: string, since: number): Fault {
  return {
    code: 'storage',
    severity: 'critical',
    subject: '',
    words: 'fault.storage',
    params: {},
    tip: 'fault.storage.tip',
    since,
    cause,
  };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}

const noTexts: RuleTexts = {
  read: () => {
    throw new AskRefusal('unknown', 'this station reads no texts of rules');
  },
  write: () => '',
};

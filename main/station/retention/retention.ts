import type { Settings } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { Archive } from '../archive-port.ts';
import type { Clock, Log } from '../ports.ts';
import type { Running } from '../running.ts';
import { orderDayOf } from '../orders/order-day-of.ts';
import { daysBetween, limitsAt } from './limits.ts';
import type { RetentionLimits } from './limits.ts';

/** Not before this time of the day, when hotlines are quiet, and not so soon after a start. Unit: ms. */
const FROM_MS = 3 * 3_600_000;
const SETTLED_MS = 600_000;
/** A replay is quiet when nothing has come for this long: while it runs its days pass in seconds. Unit: ms. */
const SILENT_MS = 600_000;
/** After each step the purge rests nine times as long as it took, at least this long. Unit: ms. */
const REST_MS = 20;
const REST_SHARE = 9;

/** What the purge works with; `running` changes when the station starts again. */
export interface RetentionParts {
  archive: Archive;
  clock: Clock;
  log: Log;
  settings: Settings;
  running(): Running;
}

/** Removes what is older than the settings keep: once a day of the centre's clock, in small steps at a quiet time. */
export class Retention {
  private readonly parts: RetentionParts;
  private readonly zone: Zone;
  private readonly startedAt: number;
  /** How many events there were, and since when no more: monotonic ms. */
  private heard = { events: -1, since: 0 };
  /** Start of the day on which a purge was begun last. */
  private begunOn: number | null = null;
  private cancel: (() => void) | null = null;

  constructor(parts: RetentionParts) {
    this.parts = parts;
    this.zone = createZone(parts.settings.zone);
    this.startedAt = parts.clock.mono();
  }

  /** Once a second: begins the day's purge when it is due. */
  tick(): void {
    const now = this.quietNow();
    if (now === null || this.cancel) return;
    const { archive, clock, settings } = this.parts;
    const { start } = this.zone.dayOf(now);
    this.begunOn ??= archive.purged().on;
    if (start <= this.begunOn) return;
    this.begunOn = start;
    this.begin(limitsAt(this.zone, settings.retention, now, clock.now()));
  }

  /** Stops after the step at hand; what is left is done after the next start. */
  stop(): void {
    this.cancel?.();
    this.cancel = null;
    this.begunOn = null;
  }

  /** The centre's now if it is a quiet time, else null. */
  private quietNow(): number | null {
    const { clock } = this.parts;
    const { intake } = this.parts.running();
    const mono = clock.mono();
    const { committed } = intake.totals();
    if (committed !== this.heard.events) this.heard = { events: committed, since: mono };
    if (mono - this.startedAt < SETTLED_MS) return null;
    const now = intake.centre.now();
    if (intake.centre.mode() === 'source')
      return now > 0 && mono - this.heard.since >= SILENT_MS ? now : null;
    return now - this.zone.dayOf(now).start >= FROM_MS ? now : null;
  }

  private begin(limits: RetentionLimits): void {
    const { archive, log } = this.parts;
    const { before } = archive.purged();
    // Days are closed only when there is something in them: history may be replayed into those before.
    const oldest = archive.oldestRow(before);
    const events = oldest < limits.events ? limits.events : before;
    const days = oldest < events ? daysBetween(this.zone, before, oldest, events) : [];
    this.loseSilent(events);
    log.info('what is older than the settings keep is removed', { days: days.length });
    const { rules } = this.parts.running().engine.orders;
    this.next(
      this.steps(
        archive.purge({ ...limits, events }, days, (order) => orderDayOf(order, rules)),
        limits,
      ),
    );
  }

  /** Then the days that are over are summed up. */
  private *steps(purge: Iterable<void>, { figures, on }: RetentionLimits): Generator<void> {
    yield* purge;
    const { archive } = this.parts;
    const oldest = archive.oldestRow(figures);
    if (oldest < on)
      yield* archive.sumDays(daysBetween(this.zone, this.zone.dayOf(oldest).start, oldest, on));
  }

  /** A contact of which nothing was heard all that time does not end any more: its days are about to be closed. */
  private loseSilent(before: number): void {
    const { engine, intake } = this.parts.running();
    for (const { record } of intake.registry.all()) {
      for (const live of engine.contacts.open(record.code)) {
        if (live.view.newest >= before) continue;
        intake.scheduleCommit();
        engine.lose(live, live.view.newest + 1);
      }
    }
    intake.flush();
    engine.limits.purgedBefore = before;
  }

  private next(steps: Iterator<void>): void {
    const { archive, clock, log, running } = this.parts;
    this.cancel = null;
    if (archive.inTransaction()) running().intake.flush();
    const from = clock.mono();
    try {
      if (steps.next().done) return log.info('what is older than the settings keep has been removed');
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      return log.warn('old data could not be removed; this is tried again tomorrow', { why });
    }
    const rest = Math.max(REST_MS, REST_SHARE * (clock.mono() - from));
    this.cancel = clock.after(rest, () => this.next(steps));
  }
}

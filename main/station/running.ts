import type { AlertRule } from '../../shared/model/alert-rule.ts';
import type { Answerers } from '../../shared/contract/asks.ts';
import type { Fault } from '../../shared/model/fault.ts';
import type { Message } from '../../shared/model/message.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { FormulaVersion } from '../../shared/model/formula.ts';
import { formatLocal } from '../../shared/time/format.ts';
import type { Archive, ArchiveState } from './archive-port.ts';
import type { DisplayBook } from './displays/display-book.ts';
import { Complaints } from './hotspots/complaints.ts';
import { followSurges } from './hotspots/follow-surges.ts';
import { offersOf } from './hotspots/offers-of.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { createZone } from '../../shared/time/zone-day.ts';
import { createIntake } from './ingest/intake.ts';
import type { Intake } from './ingest/intake.ts';
import type { Clock, Log } from './ports.ts';
import { nextFormula } from './slots/next-formula.ts';
import { watchOverdue } from './orders/watch-overdue.ts';
import { families } from './slots/row.ts';
import { openAlerts } from './alerts/open-alerts.ts';
import type { OpenedAlerts } from './alerts/open-alerts.ts';
import { FloorCounts } from './publish/floor-counts.ts';
import type { ShownDuty } from './publish/declare-duty.ts';
import { createPublisher } from './publish/publisher.ts';
import type { Publisher } from './publish/publisher.ts';

/** The parts that are made anew when the archive had to be read again. */
export interface Running {
  engine: Engine;
  intake: Intake;
  publisher: Publisher;
  alerts: OpenedAlerts;
  /** Brings everything up to now; whether there is something to be stored. */
  isMoved(): boolean;
}

/** What they are made from. */
export interface RunningParts {
  archive: Archive;
  clock: Clock;
  log: Log;
  settings: Settings;
  version: string;
  logo?: string | undefined;
  /** Start of this process's station, epoch ms. */
  startedAt: number;
  /** Events that the station failed on, by their places. */
  uncountable: Set<string>;
  /** All problems there are now. */
  faults(): Fault[];
  /** The open messages to the hall. */
  messages(): Message[];
  displays: DisplayBook;
  duty: ShownDuty;
  /** Those who answer the questions of screens. */
  answerers: readonly Answerers[];
  /** The rules of alerts that Callwall brings. */
  alertRules: readonly AlertRule[];
  isWorkday(date: string): boolean;
  diskFreeShare(): number | null;
  summariesUnwritten(): number;
  /** A commit failed: these parts know what the archive does not. */
  failed(cause: unknown): void;
}

/** Starts from the archive. @throws what the archive throws when it cannot be read. */
export function start(parts: RunningParts): Running {
  const { archive, clock, settings } = parts;
  const state = archive.load();
  const formulas = settleFormula(parts, state);
  // The parts name each other, but only once events come.
  const next: Partial<Running> = {};
  const sourceOf = (id: string): number | undefined => next.intake?.registry.byId(id)?.record.code;
  const { newest, totals } = state;
  const zone = createZone(settings.zone);
  const complaints = new Complaints({ archive, settings, zone, newest, totals });
  const engine = createEngine(archive, state, formulas, sourceOf, settings, complaints);
  const floor = new FloorCounts(engine.seats);
  const intake = createIntake({
    engine,
    archive,
    clock,
    log: parts.log,
    uncountable: parts.uncountable,
    settings,
    state,
    judge(seats, gaps) {
      floor.moved(seats);
      overdue.supervise();
      complaints.judge(intake.centre.now(), () => clock.mono());
      followSurges(complaints, intake.centre.now());
      return alerts.judge(gaps);
    },
    committed: (changes) => next.publisher?.committed(changes),
    failed: (cause) => parts.failed(cause),
  });
  next.intake = intake;
  complaints.offers = offersOf(engine, archive, intake);
  const alerts = openAlerts({
    engine,
    archive,
    clock,
    settings,
    intake,
    floor,
    shipped: parts.alertRules,
    isWorkday: parts.isWorkday,
    diskFreeShare: parts.diskFreeShare,
    summariesUnwritten: parts.summariesUnwritten,
    shiftShortfall: () => next.publisher?.shiftShortfall() ?? null,
  });
  const overdue = watchOverdue(engine, () => (alerts.isPresent() ? intake.centre.now() : null));
  const publisher = createPublisher({ ...parts, engine, floor, alerts, intake });
  next.publisher = publisher;
  return { engine, intake, publisher, alerts, isMoved: () => alerts.isMoved() || overdue.isDue() };
}

/** Settings that are not those of the newest version begin another one: all versions there are now. */
function settleFormula(parts: RunningParts, state: ArchiveState): readonly FormulaVersion[] {
  const { archive, clock, settings, log } = parts;
  const zone = createZone(settings.zone);
  const counted = Math.max(...families.map((of) => archive.newestRow(of)));
  const now = state.totals['sourceClock'] === 1 ? state.newest : clock.now();
  const next = nextFormula(state.formulas, settings, zone, counted, now);
  if (!next) return state.formulas;
  archive.addFormula(next);
  if (next.version > 1) {
    const { version, from, ...formula } = next;
    const since = from === 0 ? 'the beginning' : formatLocal(zone, from, 'isoMinute');
    log.info('formula settings have changed; days before keep the version they were counted under', {
      version,
      from: since,
      ...formula,
    });
  }
  return [...state.formulas, next];
}

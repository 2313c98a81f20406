import type { AlertRule } from '../../../shared/model/alert-rule.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Archive } from '../archive-port.ts';
import type { StoredGap } from '../ingest/stored-gap.ts';
import type { Engine } from '../engine.ts';
import { outcome, readLegs } from '../floor/legs.ts';
import type { Intake } from '../ingest/intake.ts';
import type { Clock } from '../ports.ts';
import type { FloorCounts } from '../publish/floor-counts.ts';
import { emptyUnit, readLegUnit, readWholeUnit } from '../slots/unit.ts';
import type { AlertChanges } from './alert-archive.ts';
import { Alerts } from './alerts.ts';
import { HotspotScopes } from './hotspot-scopes.ts';
import { onDuty } from './rule-calendar.ts';
import { RuleBook } from './rule-book.ts';
import { isCaughtUp } from './present.ts';
import { CENTRE, Scopes } from './scopes.ts';

/** Events lost so long ago (ms) are no news. */
const LOST_MS = 3_600_000;

/** What alerts are opened with. */
export interface OpenAlertParts {
  engine: Engine;
  archive: Archive;
  clock: Clock;
  settings: Settings;
  intake: Pick<Intake, 'registry' | 'centre' | 'judged'>;
  floor: FloorCounts;
  /** The rules that Callwall brings. */
  shipped: readonly AlertRule[];
  isWorkday(date: string): boolean;
  diskFreeShare(): number | null;
  summariesUnwritten(): number;
  shiftShortfall(): number | null;
}

/** The alerts of a running station. */
export interface OpenedAlerts {
  alerts: Alerts;
  rules: RuleBook;
  scopes: Scopes;
  /** Brings the alerts up to now, with what a commit brought. @param gaps told since the last one */
  judge(gaps: readonly StoredGap[]): AlertChanges;
  /** Brings the alerts up to now; whether there is something to be stored. */
  isMoved(): boolean;
  /** Is what happens now of the present: no back-fill, no replay too fast for anybody to act? */
  isPresent(): boolean;
}

/** Alerts that go on from an archive. */
export function openAlerts(parts: OpenAlertParts): OpenedAlerts {
  const { engine, archive, clock, settings, intake, floor } = parts;
  const { registry, centre } = intake;
  const stored = archive.alertState();
  const rules = new RuleBook(stored.rules, parts.shipped, clock.now());
  const sources = (): ReturnType<typeof registry.shown> => registry.shown();
  const hotspots = new HotspotScopes(engine.complaints, settings);
  const scopes = new Scopes(engine, sources, hotspots);
  const zone = createZone(settings.zone);
  const { formulas } = engine.context;
  let lost = stored.gaps;
  const present = {
    scopes,
    clock,
    sources,
    pace: () => centre.pace(),
    isLive: () => centre.mode() === 'live',
  };
  const alerts = new Alerts({
    ...present,
    state: stored,
    rules,
    waits: engine.waits,
    memory: engine,
    floor,
    seatLimits: settings.seatLimits,
    centreNow: () => centre.now(),
    context: (at) => ({ formula: formulas.at(at) }),
    target: () => settings.targets.connectRate,
    lost: (source) =>
      lost.reduce((sum, gap) => (gap.source === source ? sum + gap.to - gap.from + 1 : sum), 0),
    hotspots,
    diskFreeShare: parts.diskFreeShare,
    summariesUnwritten: parts.summariesUnwritten,
    shiftShortfall: parts.shiftShortfall,
    recallWaits: (longestMs) => recallWaits(engine, archive, registry.all(), centre.newest(), longestMs),
    judged: (source, at) => intake.judged(source, at),
    onDuty: (plan, at) => onDuty(plan.calendar, zone, parts.isWorkday, at),
  });
  return {
    alerts,
    rules,
    scopes,
    judge(gaps) {
      const since = clock.now() - LOST_MS;
      lost = [...lost, ...gaps].filter(({ at }) => at > since);
      alerts.judge();
      return alerts.book.takeChanges();
    },
    isMoved() {
      alerts.judge();
      return alerts.book.hasChanges();
    },
    isPresent: () => centre.isPaced() && isCaughtUp(present, CENTRE),
  };
}

const unit = emptyUnit();

/** Puts the waits that are stored into the windows; those that ended since the last judgement are judged yet. */
function recallWaits(
  { waits, combos }: Engine,
  archive: Pick<Archive, 'contactsBetween'>,
  sources: readonly { record: { code: number; judged: number } }[],
  newest: number,
  longestMs: number,
): void {
  const judged = new Map(sources.map(({ record }) => [record.code, record.judged]));
  const from = newest - longestMs;
  for (const contact of archive.contactsBetween(from, newest + 1)) {
    const view = readLegs(contact);
    if (view.legs.length === 0) continue;
    const recall = (): void => {
      if (unit.outcome !== outcome.open && unit.endAt > from)
        waits.recall(unit, contact.source, judged.get(contact.source) ?? 0);
    };
    const centre = combos.ofContact(contact);
    readWholeUnit(unit, contact, view, centre);
    recall();
    for (let i = 0; i < view.legs.length; i++) {
      readLegUnit(unit, combos, contact, view, i, centre);
      recall();
    }
  }
}

import type { Fault } from '../../../shared/model/fault.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Wire } from '../../../shared/contract/wire.ts';
import { shiftsBetween } from '../../../shared/time/roster.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import type { Archive } from '../archive-port.ts';
import type { DisplayBook } from '../displays/display-book.ts';
import type { Engine } from '../engine.ts';
import type { Committed } from '../ingest/committer.ts';
import type { Intake } from '../ingest/intake.ts';
import type { Answerers } from '../../../shared/contract/asks.ts';
import type { Person } from '../../../shared/model/person.ts';
import { answerAsk } from '../asks/ask-book.ts';
import { floorAnswers } from '../asks/floor-answers.ts';
import { shiftAnswers } from '../asks/shift-answers.ts';
import type { Clock, Log } from '../ports.ts';
import { windowMinutes } from '../slots/rolling.ts';
import { family } from '../slots/row.ts';
import type { StoredRow } from '../slots/row-codec.ts';
import { createBoard } from './board.ts';
import { brandOf } from './brand-cell.ts';
import type { Board } from './board.ts';
import { dayTopics, openDays } from './days.ts';
import type { Days } from './days.ts';
import { declareTopics } from './declare-topics.ts';
import type { TopicParts } from './declare-topics.ts';
import { createDepthLeaves } from './depth-leaves.ts';
import { DaySums } from './day-sums.ts';
import { DepthWatch } from './depth-watch.ts';
import type { TrackTaker } from './depth-watch.ts';
import type { OpenedAlerts } from '../alerts/open-alerts.ts';
import { declareAlerts } from './declare-alerts.ts';
import { declareDuty } from './declare-duty.ts';
import type { ShownDuty } from './declare-duty.ts';
import { declareHotspots } from './declare-hotspots.ts';
import type { HotspotTouches } from './declare-hotspots.ts';
import type { FloorCounts } from './floor-counts.ts';
import { shiftShortfall } from './shift-shortfall.ts';
import { shiftCells } from './shift-to-date.ts';
import { shownShifts } from './shown-shifts.ts';
import { OpenContacts } from './open-contacts.ts';
import { labelQueues } from './queue-labels.ts';
import { leaguePieces } from './league.ts';
import { mixPieces } from './mix.ts';
import { OrderTopics } from './order-topics.ts';
import type { QueueLabels } from './queue-labels.ts';
import { queueSlotKey } from './queue-slots.ts';
import { SeatKeys } from './seat-keys.ts';
import { openViewer } from './viewer.ts';
import type { Viewer, ViewerHost } from './viewer.ts';

const SLOT_MS = { '5m': 300_000, '15m': 900_000, '30m': 1_800_000, '60m': 3_600_000 } as const;

/** In a second so many ms go into reading sums that changed; those of teams every so many seconds. */
const SETTLE_MS = 15;
const LEAGUE_TICKS = 5;

/** What the publisher reads from. */
export interface PublisherParts {
  engine: Engine;
  floor: FloorCounts;
  alerts: OpenedAlerts;
  intake: Intake;
  archive: Archive;
  clock: Clock;
  log: Log;
  settings: Settings;
  version: string;
  /** Address of the brand's picture, if it has one. */
  logo?: string | undefined;
  startedAt: number;
  faults(): Fault[];
  messages(): Message[];
  displays: DisplayBook;
  duty: ShownDuty;
  /** Those who answer questions, the first that knows one. */
  answerers: readonly Answerers[];
}

/** Turns commits and the passing of time into the cells that viewers follow. */
export interface Publisher {
  openViewer(wire: Wire<StationToViewerFrame, ViewerFrame>, who: Person): void;
  committed(changes: Committed): void;
  /** Once a second: windows move, ages grow, the day may turn. */
  tick(): void;
  feedsChanged(): void;
  messagesChanged(): void;
  displaysChanged(): void;
  /** Other notes or hand-overs are there than before. */
  dutyChanged(): void;
  /** Whether viewers know a queue by this key. */
  isQueue(key: string): boolean;
  /** Misses of the shift's target beyond what is still to come can mend; null when nobody can tell. */
  shiftShortfall(): number | null;
  viewers(): number;
  close(why: string): void;
}

/** Publishes an engine. */
export function createPublisher(parts: PublisherParts): Publisher {
  return new BoardPublisher(parts);
}

class BoardPublisher implements Publisher {
  private readonly engine: Engine;
  private readonly intake: Intake;
  private readonly board = createBoard();
  private readonly days: Days;
  private readonly depth: DepthWatch;
  private readonly queueLabels: QueueLabels;
  private readonly host: ViewerHost;
  private readonly alerts: OpenedAlerts;
  private readonly settings: Settings;
  private readonly zone: Zone;
  private readonly seatKeys: SeatKeys;
  private readonly contacts: OpenContacts;
  private readonly open = new Set<Viewer>();
  private readonly slotMs: number;
  private readonly sums: Record<'mix' | 'league', DaySums>;
  private readonly orders: OrderTopics;
  private readonly hotspots: HotspotTouches;
  private ticks = 0;
  private scopes: { labels: ReadonlyMap<string, number>; byCombo: ReadonlyMap<number, string> };

  constructor(parts: PublisherParts) {
    const { engine, intake, archive, clock, settings } = parts;
    this.engine = engine;
    this.settings = settings;
    this.intake = intake;
    this.alerts = parts.alerts;
    this.seatKeys = new SeatKeys(engine.seats.keys());
    this.contacts = new OpenContacts(engine.contacts);
    this.scopes = { labels: new Map(), byCombo: new Map() };
    const now = intake.centre.now();
    const { combos, context } = engine;
    const isCentre = (combo: number): boolean => combos.get(combo).queue === 0;
    const slotMs = (this.slotMs = SLOT_MS[settings.slot]);
    this.zone = createZone(settings.zone);
    const days = openDays(archive, this.zone, context.formulas, slotMs, isCentre, now);
    const leaves = createDepthLeaves(archive, now);
    const queueLabels = labelQueues(engine.names, () => intake.registry.all(), this.board);
    this.sums = {
      mix: new DaySums(mixPieces(archive, combos, engine.names), clock.mono),
      league: new DaySums(leaguePieces(archive, engine), clock.mono),
    };
    declareTopics(this.board, {
      ...parts,
      days,
      leaves,
      queueLabels,
      seatKeys: this.seatKeys,
      open: this.contacts,
      sums: this.sums,
      station: aboutStation(parts, this.zone),
      shift: shiftCells(days, settings, this.zone),
    });
    declareAlerts(this.board, parts.alerts);
    declareDuty(this.board, parts.duty);
    this.orders = new OrderTopics(this.board, {
      orders: engine.orders,
      names: engine.names,
      clock,
      sources: () => intake.registry.all(),
      now: () => intake.centre.now(),
    });
    this.hotspots = declareHotspots(this.board, engine.complaints, settings, () => intake.centre.now());
    this.days = days;
    this.depth = new DepthWatch([leaves, fineSlots(days, this.board)], engine.rows, archive);
    this.queueLabels = queueLabels;
    const answerers = [
      floorAnswers(engine.seats, this.seatKeys, queueLabels),
      shiftAnswers(settings, this.zone),
      ...parts.answerers,
    ];
    this.host = {
      board: this.board,
      clock,
      log: parts.log,
      // Another start is another epoch, even within one millisecond.
      epoch: `${parts.startedAt.toString(36)}-${Math.random().toString(36).slice(2)}`,
      hurry: () => intake.hurry(),
      ask: (name, args, who, from) => answerAsk(answerers, name, args, who, from),
      closed: (gone) => this.open.delete(gone),
    };
  }

  openViewer(wire: Wire<StationToViewerFrame, ViewerFrame>, who: Person): void {
    // They stood still while nobody looked.
    if (this.open.size === 0) this.hotspots.tick(this.known());
    this.open.add(openViewer(this.host, wire, who));
  }

  committed({ rows, contacts, seats, roster, stamps }: Committed): void {
    const levelsFrom = this.contacts.changed(contacts);
    for (const agent of seats) this.touchSeat(agent);
    for (const code of roster)
      if (this.engine.seats.has(code)) this.board.touch('seatNames', this.seatKeys.of(code));
    this.turnDay();
    this.touchRows(rows);
    this.touchSlotsSince(levelsFrom);
    if (rows.length > 0) {
      this.touchWindows();
      for (const topic of ['today', 'shift'] as const) this.board.touchAll(topic);
    }
    this.depth.relieve();
    this.board.touch('gauges', 'gauges');
    this.touchAlerts();
    this.orders.committed();
    this.hotspots.committed();
    if (this.intake.centre.mode() === 'source') this.board.touch('station', 'station');
    for (const viewer of this.open) viewer.stamp(stamps);
    this.flush();
  }

  tick(): void {
    if (this.turnDay()) return;
    const { board, days } = this;
    this.depth.read();
    this.touchWindows();
    for (const key of this.queueLabels().keys()) board.touch('queues', key);
    for (const topic of ['queueNames', 'teamNames'] as const) board.touchAll(topic);
    for (const topic of ['station', 'shift', 'gauges', 'feeds', 'faults', 'depth'] as const)
      board.touchAll(topic);
    this.settleSums();
    this.orders.tick();
    this.touchAlerts();
    this.forgetAlerts();
    if (this.open.size > 0) this.hotspots.tick(this.known());
    for (const topic of ['notices', 'alarmLoad', 'duty'] as const) board.touchAll(topic);
    const now = this.intake.centre.now();
    const running = days.of('day').slots.find((slot) => slot.start <= now && now < slot.end);
    if (running) board.touch('day', String(running.start));
    this.flush();
  }

  feedsChanged(): void {
    for (const topic of ['feeds', 'faults', 'station'] as const) this.board.touchAll(topic);
    this.flush();
  }

  messagesChanged(): void {
    this.board.touchAll('messages');
    this.flush();
  }

  displaysChanged(): void {
    for (const topic of ['displays', 'displayPlans'] as const) this.board.touchAll(topic);
    this.flush();
  }

  dutyChanged(): void {
    for (const topic of ['duty', 'shiftNotes', 'handovers'] as const) this.board.touchAll(topic);
    this.flush();
  }

  isQueue(key: string): boolean {
    return this.queueLabels().has(key);
  }

  shiftShortfall(): number | null {
    return shiftShortfall(this.days, this.settings, this.zone, this.intake.centre.now());
  }

  viewers(): number {
    return this.open.size;
  }

  close(why: string): void {
    for (const viewer of this.open) viewer.close(why);
  }

  /** Figures of teams come from as many rows as there are agents: less often. */
  private settleSums(): void {
    if (this.open.size === 0) return;
    if (this.sums.mix.settle(SETTLE_MS)) this.board.touchAll('mix');
    if (this.ticks++ % LEAGUE_TICKS === 0 && this.sums.league.settle(SETTLE_MS))
      this.board.touchAll('league');
  }

  /** An alert has a cell of its own: those that are over, and that no page has still to hear of, would be more every day. */
  private forgetAlerts(): void {
    const known = this.known();
    for (const topic of ['alerts', 'alertNotes', 'notices', 'dueOrders', 'shiftNotes', 'handovers'] as const)
      this.board.forget(topic, known);
  }

  /** The revision that every page knows. */
  private known(): number {
    return Math.min(this.board.revision(), ...Array.from(this.open, (viewer) => viewer.known()));
  }

  private touchAlerts(): void {
    const touched = this.alerts.alerts.book.takeTouched();
    for (const id of touched) {
      this.board.touch('alerts', id);
      this.board.touch('alertNotes', id);
    }
    if (touched.size > 0) for (const topic of ['notices', 'alarmLoad'] as const) this.board.touchAll(topic);
  }

  private touchSeat(agent: number): void {
    const key = this.seatKeys.of(agent);
    this.board.touch('seats', key);
    this.board.touch('seatNames', key);
  }

  private touchRows(rows: readonly StoredRow[]): void {
    const { board, days } = this;
    const now = this.intake.centre.now();
    const labels = this.labelsOfScopes();
    const today = days.of('day');
    for (const row of rows) {
      if (row.family === family.leaf) this.sums.mix.mark(row.start);
      if (row.family === family.agent) this.sums.league.mark(row.start);
      if (row.family === family.agent || (row.family === family.leaf && !days.fine)) continue;
      for (const topic of dayTopics) {
        const key = days.of(topic).take(row);
        if (key !== null) board.touch(topic, key);
      }
      if (row.family !== family.scope) continue;
      if (row.combo === 0) this.depth.note(row.start, now);
      const queue = labels.get(row.combo);
      if (queue === undefined) continue;
      board.touch('queues', queue);
      const slot = queueSlotKey(today, this.slotMs, row.start);
      if (slot !== null) board.touch('queueSlots', slot);
    }
  }

  /**
   * Who is open counts in the peaks of every slot since. Where it is told late that a contact came, or that it was over
   * before a slot, no row of that slot changes: only its cell does.
   */
  private touchSlotsSince(leaf: number): void {
    const { centre } = this.intake;
    const until = Math.max(centre.now(), centre.newest());
    for (const key of this.days.of('day').keysBetween(leaf, until)) this.board.touch('day', key);
  }

  /** Queues' labels by combination; made anew when there are more. */
  private labelsOfScopes(): ReadonlyMap<number, string> {
    const labels = this.queueLabels();
    if (this.scopes.labels !== labels) {
      const { combos } = this.engine;
      const byCombo = new Map([...labels].map(([key, code]) => [combos.ofQueue(code), key]));
      this.scopes = { labels, byCombo };
    }
    return this.scopes.byCombo;
  }

  private touchWindows(): void {
    for (const minutes of windowMinutes) this.board.touch('rolling', String(minutes));
  }

  private turnDay(): boolean {
    if (!this.days.turn(this.intake.centre.now())) return false;
    for (const viewer of this.open) viewer.refresh();
    return true;
  }

  private flush(): void {
    for (const viewer of this.open) viewer.flush();
  }
}

/** Today's slots of five minutes: their peaks follow the steps, some time after their counters. */
function fineSlots(days: Days, board: Board): TrackTaker {
  return {
    shows(start) {
      const { day } = days.of('day');
      return days.fine && start >= day.start && start < day.end;
    },
    take(tracks) {
      const { start, end } = tracks.depth;
      days.of('day').takeTracks(tracks);
      for (let at = start; days.fine && at < end; at += SLOT_MS['5m']) board.touch('day', String(at));
    },
  };
}

function aboutStation(
  { settings, version, logo, startedAt }: PublisherParts,
  zone: Zone,
): TopicParts['station'] {
  return {
    ...brandOf(settings, logo),
    zone: settings.zone,
    slotMs: SLOT_MS[settings.slot],
    targets: settings.targets,
    seatLimits: settings.seatLimits,
    shiftsOf: ({ start, end }) => shownShifts(shiftsBetween(settings, zone, start, end)),
    ...(Object.keys(settings.words).length > 0 && { words: settings.words }),
    version,
    startedAt,
  };
}

import type { Fault } from '../../../shared/model/fault.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { StationToViewerFrame, ViewerFrame } from '../../../shared/contract/viewer.ts';
import type { Wire } from '../../../shared/contract/wire.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Archive } from '../archive-port.ts';
import type { Engine } from '../engine.ts';
import type { Committed } from '../ingest/committer.ts';
import type { Intake } from '../ingest/intake.ts';
import type { Clock } from '../ports.ts';
import { countersOf, noOpenWaits, peaksOf, rowNames } from '../slots/figures.ts';
import type { OpenWaits } from '../slots/figures.ts';
import { family } from '../slots/row.ts';
import { windowMinutes } from '../slots/rolling.ts';
import { createBoard } from './board.ts';
import { feedCell, gaugesCell, openWaits, queueCell, stationCell } from './cells.ts';
import { createDayFigures, dayBack } from './day-figures.ts';
import type { DayFigures } from './day-figures.ts';
import { createDepthLeaves } from './depth-leaves.ts';
import { openViewer } from './viewer.ts';
import type { Viewer } from './viewer.ts';

const DAYS = { day: 0, 'day-1': 1, 'day-7': 7 } as const;
type DayTopic = keyof typeof DAYS;
const dayTopics = Object.keys(DAYS) as DayTopic[];
const SLOT_MS = { '5m': 900_000, '15m': 900_000, '30m': 1_800_000, '60m': 3_600_000 } as const;

/** Changed slots kept for the next second; a replay at full speed passes through more, which must not be forgotten. */
const DEEPENED = 4;

/** What the publisher reads from. */
export interface PublisherParts {
  engine: Engine;
  intake: Intake;
  archive: Archive;
  clock: Clock;
  settings: Settings;
  version: string;
  startedAt: number;
  faults(): Fault[];
}

/** Turns commits and the passing of time into the cells that viewers follow. */
export interface Publisher {
  openViewer(wire: Wire<StationToViewerFrame, ViewerFrame>): void;
  committed(changes: Committed): void;
  /** Once a second: windows move, ages grow, the day may turn. */
  tick(): void;
  feedsChanged(): void;
  viewers(): number;
  close(why: string): void;
}

/** Publishes an engine. */
export function createPublisher(parts: PublisherParts): Publisher {
  const { engine, intake, archive, clock, settings } = parts;
  const zone = createZone(settings.zone);
  const names = rowNames(settings.serviceLevelSeconds);
  const slotMs = SLOT_MS[settings.slot];
  const board = createBoard();
  const viewers = new Set<Viewer>();
  const epoch = `${parts.startedAt.toString(36)}-${Math.random().toString(36).slice(2)}`;
  let days = openDays();
  const leaves = createDepthLeaves(archive, intake.centre.now(), names.length);
  let open: OpenWaits = noOpenWaits;
  let openAt = -1;

  declareTopics();

  function openDays(): Record<DayTopic, DayFigures> {
    const now = intake.centre.now();
    const of = (topic: DayTopic): DayFigures =>
      createDayFigures(archive, dayBack(zone, now, DAYS[topic]), names, slotMs, topic !== 'day');
    return { day: of('day'), 'day-1': of('day-1'), 'day-7': of('day-7') };
  }

  /** Open waits, once a board revision. */
  function waits(): OpenWaits {
    if (openAt !== board.revision()) {
      open = openWaits(engine);
      openAt = board.revision();
    }
    return open;
  }

  function declareTopics(): void {
    const now = (): number => intake.centre.now();
    const own = {
      centre: settings.brand.name ?? settings.centre, zone: settings.zone, slotMs, targets: settings.targets,
      serviceLevelSeconds: settings.serviceLevelSeconds, serviceLevelVariant: settings.serviceLevelVariant,
      excludeShortAbandons: settings.excludeShortAbandons, version: parts.version, startedAt: parts.startedAt,
    };
    board.topic('station', { keys: () => ['station'], cell: () => stationCell(own, intake, days.day) });
    board.topic('rolling', {
      keys: () => windowMinutes.map(String),
      cell: (key) => engine.rolling.window(0, Number(key), now()),
    });
    board.topic('gauges', { keys: () => ['gauges'], cell: () => gaugesCell(engine, days.day, now()) });
    board.topic('today', {
      keys: () => ['offer', 'event'],
      cell(key) {
        const ledger = key === 'offer' ? 0 : 1;
        return { counters: countersOf(days.day.total(0), ledger, names), peaks: peaksOf(days.day.rows(0), ledger, waits()) };
      },
    });
    for (const topic of dayTopics) {
      board.topic(topic, {
        keys: () => days[topic].slots.map((slot) => String(slot.start)),
        cell: (key) => days[topic].slot(key, topic === 'day' ? waits() : noOpenWaits, now()),
      });
    }
    board.topic('depth', { keys: () => leaves.keys(now()), cell: (key) => leaves.cell(key, waits(), now()) });
    board.topic('queues', {
      keys: () => queueLabels().keys(),
      cell(key) {
        const code = queueLabels().get(key);
        return code === undefined ? undefined : queueCell(engine, days.day, code, names, key, now());
      },
    });
    board.topic('feeds', {
      keys: () => intake.registry.shown().map((source) => source.record.id),
      cell(key) {
        const source = intake.registry.shown().find((each) => each.record.id === key);
        return source && feedCell(source);
      },
    });
    board.topic('faults', {
      keys: () => parts.faults().map(faultKey),
      cell: (key) => parts.faults().find((fault) => faultKey(fault) === key),
    });
  }

  const deepened = new Set<number>();
  let labels = new Map<string, number>();
  let labelled = 0;

  /** Queues by the name they are shown under: bare while unique, else `source:id`. */
  function queueLabels(): Map<string, number> {
    const queues = engine.names.ofKind('queue');
    if (queues.length === labelled) return labels;
    const seen = new Map<string, number>();
    for (const { text } of queues) seen.set(text, (seen.get(text) ?? 0) + 1);
    const sourceIds = new Map(intake.registry.all().map(({ record }) => [record.code, record.id]));
    labels = new Map(queues.map(({ text, source, code }) => [seen.get(text) === 1 ? text : `${sourceIds.get(source)}:${text}`, code]));
    const more = labelled > 0 && queues.length > labelled;
    // Before the board asks for the keys, which come from here.
    labelled = queues.length;
    if (more) board.touchAll('queues');
    return labels;
  }

  function flush(): void {
    for (const viewer of viewers) viewer.flush();
  }

  /** The depth curve of the slots that changed; once a second, since a slot may hold a million steps. */
  function readDepth(): void {
    for (const start of deepened) {
      const row = engine.rows.find(family.scope, start, 0);
      if (row?.tracks) leaves.take(row.tracks.depth);
    }
    deepened.clear();
  }

  function turnDay(): boolean {
    const now = intake.centre.now();
    const { start, end } = days.day.day;
    if (now >= start && now < end) return false;
    days = openDays();
    for (const viewer of viewers) viewer.refresh();
    return true;
  }

  return {
    openViewer(wire) {
      const viewer = openViewer(
        { board, clock, epoch, centreNow: () => intake.centre.now(), ask, closed: (gone) => viewers.delete(gone) },
        wire,
      );
      viewers.add(viewer);
    },
    committed({ rows, stamps }) {
      turnDay();
      const scopes = new Map([...queueLabels()].map(([key, code]) => [engine.combos.ofQueue(code), key]));
      for (const row of rows) {
        for (const topic of dayTopics) {
          const key = days[topic].take(row);
          if (key !== null) board.touch(topic, key);
        }
        if (row.family !== family.scope) continue;
        if (row.combo === 0 && leaves.shows(row.start, intake.centre.now())) deepened.add(row.start);
        const queue = scopes.get(row.combo);
        if (queue !== undefined) board.touch('queues', queue);
      }
      if (rows.length > 0) {
        for (const minutes of windowMinutes) board.touch('rolling', String(minutes));
        board.touch('today', 'offer');
        board.touch('today', 'event');
      }
      if (deepened.size > DEEPENED) readDepth();
      board.touch('gauges', 'gauges');
      if (intake.centre.mode() === 'source') board.touch('station', 'station');
      for (const viewer of viewers) viewer.stamp(stamps);
      flush();
    },
    tick() {
      if (turnDay()) return;
      readDepth();
      for (const minutes of windowMinutes) board.touch('rolling', String(minutes));
      for (const [key] of queueLabels()) board.touch('queues', key);
      for (const topic of ['station', 'gauges', 'feeds', 'faults', 'depth'] as const) board.touchAll(topic);
      const running = days.day.slots.find((slot) => slot.start <= intake.centre.now() && intake.centre.now() < slot.end);
      if (running) board.touch('day', String(running.start));
      flush();
    },
    feedsChanged() {
      for (const topic of ['feeds', 'faults', 'station'] as const) board.touchAll(topic);
      flush();
    },
    viewers: () => viewers.size,
    close(why) {
      for (const viewer of [...viewers]) viewer.close(why);
    },
  };

  function ask(name: string): unknown {
    throw new Error(`this station cannot answer "${name.slice(0, 60)}"`);
  }
}

function faultKey(fault: Fault): string {
  return `${fault.code}:${fault.subject}`;
}

import type { SentToday } from '../../../shared/contract/sent-cells.ts';
import type { ShiftCell } from '../../../shared/contract/topics.ts';
import type { Fault } from '../../../shared/model/fault.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { DisplayBook } from '../displays/display-book.ts';
import type { Engine } from '../engine.ts';
import type { Intake } from '../ingest/intake.ts';
import { countedOf, nobodyOpen, peaksOf, seenPeaks } from '../slots/figures.ts';
import { windowMinutes } from '../slots/rolling.ts';
import type { Board } from './board.ts';
import { feedCell, gaugesCell, queueCell, stationCell } from './cells.ts';
import { queueName } from './queue-name.ts';
import { dayTopics } from './days.ts';
import type { Days } from './days.ts';
import type { DaySums } from './day-sums.ts';
import type { DepthLeaves } from './depth-leaves.ts';
import type { FloorCounts } from './floor-counts.ts';
import type { OpenContacts } from './open-contacts.ts';
import type { QueueLabels } from './queue-labels.ts';
import { leagueCells } from './league.ts';
import { mixCell } from './mix.ts';
import { seatCell, seatName } from './seat-cell.ts';
import type { SeatKeys } from './seat-keys.ts';
import { queueSlotCell, queueSlotKeys } from './queue-slots.ts';

/** What the cells are made from. */
export interface TopicParts {
  engine: Engine;
  intake: Intake;
  days: Days;
  leaves: DepthLeaves;
  queueLabels: QueueLabels;
  floor: FloorCounts;
  seatKeys: SeatKeys;
  open: OpenContacts;
  /** Sums that are read when somebody looks. */
  sums: Record<'mix' | 'league', DaySums>;
  /** What the station says of itself. */
  station: Parameters<typeof stationCell>[0];
  /** The shift that is on at a time. */
  shift(now: number): ShiftCell | undefined;
  faults(): Fault[];
  messages(): Message[];
  displays: DisplayBook;
}

/** Tells the board how the cells of each topic are made. */
export function declareTopics(board: Board, parts: TopicParts): void {
  declareFigures(board, parts);
  declareQueues(board, parts);
  declareFloor(board, parts);
  declareSeats(board, parts);
  declareSums(board, parts);
  declareHealth(board, parts);
  declareDisplays(board, parts);
}

/** Counted: windows, today, the days slot by slot. */
function declareFigures(board: Board, parts: TopicParts): void {
  const { engine, intake, days, leaves, open } = parts;
  const now = (): number => intake.centre.now();
  board.topic('rolling', {
    keys: () => windowMinutes.map(String),
    cell: (key) => engine.rolling.window(0, Number(key), now()),
  });
  board.topic('today', {
    keys: () => ['offer', 'event'],
    cell(key): SentToday {
      const ledger = key === 'offer' ? 0 : 1;
      const today = days.of('day');
      return {
        counters: countedOf(today.total(0), ledger, today.formula.names),
        peaks: seenPeaks(peaksOf(today.rows(0), ledger, open)),
      };
    },
  });
  board.topic('shift', { keys: () => ['shift'], cell: () => parts.shift(now()) });
  for (const topic of dayTopics) {
    board.topic(topic, {
      keys: () => days.of(topic).slots.map((slot) => String(slot.start)),
      cell: (key) => days.of(topic).slot(key, topic === 'day' ? open : nobodyOpen, now()),
    });
  }
  board.topic('depth', {
    keys: () => leaves.keys(now()),
    cell: (key) => leaves.cell(key, open, now()),
  });
}

/** The queues by name, now and slot by slot. */
function declareQueues(board: Board, parts: TopicParts): void {
  const { engine, intake, days, queueLabels, floor } = parts;
  const { slotMs } = parts.station;
  board.topic('queues', {
    keys: () => queueLabels().keys(),
    cell(key) {
      const code = queueLabels().get(key);
      if (code === undefined) return undefined;
      return queueCell(engine, days.of('day'), code, key, intake.centre.now(), floor.ready(code));
    },
  });
  board.topic('queueNames', {
    keys: () => queueLabels().keys(),
    cell(key) {
      const code = queueLabels().get(key);
      return code === undefined ? undefined : queueName(engine, code, key);
    },
  });
  board.topic('queueSlots', {
    keys: () => queueSlotKeys(days.of('day'), slotMs),
    cell: (key) => queueSlotCell(days.of('day'), queueLabels(), engine.combos, key, slotMs),
  });
}

/** Who waits and talks now. */
function declareFloor(board: Board, parts: TopicParts): void {
  const { engine, intake, days, floor, open } = parts;
  const now = (): number => intake.centre.now();
  board.topic('gauges', {
    keys: () => ['gauges'],
    cell: () => gaugesCell(engine, days.of('day'), floor, open.serving(), now()),
  });
}

/** Every seat, who sits there, and the names of their teams. */
function declareSeats(board: Board, { engine, seatKeys }: TopicParts): void {
  const { seats, names, roster } = engine;
  const keys = (): string[] => Array.from(seats.keys(), (agent) => seatKeys.of(agent));
  board.topic('seats', {
    keys,
    cell(key) {
      const agent = seatKeys.agent(key);
      return agent === undefined ? undefined : seatCell(seats.get(agent), names.text(agent));
    },
  });
  board.topic('seatNames', {
    keys,
    cell(key) {
      const agent = seatKeys.agent(key);
      return agent === undefined
        ? undefined
        : seatName(seats.get(agent), roster.get(agent), names.text(agent));
    },
  });
  board.topic('teamNames', {
    keys: () => names.ofKind('team').map(({ code }) => String(code)),
    cell: (key) => names.text(Number(key)),
  });
}

/** The first look reads for so long, ms; the rest of the day follows with the seconds. */
const FIRST_LOOK_MS = 40;

/** The day by what contacts are, and by team. */
function declareSums(board: Board, { engine, days, sums }: TopicParts): void {
  const look = (topic: 'mix' | 'league'): void => sums[topic].look(days.of('day').day, FIRST_LOOK_MS);
  board.topic('mix', {
    keys() {
      look('mix');
      return sums.mix.keys();
    },
    cell: (key) => mixCell(sums.mix.total(key)),
  });
  const leagueCell = leagueCells(engine);
  board.topic('league', {
    keys() {
      look('league');
      return engine.names.ofKind('team').map(({ code }) => String(code));
    },
    cell: (key) => leagueCell(key, days.of('day'), sums.league.total(key)),
  });
}

/** How the station and its sources do. */
function declareHealth(board: Board, parts: TopicParts): void {
  const { intake, days, faults, messages } = parts;
  board.topic('station', {
    keys: () => ['station'],
    cell: () => stationCell(parts.station, intake, days),
  });
  board.topic('feeds', {
    keys: () => intake.registry.shown().map((source) => source.record.id),
    cell(key) {
      const source = intake.registry.shown().find((each) => each.record.id === key);
      return source && feedCell(source);
    },
  });
  board.topic('faults', {
    keys: () => faults().map(faultKey),
    cell: (key) => faults().find((fault) => faultKey(fault) === key),
  });
  board.topic('messages', {
    keys: () => messages().map(({ id }) => id),
    cell: (key) => messages().find(({ id }) => id === key),
  });
}

/** The hall's displays and what they are to show. */
function declareDisplays(board: Board, { displays }: TopicParts): void {
  board.topic('displays', { keys: () => displays.ids(), cell: (id) => displays.display(id) });
  board.topic('displayPlans', { keys: () => displays.planIds(), cell: (id) => displays.plan(id) });
}

function faultKey(fault: Fault): string {
  return `${fault.code}:${fault.subject}`;
}

import type { AlarmLoad, Alert, AlertNote, Notice } from '../model/alert.ts';
import type { AgentState } from '../model/event.ts';
import type { Role } from '../model/person.ts';
import type { Counters, Dimension, Peaks } from '../measure/counters.ts';
import type { DisplayCell, PlanCell } from '../model/display.ts';
import type { Fault } from '../model/fault.ts';
import type { DutyCell, Handover } from '../model/handover.ts';
import type { ShiftNote } from '../model/shift-note.ts';
import type { Message } from '../model/message.ts';
import type {
  ComplaintCell,
  ComplaintTotals,
  Hotspot,
  HotspotNote,
  MassEvent,
  RisingTopic,
} from '../model/hotspot.ts';
import type { DueOrder, OrderFigures, OrderLane, OrderShare } from '../model/order.ts';
import type { TreeNode } from '../model/tree.ts';

/** Whose wall it is, as the settings say; null where they do not. */
export interface BrandCell {
  name: string | null;
  /** Address of the picture on this host. */
  logo: string | null;
  /** `#rrggbb` as given; a theme makes them readable. */
  accent: string | null;
  second: string | null;
}

/** A shift as everybody may see it: a wall names teams, never people. Times in epoch ms, `end` the first moment after it. */
export interface ShownShift {
  name: string;
  team: string | null;
  start: number;
  end: number;
}

/** What the station is and which clock its figures follow. Times in epoch ms UTC. */
export interface StationCell {
  centre: string;
  brand: BrandCell;
  zone: string;
  /** `source`: a replay or a simulation sets the time; the wall shows that date and a mark. */
  clock: 'live' | 'source';
  /** True while a replay's time is the centre's. */
  replay: boolean;
  /** True while any figure shown may be that of a source that said it is simulated. */
  simulated: boolean;
  /** The centre's now when this cell was published. */
  now: number;
  /** How fast the centre's clock runs against the viewer's: 1 live, N in a replay; 0 stopped. Measured over the pings. */
  pace: number;
  /** Local date of the centre's now, `YYYY-MM-DD`, and the bounds of that local day. */
  today: { date: string; start: number; end: number };
  slotMs: number;
  targets: { connectRate: number; serviceLevel: number; onTimeRate: number };
  /** Formula settings in force today; the one that counts for the week before's rates beside them. */
  serviceLevelSeconds: number[];
  serviceLevelVariant: number;
  excludeShortAbandons: boolean;
  lastWeekExcludesShortAbandons: boolean;
  /** Longest usual time in each state of a seat, seconds. */
  seatLimits: Partial<Record<SeatState, number>>;
  /** Those that are on at any time of the local day, by their beginning. */
  shifts: readonly ShownShift[];
  /** Texts that this centre says in its own way, by key; absent where there are none. */
  words?: Readonly<Record<string, string>>;
  version: string;
  startedAt: number;
}

/** A rolling window `(to − minutes, to]` by the end of the wait (event ledger), whole seconds. */
export interface RollingCell {
  minutes: number;
  to: number;
  ended: number;
  answered: number;
  abandoned: number;
  flowedOut: number;
  lost: number;
  answeredIn: Record<string, number>;
}

/** Gauges of the whole centre. Since-times are epoch ms, so that the viewer's clock makes the age tick. */
export interface GaugesCell {
  depth: number;
  /** Offer time of the oldest contact still waiting; null when nobody waits. */
  longestSince: number | null;
  /** Longest wait of today so far, incl. abandoned and still waiting at publication. Unit: ms. */
  longestWaitTodayMs: number;
  inService: number;
  /** `states`: told by the source; `derived`: talking while a contact is; ready time is then unknown. `none`: no seat seen. */
  agentsBasis: 'states' | 'derived' | 'none';
  agents: Partial<Record<AgentState, number>>;
}

/** Counters and peaks of a local day to date. */
export interface TodayCell {
  counters: Counters;
  peaks: Peaks;
}

/** The shift that is on, and the centre's counters of what was offered since it began (offer ledger). Times in epoch ms. */
export interface ShiftCell {
  name: string;
  start: number;
  end: number;
  counters: Pick<Counters, 'offered' | 'open' | 'ended' | 'answered' | 'abandonedShort'>;
}

/** One slot of a day in one scope: counters and peaks of the ledger asked for. */
export interface SlotCell {
  start: number;
  end: number;
  counters: Counters;
  peaks: Peaks;
  /** False while the slot runs or a contact offered in it is open. */
  complete: boolean;
  /** Amount of late events since the slot was shown complete; 0 = none. */
  late: number;
}

/**
 * One queue, now and today: only what a list of queues shows, because there may be hundreds and each call changes one.
 */
export interface QueueCell {
  queue: string;
  name: string;
  depth: number;
  longestSince: number | null;
  /** Agents ready for this queue; null where the source tells no states or no assignment. */
  ready: number | null;
  /** The last 15 minutes. */
  rolling: Pick<RollingCell, 'ended' | 'answered'>;
  /** Offer ledger. */
  today: Pick<Counters, 'offered' | 'open' | 'ended' | 'answered' | 'abandonedShort'>;
}

/**
 * One slot of today, all queues, offer ledger: by queue `[offered, answered, open, abandonedShort]`, zeros at the end left
 * out. A slot is a cell because of the day's only the last ones change, and a quarter hour at least: screens have no
 * room for more columns.
 */
export type QueueSlotCell = Record<string, readonly number[]>;

/**
 * One seat on the floor: number, team (a key of `teamNames`), position of its state in `seatStates`, and since when (epoch
 * seconds). A number, never a name: the wall is read by everybody in the hall.
 */
export type SeatCell = readonly [number: string, team: number, state: number, since: number];

/** The states of seats by the number they travel as; who is offline has no cell. */
export const seatStates = [
  'ready',
  'ringing',
  'talking',
  'holding',
  'acw',
  'notReady',
] as const satisfies AgentState[];
export type SeatState = (typeof seatStates)[number];

/** Dimensions by which the day is shown. */
export const mixDimensions = ['channel', 'language', 'ivrKey'] as const satisfies Dimension[];
export type MixDimension = (typeof mixDimensions)[number];

/** One value of a dimension over today, contact by contact, offer ledger. */
export type MixCell = Pick<
  Counters,
  'ivrEntered' | 'ivrLeft' | 'selfServed' | 'offered' | 'answered' | 'abandonedShort' | 'open'
>;

/** One team over today: the queues assigned to it together (null = none is), and what its own agents did. Offer ledger. */
export type LeagueCell = Pick<
  Counters,
  'handled' | 'talkMs' | 'holdMs' | 'acwMs' | 'surveyed' | 'satisfied'
> & {
  name: string;
  queues: Pick<Counters, 'offered' | 'answered' | 'open' | 'abandonedShort'> | null;
};

/** One source. Ages are reckoned by the viewer: `age = now − newest`. */
export interface FeedCell {
  id: string;
  name: string;
  /** `push`: it has no heartbeat, so silence is no fault of it, unless it said that it would be heard. */
  kind: 'callwall' | 'replay' | 'push';
  /** `down`: no connection; `stale`: silent > 10 s; `catchingUp`: back, behind its own last; `live`: fresh. */
  state: 'live' | 'catchingUp' | 'stale' | 'down';
  since: number;
  /** Newest source time (event or ping) in the source's clock; null before the first. */
  newest: number | null;
  /** Events the source says it has and the station has not committed. */
  behind: number;
  /** Sequence numbers lost for ever (gaps). */
  missing: number;
  quarantined: number;
  skewMs: number | null;
  eventsPerSecond: number;
}

/** A kind of work orders as screens show it. */
export interface OrderKindCell {
  zh: string;
  en: string;
  links: { key: string; zh: string; en: string; lane: OrderLane }[];
}

/**
 * Everything a viewer can follow. A topic's value is a set of keyed cells; a snapshot carries all, a delta the cells
 * that changed since the reader's last acknowledgement. Each cell is plain JSON and replaced whole. Those of `today` and
 * of the days travel without what is zero: see sent-cells.ts.
 */
export interface Topics {
  station: { station: StationCell };
  /** Keys `1`, `5`, `15`, `30` (minutes). */
  rolling: Record<string, RollingCell>;
  gauges: { gauges: GaugesCell };
  /** The centre's local day to date, in the offer and event ledgers. */
  today: Record<'offer' | 'event', TodayCell>;
  /** Key `shift`; empty between shifts. */
  shift: Record<string, ShiftCell>;
  /** Slots of today, offer ledger; key = slot start (ms) as a string. `day-1`, `day-7`: yesterday and last week. */
  day: Record<string, SlotCell>;
  'day-1': Record<string, SlotCell>;
  'day-7': Record<string, SlotCell>;
  /** Queue depth of the last three hours in 5-minute leaves; key = leaf start. */
  depth: Record<string, { start: number; depthMax: number; depthEnd: number }>;
  queues: Record<string, QueueCell>;
  /** Key = slot start (ms) as a string, of a quarter hour or longer. */
  queueSlots: Record<string, QueueSlotCell>;
  /** Display names by the queues' keys. */
  queueNames: Record<string, string>;
  /** Key = a number without meaning, the same as long as the station runs; without holes, so that a page copies them quickly. */
  seats: Record<string, SeatCell>;
  teamNames: Record<string, string>;
  /** Key = dimension, a colon, value (empty: not said). */
  mix: Record<string, MixCell>;
  /** Key = team, as in `teamNames`. */
  league: Record<string, LeagueCell>;
  feeds: Record<string, FeedCell>;
  /** Open problems, key = code and subject. */
  faults: Record<string, Fault>;
  /** Open messages to the hall, key = id. */
  messages: Record<string, Message>;
  /** The displays of the hall, key = id. */
  displays: Record<string, DisplayCell>;
  /** What they are to show, key = id of a display, or `*` for those without a plan of their own. */
  displayPlans: Record<string, PlanCell>;
  /** What pends, fires or has just resolved, key = id. */
  alerts: Record<string, Alert>;
  /** Who did what with them, key = id; for those who may see names. */
  alertNotes: Record<string, AlertNote>;
  /** Calls for attention of the last minutes, and those whose alerts still fire; key = id. */
  notices: Record<string, Notice>;
  alarmLoad: { load: AlarmLoad };
  /** Classes of complaints and regions as the settings have them. */
  trees: Record<'categories' | 'regions', { nodes: readonly TreeNode[] }>;
  complaints: { complaints: ComplaintTotals };
  /** Class × region over the last 60 minutes, first level of each tree, and the leaves of what is unusual; key = `placeKey`. */
  complaintCells: Record<string, ComplaintCell>;
  /** Open hotspots and those of the last two hours, key = id. */
  hotspots: Record<string, Hotspot>;
  hotspotNotes: Record<string, HotspotNote>;
  /** Those of today, key = id. */
  massEvents: Record<string, MassEvent>;
  /** At most 20, the fastest first; key = `placeKey`. */
  risingTopics: Record<string, RisingTopic>;
  /** Key = kind, as in `orderFigures`. */
  orderKinds: Record<string, OrderKindCell>;
  orderFigures: Record<string, OrderFigures>;
  /** The fifty longest past their limits, and the next fifty by time left; key = order. */
  dueOrders: Record<string, DueOrder>;
  /** In hand by unit and by class: key `unit:…`, `category:…` (path as in `placeKey`); what is beyond the largest 200 together, `rest:unit`, `rest:category`. */
  orderShares: Record<string, OrderShare>;
  /** Key `duty`. */
  duty: Record<string, DutyCell>;
  /** Running notes since the shift before began, and those that are to be followed up; key = id. */
  shiftNotes: Record<string, ShiftNote>;
  /** The last hand-overs, key = id. */
  handovers: Record<string, Handover>;
  /** Names of the agents on the seats, by the keys of `seats`; for those who may see names. */
  seatNames: Record<string, string>;
  /** Times (ms, sender's clock) of the events a delta carries the effect of; only for measuring event → paint. */
  stamps: Record<string, number[]>;
}
export type Topic = keyof Topics;
export const topicNames = [
  'station',
  'rolling',
  'gauges',
  'today',
  'shift',
  'day',
  'day-1',
  'day-7',
  'depth',
  'queues',
  'queueSlots',
  'queueNames',
  'seats',
  'teamNames',
  'mix',
  'league',
  'feeds',
  'faults',
  'messages',
  'displays',
  'displayPlans',
  'alerts',
  'alertNotes',
  'notices',
  'alarmLoad',
  'trees',
  'complaints',
  'complaintCells',
  'hotspots',
  'hotspotNotes',
  'massEvents',
  'risingTopics',
  'orderKinds',
  'orderFigures',
  'dueOrders',
  'orderShares',
  'duty',
  'shiftNotes',
  'handovers',
  'seatNames',
  'stamps',
] as const satisfies readonly Topic[];

/** Topics that are not for everybody, such as those in which people are named: the least role that may follow them. Others get them empty. */
export const topicRoles: Partial<Record<Topic, Role>> = {
  alertNotes: 'leader',
  hotspotNotes: 'leader',
  seatNames: 'leader',
  displays: 'leader',
  duty: 'leader',
  shiftNotes: 'leader',
  handovers: 'leader',
};

import type { Word } from '../../../shared/words/words.ts';

/** What a card says of a number that is no metric: which texts, and where its value is found. */
interface SignalFacts {
  /** What keeps the value: cells that stations send, or a question. */
  from: 'feed' | 'stored' | 'gap' | 'quarantine' | 'station' | 'shell' | 'load' | 'alerts' | 'faults';
  /** What it is called. */
  word: Word;
  unit: Word;
  /** Over which time it is counted. */
  over: Word;
  /** Who counts it. */
  origin: Word;
}

/** Numbers that the station measures of itself, of its sources and of its alerts, and those of the application around a page. */
export const signals = {
  'feed.age': {
    from: 'feed',
    word: 'desk.health.feed.age',
    unit: 'signal.unit.span',
    over: 'signal.over.now',
    origin: 'signal.origin.frames',
  },
  'feed.rate': {
    from: 'feed',
    word: 'desk.health.feed.rate',
    unit: 'signal.unit.perSecond',
    over: 'signal.over.second',
    origin: 'signal.origin.frames',
  },
  'feed.behind': {
    from: 'feed',
    word: 'desk.health.feed.behind',
    unit: 'signal.unit.events',
    over: 'signal.over.now',
    origin: 'signal.origin.frames',
  },
  'feed.missing': {
    from: 'feed',
    word: 'desk.health.feed.missing',
    unit: 'signal.unit.events',
    over: 'signal.over.ever',
    origin: 'signal.origin.frames',
  },
  'feed.quarantined': {
    from: 'feed',
    word: 'desk.health.feed.quarantined',
    unit: 'signal.unit.messages',
    over: 'signal.over.ever',
    origin: 'signal.origin.frames',
  },
  'feed.skew': {
    from: 'feed',
    word: 'desk.health.feed.skew',
    unit: 'signal.unit.ms',
    over: 'signal.over.now',
    origin: 'signal.origin.frames',
  },
  'feed.late': {
    from: 'stored',
    word: 'desk.health.feed.late',
    unit: 'signal.unit.events',
    over: 'signal.over.ever',
    origin: 'signal.origin.database',
  },
  'feed.duplicates': {
    from: 'stored',
    word: 'desk.health.feed.duplicates',
    unit: 'signal.unit.events',
    over: 'signal.over.ever',
    origin: 'signal.origin.database',
  },
  'feed.newestEvent': {
    from: 'stored',
    word: 'desk.health.feed.newestEvent',
    unit: 'signal.unit.moment',
    over: 'signal.over.now',
    origin: 'signal.origin.database',
  },
  'feed.gap': {
    from: 'gap',
    word: 'desk.health.feed.gap.count',
    unit: 'signal.unit.events',
    over: 'signal.over.gap',
    origin: 'signal.origin.frames',
  },
  quarantine: {
    from: 'quarantine',
    word: 'desk.health.tab.quarantine',
    unit: 'signal.unit.messages',
    over: 'signal.over.kept',
    origin: 'signal.origin.quarantine',
  },
  'station.uptime': {
    from: 'station',
    word: 'desk.health.station.uptime',
    unit: 'signal.unit.span',
    over: 'signal.over.start',
    origin: 'signal.origin.process',
  },
  'station.memory': {
    from: 'station',
    word: 'desk.health.station.memory',
    unit: 'signal.unit.bytes',
    over: 'signal.over.now',
    origin: 'signal.origin.process',
  },
  'station.loop': {
    from: 'station',
    word: 'desk.health.station.loop',
    unit: 'signal.unit.ms',
    over: 'signal.over.halfMinute',
    origin: 'signal.origin.process',
  },
  'station.commits': {
    from: 'station',
    word: 'desk.health.station.commits',
    unit: 'signal.unit.commits',
    over: 'signal.over.commits',
    origin: 'signal.origin.process',
  },
  'station.events': {
    from: 'station',
    word: 'desk.health.station.events',
    unit: 'signal.unit.events',
    over: 'signal.over.database',
    origin: 'signal.origin.database',
  },
  'station.late': {
    from: 'station',
    word: 'desk.health.station.late',
    unit: 'signal.unit.events',
    over: 'signal.over.database',
    origin: 'signal.origin.database',
  },
  'station.duplicates': {
    from: 'station',
    word: 'desk.health.station.duplicates',
    unit: 'signal.unit.events',
    over: 'signal.over.database',
    origin: 'signal.origin.database',
  },
  'station.malformed': {
    from: 'station',
    word: 'desk.health.station.malformed',
    unit: 'signal.unit.frames',
    over: 'signal.over.database',
    origin: 'signal.origin.database',
  },
  'station.viewers': {
    from: 'station',
    word: 'desk.health.station.viewers',
    unit: 'signal.unit.screens',
    over: 'signal.over.now',
    origin: 'signal.origin.process',
  },
  'station.size': {
    from: 'station',
    word: 'desk.health.station.size',
    unit: 'signal.unit.bytes',
    over: 'signal.over.now',
    origin: 'signal.origin.database',
  },
  'station.wal': {
    from: 'station',
    word: 'desk.health.station.wal',
    unit: 'signal.unit.bytes',
    over: 'signal.over.now',
    origin: 'signal.origin.database',
  },
  'station.free': {
    from: 'station',
    word: 'desk.health.station.free',
    unit: 'signal.unit.pages',
    over: 'signal.over.now',
    origin: 'signal.origin.database',
  },
  'station.disk': {
    from: 'station',
    word: 'desk.health.station.disk',
    unit: 'signal.unit.bytes',
    over: 'signal.over.now',
    origin: 'signal.origin.system',
  },
  'station.closed': {
    from: 'station',
    word: 'desk.health.station.closed',
    unit: 'signal.unit.days',
    over: 'signal.over.database',
    origin: 'signal.origin.database',
  },
  'shell.station': {
    from: 'shell',
    word: 'health.station',
    unit: 'signal.unit.raises',
    over: 'signal.over.shell',
    origin: 'signal.origin.shell',
  },
  'shell.pages': {
    from: 'shell',
    word: 'health.pages',
    unit: 'signal.unit.raises',
    over: 'signal.over.shell',
    origin: 'signal.origin.shell',
  },
  'shell.gpu': {
    from: 'shell',
    word: 'health.gpu',
    unit: 'signal.unit.raises',
    over: 'signal.over.shell',
    origin: 'signal.origin.shell',
  },
  'shell.crashes': {
    from: 'shell',
    word: 'health.crashes',
    unit: 'signal.unit.reports',
    over: 'signal.over.now',
    origin: 'signal.origin.shell',
  },
  'load.notices': {
    from: 'load',
    word: 'load.hour',
    unit: 'signal.unit.notices',
    over: 'signal.over.hour',
    origin: 'signal.origin.notices',
  },
  'load.raised': {
    from: 'load',
    word: 'signal.load.raised',
    unit: 'signal.unit.alerts',
    over: 'signal.over.hour',
    origin: 'signal.origin.judge',
  },
  'load.tenMinutes': {
    from: 'load',
    word: 'load.tenMinutes',
    unit: 'signal.unit.notices',
    over: 'signal.over.tenMinutes',
    origin: 'signal.origin.notices',
  },
  'load.severity': {
    from: 'load',
    word: 'load.severity',
    unit: 'signal.unit.notices',
    over: 'signal.over.hour',
    origin: 'signal.origin.notices',
  },
  'load.chattering': {
    from: 'load',
    word: 'load.chattering',
    unit: 'signal.unit.raises',
    over: 'signal.over.lastTen',
    origin: 'signal.origin.judge',
  },
  'load.standing': {
    from: 'load',
    word: 'load.standing',
    unit: 'signal.unit.span',
    over: 'signal.over.firing',
    origin: 'signal.origin.judge',
  },
  'alerts.states': {
    from: 'alerts',
    word: 'desk.page.alerts',
    unit: 'signal.unit.alerts',
    over: 'signal.over.now',
    origin: 'signal.origin.judge',
  },
  'faults.open': {
    from: 'faults',
    word: 'signal.faults.open',
    unit: 'signal.unit.faults',
    over: 'signal.over.now',
    origin: 'signal.origin.judge',
  },
} as const satisfies Record<string, SignalFacts>;
export type SignalName = keyof typeof signals;

/** By name. */
export function signalFacts(name: SignalName): SignalFacts {
  return signals[name];
}

import type {
  FeedCell,
  QueueCell,
  RollingCell,
  SlotCell,
  StationCell,
  Topics,
} from '../../shared/contract/topics.ts';
import { gapFault } from './gap-fault.ts';
import { baseCounters, type BaseCounter, type Counters, type Peaks } from '../../shared/measure/counters.ts';
import { alertsOf } from './alerts.ts';
import { complaintTopics, type ComplaintScript } from './complaints.ts';
import { floorTopics } from './floor.ts';
import { messagesOf } from './messages.ts';
import { leagueOf, mixOf } from './mix-and-league.ts';
import { orderTopics, type OrderScript } from './orders.ts';
import { queueNames, queueSlots } from './queue-slots.ts';
import { shiftOf } from './shift-of.ts';

/** Sunday 2026-11-22 14:32:07 in Shanghai. */
export const NOON = Date.UTC(2026, 10, 22, 6, 32, 7);
const DAY = 86_400_000;
const HOUR = 3_600_000;
const SLOT = 900_000;
const midnight = Date.UTC(2026, 10, 21, 16);
const UTC_MIDNIGHT = Date.UTC(2026, 10, 22);

/** Names of the scripted walls: what the hall may have to read. */
export const wallStates = [
  'normal',
  'alarm',
  'stale',
  'empty',
  'huge',
  'replay',
  'bare',
  'messages',
  'branded',
  'alerts',
  'one',
  'acknowledged',
] as const;
export type WallState = (typeof wallStates)[number];

/** What work orders are like there; calm where it is not said. */
const orderScripts: Partial<Record<WallState, OrderScript>> = {
  alarm: 'busy',
  huge: 'huge',
  replay: 'noLimits',
  bare: 'none',
  messages: 'busy',
  alerts: 'huge',
  one: 'busy',
};

/** Counters of a row, zero where not given. */
export function counters(given: Partial<Record<BaseCounter, number>> = {}): Counters {
  return Object.assign(Object.fromEntries(baseCounters.map((name) => [name, 0])) as Counters, given);
}

export function peaks(given: Partial<Peaks> = {}): Peaks {
  return {
    waitMsMax: 0,
    depthMax: 0,
    depthMaxAt: null,
    depthEnd: 0,
    inServiceMax: 0,
    inServiceMaxAt: null,
    ...given,
  };
}

export function station(given: Partial<StationCell> = {}): StationCell {
  return {
    centre: '中国邮政 11183',
    brand: { name: null, logo: null, accent: null, second: null },
    zone: 'Asia/Shanghai',
    clock: 'live',
    replay: false,
    simulated: false,
    shifts: [
      { name: '夜班', team: '丁值', start: midnight - 4 * HOUR, end: midnight + 8 * HOUR },
      { name: '中班', team: '甲值', start: midnight + 8 * HOUR, end: midnight + 20 * HOUR },
      { name: '夜班', team: '乙值', start: midnight + 20 * HOUR, end: midnight + 32 * HOUR },
    ],
    now: NOON,
    pace: 1,
    today: { date: '2026-11-22', start: midnight, end: midnight + DAY },
    slotMs: SLOT,
    targets: { connectRate: 0.97, serviceLevel: 0.8, onTimeRate: 0.95 },
    serviceLevelSeconds: [20, 60],
    serviceLevelVariant: 7,
    excludeShortAbandons: false,
    lastWeekExcludesShortAbandons: false,
    seatLimits: { ringing: 20, talking: 600, holding: 120, acw: 120, notReady: 900 },
    version: '0.1.0',
    startedAt: midnight,
    ...given,
  };
}

/** A brand whose blue is too dark for a dark wall. */
const brandOf: StationCell['brand'] = {
  name: '中国邮政集团',
  logo: '/brand/logo',
  accent: '#0b2a7a',
  second: '#00573d',
};

export function rolling(answered: number, abandoned: number, minutes = 15): RollingCell {
  return {
    minutes,
    to: NOON,
    ended: answered + abandoned,
    answered,
    abandoned,
    flowedOut: 0,
    lost: 0,
    answeredIn: {},
  };
}

export function feed(given: Partial<FeedCell> = {}): FeedCell {
  return {
    id: 'pbx-1',
    name: 'CTI 主用',
    kind: 'callwall',
    state: 'live',
    since: NOON - 3_600_000,
    newest: NOON - 400,
    behind: 0,
    missing: 0,
    quarantined: 0,
    skewMs: 12,
    eventsPerSecond: 85,
    ...given,
  };
}

export function queue(name: string, given: Partial<QueueCell> = {}): QueueCell {
  return {
    queue: name,
    name,
    depth: 0,
    longestSince: null,
    ready: 12,
    rolling: rolling(196, 4),
    today: counters({ offered: 4210, answered: 4105, abandoned: 105 }),
    ...given,
  };
}

/** A slot of a day; `rate` of the ended contacts are answered. */
export function slot(start: number, offered: number, rate: number, open = 0): SlotCell {
  const answered = Math.round((offered - open) * rate);
  const own = counters({
    offered,
    answered,
    open,
    abandoned: offered - open - answered,
    ended: offered - open,
    handled: answered,
    ivrEntered: Math.round(offered * 1.62),
    selfServed: Math.round(offered * 0.52),
    ivrLeft: Math.round(offered * 0.1),
    talkMs: answered * (126_000 + offered * 8),
    holdMs: answered * 9_000,
    acwMs: answered * 21_000,
  });
  return { start, end: start + SLOT, counters: own, peaks: peaks(), complete: open === 0, late: 0 };
}

/** A day shaped like a hotline's: a morning and an afternoon peak and an evening hill. */
function day(
  start: number,
  given: { until: number; scale: number; dip: number; seed: number },
): Record<string, SlotCell> {
  const cells: Record<string, SlotCell> = {};
  let seed = given.seed;
  const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  for (let at = start; at < Math.min(start + DAY, given.until); at += SLOT) {
    const hour = (at - start) / 3_600_000;
    const hill = (middle: number, width: number, height: number) =>
      height * Math.exp(-((hour - middle) ** 2) / width);
    const offered = Math.round(
      given.scale *
        (120 + hill(10.2, 7, 1250) + hill(15.4, 9, 760) + hill(19.8, 3.2, 520)) *
        (0.94 + random() * 0.14),
    );
    const dip = hour > 13 && hour < 15 ? (hour - 13) * given.dip : 0;
    const rate = Math.min(1, 0.985 - (offered / given.scale / 1400) * 0.009 - random() * 0.011 - dip);
    const runs = at + SLOT > given.until;
    cells[String(at)] = runs
      ? slot(at, Math.round(offered * 0.47), rate, Math.round(offered * 0.03))
      : slot(at, offered, rate);
  }
  return cells;
}

function totals(cells: Record<string, SlotCell>): Counters {
  const sum = (name: BaseCounter) =>
    Object.values(cells).reduce((total, cell) => total + cell.counters[name], 0);
  return counters(Object.fromEntries(baseCounters.map((name) => [name, sum(name)])));
}

function depthOf(top: number, now: number): Topics['depth'] {
  const leaf = 300_000;
  const last = Math.floor(now / leaf) * leaf;
  const points = Array.from({ length: 37 }, (_, i) => {
    const depthMax = Math.round(
      top * (0.18 + 0.12 * Math.sin(i * 1.7) + (i > 28 ? ((i - 28) / 8) * 0.7 : 0)),
    );
    return { start: last - (36 - i) * leaf, depthMax, depthEnd: depthMax };
  });
  return Object.fromEntries(points.map((point) => [String(point.start), point]));
}

function queuesOf(state: WallState, now: number): Topics['queues'] {
  const calm = [
    queue('查询·普通话', { depth: 3, longestSince: now - 31_000, ready: 41 }),
    queue('投递延误·普通话', { depth: 2, longestSince: now - 18_000, ready: 9 }),
    queue('国际业务·英语', {
      depth: 0,
      rolling: rolling(21, 0),
      ready: 4,
      today: counters({ offered: 310, answered: 306 }),
    }),
    queue('包裹破损', { depth: 1, longestSince: now - 6_000 }),
    queue('投诉', { depth: 0, rolling: rolling(0, 0), today: counters() }),
    queue('改址·退回', { depth: 0, rolling: rolling(62, 1) }),
    queue('大客户', { depth: 0, rolling: rolling(12, 0) }),
  ];
  const busy = [
    queue('投递延误·普通话', {
      depth: 34,
      longestSince: now - 201_000 - (isHuge(state) ? 3_800_000 : 0),
      ready: 0,
      rolling: rolling(301, 52),
      today: counters({ offered: 9210, answered: 8702 }),
    }),
    queue('国际业务·英语', { depth: 6, longestSince: now - 98_000, ready: 2, rolling: rolling(70, 3) }),
    queue('查询·普通话', { depth: 9, longestSince: now - 31_000, ready: 41, rolling: rolling(820, 40) }),
  ];
  const names = isAlarm(state) ? [...busy, ...calm.slice(3)] : calm;
  return Object.fromEntries(names.map((cell) => [cell.queue, cell]));
}

/** All topics of a scripted wall as of `now`, epoch ms. */
export function wallTopics(state: WallState, now: number): Partial<Topics> {
  // A bank's small hotline: most of its rates are of few contacts.
  const scale = isHuge(state) ? 9.6 : state === 'replay' ? 0.04 : 1;
  const alarm = isAlarm(state);
  const own = station({
    now,
    ...(state === 'replay'
      ? {
          centre: 'Anonymous Bank',
          clock: 'source',
          replay: true,
          pace: 60,
          zone: 'UTC',
          today: { date: '2026-11-22', start: UTC_MIDNIGHT, end: UTC_MIDNIGHT + DAY },
        }
      : {}),
    ...(state === 'branded' ? { brand: brandOf } : {}),
    ...(isHuge(state) ? { centre: '国家电网 95598 客户服务中心南方分中心（天津、南京）' } : {}),
  });
  if (state === 'empty')
    return {
      station: { station: own },
      feeds: {},
      faults: {},
      alerts: {},
      messages: {},
      rolling: {},
      today: emptyToday(),
    };
  const cells = day(own.today.start, { until: now, scale, dip: alarm ? 0.04 : 0.004, seed: 11 });
  const offer = totals(cells);
  const names = queueNames(isHuge(state));
  const seated = state === 'replay' ? {} : gaugesOf(state, now).agents;
  const floor = floorTopics(seated, isHuge(state) ? 188 : 9, now);
  return {
    station: { station: own },
    rolling: {
      15: alarm
        ? rolling(Math.round(1905 * scale), Math.round(110 * scale))
        : state === 'replay'
          ? rolling(83, 4)
          : state === 'bare'
            ? rolling(0, 0)
            : rolling(1480, 32),
    },
    today: { offer: { counters: offer, peaks: peaks() }, event: { counters: offer, peaks: peaks() } },
    shift: state === 'bare' ? {} : shiftOf(own, cells, totals),
    gauges: { gauges: gaugesOf(state, now) },
    day: state === 'bare' ? {} : cells,
    'day-1':
      state === 'bare'
        ? {}
        : day(own.today.start - DAY, { until: own.today.start, scale: scale * 0.93, dip: 0, seed: 5 }),
    'day-7':
      state === 'bare'
        ? {}
        : day(own.today.start - 7 * DAY, {
            until: own.today.start,
            scale: scale * 0.98,
            dip: 0,
            seed: 23,
          }),
    depth: state === 'bare' ? {} : depthOf(alarm ? 48 * scale : 9, now),
    queues: state === 'bare' ? {} : queuesOf(state, now),
    queueSlots: state === 'bare' ? {} : queueSlots(cells, names, alarm ? 0.12 : 0.02),
    queueNames: Object.fromEntries(names.map((name) => [name, name])),
    ...floor,
    mix: state === 'bare' ? {} : mixOf(offer),
    league: leagueOf(state === 'bare' ? {} : floor.teamNames, offer),
    ...orderTopics(orderScripts[state] ?? 'calm', now),
    feeds: feedsOf(state, now),
    faults: ['alarm', 'messages', 'alerts'].includes(state) ? { gap: gapFault(now) } : {},
    alerts: alertsOf(state, now),
    notices: {},
    messages: messagesOf(state, now),
    ...complaintTopics(complaintsIn(state), now),
  };
}

/** Complaints of each wall: a small centre's are new, and its trees are not written yet. */
function complaintsIn(state: WallState): ComplaintScript {
  if (state === 'bare') return 'never';
  if (state === 'replay') return 'short';
  if (isHuge(state)) return 'storm';
  return isAlarm(state) || state === 'stale' ? 'hot' : 'calm';
}

function isHuge(state: WallState): boolean {
  return state === 'huge' || state === 'alerts';
}

function isAlarm(state: WallState): boolean {
  return ['alarm', 'huge', 'messages', 'alerts', 'one'].includes(state);
}

function emptyToday(): Topics['today'] {
  return { offer: { counters: counters(), peaks: peaks() }, event: { counters: counters(), peaks: peaks() } };
}

function gaugesOf(state: WallState, now: number): Topics['gauges']['gauges'] {
  const huge = isHuge(state);
  const alarm = isAlarm(state);
  const agents = {
    talking: 193,
    holding: 8,
    acw: 31,
    ringing: 6,
    ready: alarm ? 0 : 24,
    notReady: 41,
    offline: 30,
  };
  const large = {
    talking: 3932,
    holding: 102,
    acw: 310,
    ringing: 57,
    ready: 12,
    notReady: 287,
    offline: 1210,
  };
  if (state === 'bare')
    return {
      depth: 0,
      longestSince: null,
      longestWaitTodayMs: 0,
      inService: 0,
      agentsBasis: 'none',
      agents: {},
    };
  return {
    depth: huge ? 1238 : alarm ? 38 : 6,
    longestSince: now - (alarm ? 201_000 : 31_000) - (huge ? 3_800_000 : 0),
    longestWaitTodayMs: alarm ? 252_000 : 94_000,
    inService: 200,
    agentsBasis: state === 'replay' ? 'derived' : 'states',
    agents: state === 'replay' ? { talking: 14 } : huge ? large : agents,
  };
}

function feedsOf(state: WallState, now: number): Topics['feeds'] {
  if (state === 'stale' || state === 'messages') {
    return {
      a: feed({ state: 'down', since: now - 42_000, newest: now - 43_500 }),
      b: feed({ id: 'pbx-2', name: 'CTI 备用', newest: now - 300 }),
    };
  }
  return { a: feed({ newest: now - 400, ...(state === 'replay' ? { name: 'anonymous-bank' } : {}) }) };
}

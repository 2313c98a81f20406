import type { Zone } from '../../../../../shared/time/zone-day.ts';
import { hotline } from '../hotline.ts';
import { loadBank, loadProfile } from '../load-profile.ts';
import type { OrderTruth, Truth } from '../truth.ts';
import type { TruthLog } from './read-truth.ts';

export type EventfulDays = ReturnType<typeof eventfulDays>;

/** Something a source says, and when it says so (epoch ms). */
export interface Telling {
  tellAt: number;
  event: { type: string; time: number; data?: unknown };
  gap?: { from: number; to: number; why: string };
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/**
 * Days of the profile `small`, cut off in the last one at 15:20, with what does not happen by itself: a burst of complaints, orders
 * of a kind with limits of which some are missed, a message that cannot be counted, a loss, and contacts told of late.
 * All of it stands in the log of the truth.
 */
export function eventfulDays(zone: Zone, first: string, days: number) {
  const profile = loadProfile('small');
  const { start } = zone.dayByDate(first);
  const lastDay = zone.dayByDate(zone.shiftDay(first, days - 1)).start;
  const until = lastDay + 15 * HOUR + 20 * MINUTE;
  const lines: Truth[] = [];
  const options = { profile, zone, bank: loadBank(), seats: 8, seed: 7, start, until, tag: 't' };
  const steps: Telling[] = [];
  for (const step of hotline({ ...options, truth: (line) => void lines.push(line) }))
    if ('type' in step) steps.push({ tellAt: step.time, event: step });
  const log = logOf(lines);
  steps.push(...complaintBurst(log, lastDay + 10 * HOUR), ...limitedOrders(log, lastDay + 9 * HOUR));
  const late = [
    ...lateContact(log, lastDay + 9 * HOUR + 10 * MINUTE, 'abandoned'),
    ...lateContact(log, lastDay + 9 * HOUR + 40 * MINUTE, 'lost'),
  ];
  const refusedAt = lastDay + 13 * HOUR;
  steps.push(...late, {
    tellAt: refusedAt,
    event: { type: 'contact.queued', time: refusedAt, data: {} },
  });
  steps.sort((a, b) => a.tellAt - b.tellAt);
  const gapAt = lastDay + 14 * HOUR;
  const place = steps.findIndex(({ tellAt }) => tellAt > gapAt);
  const gap = { from: place + 1, to: place + 3, why: 'outbox-full' };
  steps.splice(place, 0, { tellAt: gapAt, event: steps[place]!.event, gap });
  const told = steps.filter((step) => step.gap === undefined).map(({ event }) => event);
  return {
    start,
    lastDay,
    until,
    steps,
    log,
    orders: log.orders,
    /** Messages that are missing, and that cannot be counted. */
    missing: 3,
    refused: 1,
    ...rosterOf(told),
  };
}

export function logOf(lines: readonly Truth[]): TruthLog {
  const of = <K extends Truth['kind']>(kind: K) =>
    lines.filter((line): line is Extract<Truth, { kind: K }> => line.kind === kind);
  return {
    contacts: of('contact'),
    seats: of('seat'),
    surveys: of('survey'),
    complaints: of('complaint'),
    orders: of('order'),
  };
}

/** Complaints of one class in one region within an hour, by customers of that hour. */
function complaintBurst(log: TruthLog, hour: number): Telling[] {
  const place = { category: ['服务', '时限'], region: ['城东区'] };
  const contacts = log.contacts
    .filter(({ legs }) => legs.some(({ offered }) => offered >= hour && offered < hour + HOUR))
    .slice(0, 14);
  return contacts.map(({ contact, legs }, at) => {
    const { queue } = legs[0]!;
    const time = hour + (at + 1) * 3 * MINUTE;
    const complaint = { complaint: `burst-${at}`, contact, queue, business: '投诉', ...place };
    log.complaints.push({ kind: 'complaint', ...complaint, at: time });
    return { tellAt: time, event: { type: 'complaint.filed', time, data: complaint } };
  });
}

/** Orders with limits of minutes: kept, missed, and open beyond them. */
function limitedOrders(log: TruthLog, from: number): Telling[] {
  return Array.from({ length: 12 }, (_, at): OrderTruth => {
    const created = from + at * 7 * MINUTE;
    const pace = at % 4;
    const moves = [
      { to: 'dispatched', at: created + (1 + pace) * MINUTE },
      { to: 'arrived', at: created + (20 + 20 * pace) * MINUTE },
      { to: 'restored', at: created + (90 + 60 * pace) * MINUTE },
      { to: 'closed', at: created + (100 + 60 * pace) * MINUTE },
    ];
    return {
      kind: 'order',
      type: '故障报修',
      order: `limited-${at}`,
      contact: '',
      category: ['报修'],
      region: ['城东区'],
      area: 'urban',
      unit: '城东区维修班',
      urgent: false,
      created,
      due: created + 200 * MINUTE,
      links: moves.slice(0, at % 5),
    };
  }).flatMap((order) => {
    log.orders.push(order);
    const { order: id, type, category, region, unit, created, due, links } = order;
    const about = { order: id, kind: type, category, region, unit, dueAt: due };
    return [
      { tellAt: created, event: { type: 'order.created', time: created, data: about } },
      ...links.map(({ to, at }) => ({
        tellAt: at,
        event: { type: 'order.moved', time: at, data: { order: id, to } },
      })),
    ];
  });
}

/** A contact that is told of hours after it was, whose customer left or which the telephone system lost. */
function lateContact(log: TruthLog, offered: number, end: 'abandoned' | 'lost'): Telling[] {
  const endAt = offered + 12_000;
  const contact = `late-${end}`;
  log.contacts.push({
    kind: 'contact',
    contact,
    channel: '',
    business: '',
    language: '',
    key: '',
    region: '',
    site: '',
    customer: contact,
    entered: offered,
    menu: null,
    menuEnd: offered,
    refusedBy: null,
    legs: [
      {
        queue: 'info',
        offered,
        rings: [],
        end,
        endAt,
        stage: end === 'lost' ? null : 'queue',
        agent: null,
        talkEnd: null,
        dropped: false,
        holds: [],
        deskEnd: null,
        external: false,
      },
    ],
  });
  const tellAt = offered + 3 * HOUR;
  const data = { contact, queue: 'info' };
  const tellings: Telling[] = [
    { tellAt, event: { type: 'contact.entered', time: offered, data: { contact } } },
    { tellAt, event: { type: 'contact.queued', time: offered, data } },
    {
      tellAt,
      event:
        end === 'lost'
          ? { type: 'contact.ended', time: endAt, data: { contact, by: 'system' } }
          : { type: 'contact.abandoned', time: endAt, data: { ...data, stage: 'queue' } },
    },
  ];
  return tellings;
}

/** What the roster said: teams of agents and queues. */
export function rosterOf(told: readonly Telling['event'][]) {
  const teamOf = new Map<string, string>();
  const queuesOf = new Map<string, readonly string[]>();
  for (const { type, data } of told) {
    const { agent, team, queue, teams }: Record<string, unknown> = Object(data);
    if (typeof agent === 'string' && typeof team === 'string') teamOf.set(agent, team);
    if (type === 'roster.queue' && typeof queue === 'string' && Array.isArray(teams))
      queuesOf.set(queue, teams.map(String));
  }
  return { teamOf, queuesOf };
}

import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { HotspotRecord, MassRecord } from '../../../../station/hotspots/hotspot-archive.ts';
import { SUPERVISED_TYPE } from '../../../../station/orders/supervise-order.ts';
import { DATABASE } from '../../../archive/open-archive.ts';
import { journalOf } from '../../../archive/testing/alert-desk.ts';
import { stationRig } from '../../../archive/testing/station-rig.ts';
import { shippedRules } from '../../../settings/shipped-rules.ts';
import { hotline } from '../hotline.ts';
import { loadBank } from '../load-profile.ts';
import { orderAreasOf } from '../order-areas-of.ts';
import type { Truth } from '../truth.ts';
import { outageOracle, outagePlan, weekPlan } from './outage-plan.ts';
import type { evenings } from './outage-plan.ts';

const HOUR = 3_600_000;
const SECOND = 1_000;
/** A source says each five seconds that it is there. */
const PING = 5 * SECOND;

/**
 * One evening with an outage at 95598 as it happens: the station's clock goes with it, so people are called and orders
 * supervised as they would be. After 28 quiet days; what was found, and what an independent computation finds.
 */
export function liveOutage(evening: keyof typeof evenings, { seats = 400, from = 19, hours = 1.1 } = {}) {
  const plan = outagePlan(evening, seats, from);
  const lived = liveThrough(plan, { seats, hours, step: SECOND, tells: () => true });
  return { ...plan, ...lived, ...outageOracle(plan, lived.complaints) };
}

/** A week with three outages, as it happens, of which complaints and orders are told: its million calls say nothing of them. */
export function liveWeek({ seats = 400, hours = 168 } = {}) {
  const plan = weekPlan(seats);
  const tells = (type: string): boolean => type.startsWith('complaint.') || type.startsWith('order.');
  const lived = liveThrough(plan, { seats, hours, step: PING, tells });
  const outages = plan.outages.map((outage) => ({
    outage,
    ...outageOracle({ history: plan.history, outage }, lived.complaints),
  }));
  return { ...lived, outages };
}

interface Living {
  seats: number;
  hours: number;
  /** By how much the station's clock goes on at once, ms. */
  step: number;
  /** The types of events that the source tells. */
  tells: (type: string) => boolean;
}

function liveThrough(
  plan: ReturnType<typeof weekPlan | typeof outagePlan>,
  { seats, hours, step, tells }: Living,
) {
  const { profile, zone, start, history } = plan;
  const until = start + hours * HOUR;
  const rig = stationRig({
    now: start,
    settings: { zone: profile.zone, orderAreas: orderAreasOf(profile) },
    alertRules: shippedRules(),
  });
  const past = rig.source({ source: 'history', clock: 'live', zone: profile.zone });
  for (let from = 0; from < history.length; from += 500) {
    past.events(...history.slice(from, from + 500));
    rig.commit();
  }
  past.close();
  const source = rig.source({ acw: true, agentStates: true, clock: 'live', zone: profile.zone });
  const truth: Truth[] = [];
  let pinged = start;
  const passTo = (time: number): void => {
    while (rig.clock.now() + step <= time) {
      rig.clock.pass(step);
      if (rig.clock.now() < pinged + PING) continue;
      pinged = rig.clock.now();
      source.send({ t: 'ping', n: 1, at: pinged });
    }
  };
  const note = (line: Truth): void => {
    if (line.kind === 'complaint' || line.kind === 'order') truth.push(line);
  };
  const options = { profile, zone, bank: loadBank(), seats, seed: 7, start, until, tag: 'live' };
  for (const event of hotline({ ...options, truth: note })) {
    if (!('type' in event) || !tells(event.type)) continue;
    passTo(event.time);
    source.events(event);
  }
  passTo(until);
  rig.commit();
  const complaints = truth.filter((line) => line.kind === 'complaint');
  const orders = truth.filter((line) => line.kind === 'order');
  return {
    ...foundIn(rig.folder),
    rig,
    start,
    until,
    complaints,
    orders,
    journal: journalOf(rig, { limit: 1_000_000 }),
  };
}

/** Mass events and hotspots that the station found, those of hours long past left out, and the orders it supervised. */
function foundIn(folder: string) {
  const db = new Database(join(folder, DATABASE), { readonly: true });
  try {
    const bodies = (table: string) =>
      db.prepare<[], string>(`SELECT body FROM ${table} ORDER BY id`).pluck().all();
    const masses = bodies('mass_events').map((body): MassRecord => JSON.parse(body));
    const hotspots = bodies('hotspots').map((body): HotspotRecord => JSON.parse(body));
    const supervised = db
      .prepare<[number], string>("SELECT extra ->> 'order' FROM events WHERE type = ?")
      .pluck()
      .all(SUPERVISED_TYPE);
    return {
      supervised,
      masses: masses.filter(({ past }) => !past),
      hotspots: hotspots.filter(({ past }) => !past),
    };
  } finally {
    db.close();
  }
}

import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Notice } from '../../../../../shared/model/alert.ts';
import { createZone } from '../../../../../shared/time/zone-day.ts';
import { DATABASE } from '../../../archive/open-archive.ts';
import { alertDesk, journalOf } from '../../../archive/testing/alert-desk.ts';
import { stationRig } from '../../../archive/testing/station-rig.ts';
import { shippedRules } from '../../../settings/shipped-rules.ts';
import { hotline } from '../hotline.ts';
import { loadBank, loadProfile } from '../load-profile.ts';

const MINUTE = 60_000;
const TEN_MINUTES = 600_000;
const HOUR = 3_600_000;

export interface SteadyOptions {
  profile: string;
  /** Fewer than the profile has: then as many fewer callers come. */
  seats?: number | undefined;
  /** First day and, on it, first hour. */
  day: string;
  from?: number;
  hours: number;
  /** So long (ms) after an alert fired somebody at the desk acknowledges it; without it nobody ever does. */
  answered?: number;
}

/** How often people were called while a hotline without incidents went on, as it happens: the station's clock goes with it. */
export async function steadyLoad({ profile: name, day, from = 0, hours, ...more }: SteadyOptions) {
  const profile = { ...loadProfile(name), incidents: [] };
  const zone = createZone(profile.zone);
  const start = zone.dayByDate(day).start + from * HOUR;
  const until = start + hours * HOUR;
  const rig = stationRig({ now: start, settings: { zone: profile.zone }, alertRules: shippedRules() });
  try {
    const source = rig.source({ acw: true, agentStates: true, clock: 'live', zone: profile.zone });
    const bank = loadBank();
    const seats = more.seats ?? profile.seats;
    const desk = alertDesk(rig);
    let events = 0;
    let looked = start;
    for (const step of hotline({ profile, zone, bank, seats, seed: 11, start, until, tag: 'steady' })) {
      if (!('type' in step)) continue;
      while (rig.clock.now() + 1_000 <= step.time) {
        rig.clock.pass(1_000);
        if (rig.clock.now() % 5_000 !== 0) continue;
        // Each five seconds a source says that it is there, and a desk answers.
        source.send({ t: 'ping', n: events, at: rig.clock.now() });
        await desk.settle();
      }
      source.events(step);
      events++;
      if (more.answered === undefined || rig.clock.now() < looked + MINUTE) continue;
      looked = rig.clock.now();
      await acknowledge(desk, looked - more.answered);
    }
    rig.commit();
    const journal = journalOf(rig, { kinds: ['raised'], limit: 100_000 });
    return { events, raised: journal, ...callsOf(noticesOf(rig.folder), start, until) };
  } finally {
    rig.close();
  }
}

/** What fired until then, and goes on. */
async function acknowledge(desk: ReturnType<typeof alertDesk>, until: number): Promise<void> {
  const left = (await desk.alerts()).filter(
    ({ firedAt, state, acknowledged }) =>
      firedAt !== null &&
      firedAt <= until &&
      acknowledged === null &&
      ['firing', 'recovering'].includes(state),
  );
  if (left.length === 0) return;
  await desk.ask('alerts.acknowledge', { alerts: left.map(({ id }) => id), comment: '' });
}

/** All of them: a station reads only those of the last hour. */
function noticesOf(folder: string): Notice[] {
  const db = new Database(join(folder, DATABASE), { readonly: true });
  try {
    const rows = db.prepare<[], { at: number; body: string }>('SELECT at, body FROM alert_notices').all();
    return rows.map(({ at, body }) => ({ ...(JSON.parse(body) as Notice), at }));
  } finally {
    db.close();
  }
}

/** Calls an hour, and the most in any ten minutes. */
function callsOf(notices: readonly Notice[], start: number, until: number) {
  const worst = Math.max(
    0,
    ...notices.map(({ at }) => notices.filter((each) => each.at >= at && each.at < at + TEN_MINUTES).length),
  );
  return { notices, anHour: notices.length / ((until - start) / HOUR), worst };
}

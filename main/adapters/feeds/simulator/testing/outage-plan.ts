import { createZone } from '../../../../../shared/time/zone-day.ts';
import { happeningsOf } from '../incidents.ts';
import { loadProfile } from '../load-profile.ts';
import type { ComplaintTruth } from '../truth.ts';
import { quietHistory } from './quiet-history.ts';
import { unlikely } from './unlikely.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How many days are known before the evening. */
const HISTORY_DAYS = 28;
/** The evenings of 95598's outages. */
export const evenings = { jiangsu: '2026-11-24', henan: '2026-11-26', sichuan: '2026-11-29' } as const;

/** Complaints of one class in one city. */
export interface OutagePlace {
  category: string[];
  region: string[];
  /** When each was filed, from the outage on; epoch ms. */
  times: number[];
  /** When its 60 minutes were so unusual that it is a hotspot (score ≥ 8, n ≥ 4), reckoned apart from the station; null: never. */
  hotAt: number | null;
}

type Complaint = Pick<ComplaintTruth, 'category' | 'region' | 'at'>;

/** One of those evenings from a whole hour on, and the 28 quiet days before it. */
export function outagePlan(evening: keyof typeof evenings, seats: number, from: number) {
  const { profile, zone } = hall();
  const start = zone.dayByDate(evenings[evening]).start + from * HOUR_MS;
  const day = evenings[evening];
  return { profile, zone, day, from, start, history: quietDays(start, seats), outage: outageOf(evening) };
}

/** The week with all three of them, and the 28 quiet days before it. */
export function weekPlan(seats: number) {
  const { profile, zone } = hall();
  const { start } = zone.dayByDate('2026-11-23');
  const outages = [outageOf('jiangsu'), outageOf('henan'), outageOf('sichuan')];
  return { profile, zone, start, history: quietDays(start, seats), outages };
}

function hall() {
  const profile = loadProfile('95598');
  return { profile, zone: createZone(profile.zone) };
}

function quietDays(until: number, seats: number) {
  const { profile, zone } = hall();
  return [...quietHistory(profile, { seats, zone, from: until - HISTORY_DAYS * DAY_MS, to: until, seed: 3 })];
}

function outageOf(evening: keyof typeof evenings) {
  const { profile, zone } = hall();
  const { midnight, start } = zone.dayByDate(evenings[evening]);
  const happening = happeningsOf(profile, midnight, start).find(
    ({ incident }) => incident.kind === 'surge' && incident.complaints !== undefined,
  );
  if (happening?.incident.kind !== 'surge') throw new Error('no outage on that evening');
  const { regions: [province = ''] = [], category = [] } = happening.incident;
  return { ...happening, province, category };
}

/** Where the outage was complained of, and when it became a hotspot there and a mass event, reckoned apart from the station. */
export function outageOracle(
  { history, outage }: Pick<ReturnType<typeof outagePlan>, 'history' | 'outage'>,
  told: readonly Complaint[],
) {
  const before = history.map(({ time, data }): Complaint => ({ ...data, at: time }));
  const places = placesOf(told, before, outage.category, outage.province, outage.from);
  return { places, firstAt: firstAt([...before, ...told], outage), massAt: massAt(places) };
}

function placesOf(
  told: readonly Complaint[],
  before: readonly Complaint[],
  category: string[],
  province: string,
  since: number,
): OutagePlace[] {
  const same = told.filter((each) => each.category.join() === category.join() && each.region[0] === province);
  const all = [...before, ...told];
  return [...new Set(same.map(({ region }) => region.join('/')))].map((name) => {
    const region = name.split('/');
    const here = all.filter(
      (each) => each.category.join() === category.join() && each.region.join('/') === name,
    );
    const times = here
      .map(({ at }) => at)
      .filter((at) => at >= since)
      .toSorted((a, b) => a - b);
    return { category, region, times, hotAt: times.find((at) => isHot(here, at)) ?? null };
  });
}

/** Whether the 60 minutes up to `at` are so unusual; expected: the same hour and those beside it on the days before. */
function isHot(here: readonly Complaint[], at: number): boolean {
  const between = (from: number, to: number): number =>
    here.filter((each) => each.at > from && each.at <= to).length;
  let usual = 0;
  for (let day = 1; day <= HISTORY_DAYS; day += 1) {
    const same = at - day * DAY_MS;
    usual += between(same - 2 * HOUR_MS, same + HOUR_MS) / 3;
  }
  const n = between(at - HOUR_MS, at);
  return n >= 4 && unlikely(n, Math.max(0.02, usual / HISTORY_DAYS)) >= 8;
}

/** When the outage's class was so unusual in its province; null: never. */
function firstAt(
  all: readonly Complaint[],
  outage: { category: string[]; province: string; from: number },
): number | null {
  const here = all
    .filter(
      ({ category, region }) => category.join() === outage.category.join() && region[0] === outage.province,
    )
    .toSorted((a, b) => a.at - b.at);
  return here.find(({ at }) => at >= outage.from && isHot(here, at))?.at ?? null;
}

/** When the fifth place of half an hour became a hotspot: from then on it is a mass event; null: never. */
function massAt(places: readonly OutagePlace[]): number | null {
  const hot = places.flatMap(({ hotAt }) => hotAt ?? []).toSorted((a, b) => a - b);
  return hot.find((at, place) => place >= 4 && at - (hot[place - 4] ?? 0) <= HOUR_MS / 2) ?? null;
}

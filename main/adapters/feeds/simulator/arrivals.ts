import { QUARTER_MS, QUARTERS } from './demand.ts';
import type { Caller } from './floor.ts';
import type { Dice } from './random.ts';
import { weighted } from './random.ts';
import type { Happening, World } from './world.ts';
import { after, going } from './world.ts';

const DAY_MS = 86_400_000;

/**
 * How many more or fewer come than expected in a quarter of an hour, as a factor: given it, arrivals are Poisson, and
 * over many quarters their variance is `dispersion` times their mean (found on the North American bank's data).
 */
export function mixing(dice: Dice, expected: number, dispersion: number): number {
  return dispersion <= 1 || expected <= 0 ? 1 : dice.gamma(expected / (dispersion - 1));
}

/** The whole day's factor: lognormal, mean 1. @param variation its coefficient of variation */
export function dayFactor(dice: Dice, variation: number): number {
  return dice.around(1, Math.sqrt(Math.log(1 + variation * variation)));
}

/** Contacts expected in the quarter of an hour of the day at `now`, before chance. */
function expected(world: World): number {
  const { day, now, plan, profile } = world;
  const { weekdays } = profile.volume;
  const weekday = weekdays[weekdayOf(day.midnight) - 1] ?? 1;
  const quarter = Math.min(QUARTERS - 1, Math.floor((now - day.start) / QUARTER_MS));
  return ((plan.demand.quarters[quarter] ?? 0) * weekday) / Math.max(...weekdays);
}

/** 1 = Monday … 7 = Sunday of a day given by its midnight as if it were UTC. */
export function weekdayOf(midnight: number): number {
  return ((((Math.round(midnight / DAY_MS) + 3) % 7) + 7) % 7) + 1;
}

/** Lets the callers of the world's current day come, from now on. */
export function arrivals(world: World): void {
  const { dice, profile } = world;
  const pick = callers(world);
  const factor = dayFactor(dice.arrivals, profile.volume.dayVariation);
  const { day } = world;

  function quarter(): void {
    if (world.day !== day) return;
    const mean = expected(world) * factor;
    const count = mean * mixing(dice.arrivals, mean, profile.volume.dispersion);
    const end = world.now - ((world.now - day.start) % QUARTER_MS) + QUARTER_MS;
    if (count > 0) next(QUARTER_MS / count, end);
    if (end < day.end) after(world, end - world.now, quarter);
  }

  function next(gap: number, end: number): void {
    const wait = dice.arrivals.exponential(gap);
    if (world.now + wait >= end) return;
    after(world, wait, () => {
      world.arrive(pick());
      next(gap, end);
    });
  }

  quarter();
}

/** Additional callers while an incident lasts. */
export function surge(world: World, happening: Happening): void {
  const { incident, to } = happening;
  if (incident.kind !== 'surge') return;
  const { topics, regions } = world.profile;
  const { business, regions: places } = incident;
  const pick = callers(world, {
    topics: topics.filter((topic) => business === undefined || topic.business === business),
    regions: regions.filter(({ path }) => places === undefined || path.some((name) => places.includes(name))),
  });

  function next(): void {
    const gap = QUARTER_MS / Math.max(1e-6, expected(world) * incidentExtra(happening));
    after(world, Math.min(world.dice.arrivals.exponential(gap), 3_600_000), () => {
      if (world.now >= to || !going(world, 'surge').some((each) => each.incident === incident)) return;
      world.arrive(disturbed(world, pick(), happening));
      next();
    });
  }

  next();
}

function incidentExtra({ incident }: Happening): number {
  return incident.kind === 'surge' ? incident.extra : 0;
}

function disturbed(world: World, caller: Caller, { incident }: Happening): Caller {
  if (incident.kind !== 'surge') return caller;
  const { patienceSeconds, complaints: share, category } = incident;
  return {
    ...caller,
    patience: patienceSeconds === undefined ? null : world.dice.callers.exponential(patienceSeconds) * 1000,
    complains: share === undefined || category === undefined ? null : { share, category },
  };
}

/** Who calls: a topic, a region, a channel and a customer, each as often as the profile says. */
function callers(
  world: World,
  from: Partial<Pick<World['profile'], 'topics' | 'regions'>> = {},
): () => Caller {
  const { profile, dice } = world;
  const topic = weighted(from.topics?.length ? from.topics : profile.topics);
  const region = weighted(from.regions?.length ? from.regions : profile.regions);
  const channel = weighted(profile.channels);
  return () => ({
    topic: topic(dice.callers),
    region: region(dice.callers),
    channel: channel(dice.callers),
    customer: `h${Math.floor(dice.callers.next() * profile.customers).toString(36)}`,
    patience: null,
    complains: null,
  });
}

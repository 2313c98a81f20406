import type { Profile } from './profile.ts';
import { minutesOf } from './profile.ts';

/** Quarters of an hour in a day. */
export const QUARTERS = 96;
export const QUARTER_MS = 900_000;

/** What a profile's hours amount to: how many contacts come, and which share of the agents is there, by quarter. */
export interface Demand {
  /** Expected contacts in each quarter of an hour of the busiest weekday, all channels. */
  quarters: readonly number[];
  /** Share of all agents on duty in each quarter, days off counted. */
  cover: readonly number[];
}

/**
 * Volumes that follow the staffing: the day has the bank's shape with the profile's night and peaks, scaled so that the
 * agents on duty are as busy in its busiest hour as the profile's `load` says.
 * @param bank contacts by quarter of the Anonymous Bank (assets/simulator)
 */
export function demandOf(profile: Profile, seats: number, bank: readonly number[]): Demand {
  const cover = coverOf(profile);
  const shape = shapeOf(profile, bank);
  const there = cover.map((share) => share * seats * (1 - breakShare(profile)) * 1000 * 900);
  const work = workMs(profile);
  // By the hour: a quarter over which a shift changes says little.
  const busiest = Math.max(
    ...shape.map((_, at) => (hourOf(there, at) === 0 ? 0 : (hourOf(shape, at) * work) / hourOf(there, at))),
  );
  const scale = busiest === 0 ? 0 : profile.load / busiest / humanShare(profile);
  return { cover, quarters: shape.map((value) => value * scale) };
}

function hourOf(quarters: readonly number[], at: number): number {
  return [0, 1, 2, 3].reduce((sum, step) => sum + (quarters[(at + step) % QUARTERS] ?? 0), 0);
}

/** Is this quarter inside a span of times of day? */
function inside(quarter: number, [from, to]: readonly [string, string]): boolean {
  const minute = quarter * 15;
  return minute >= minutesOf(from) && minute < minutesOf(to);
}

function shapeOf({ volume }: Profile, bank: readonly number[]): number[] {
  const most = Math.max(...bank);
  return bank.map((value, quarter) => {
    if (volume.open && !inside(quarter, volume.open)) return 0;
    const peaks = volume.peaks.filter(({ from, to }) => inside(quarter, [from, to]));
    const base = volume.night + (1 - volume.night) * (value / most);
    return peaks.reduce((product, { times }) => product * times, base);
  });
}

function coverOf({ rosters, shifts }: Profile): number[] {
  const total = rosters.reduce((sum, { weight }) => sum + weight, 0);
  return Array.from({ length: QUARTERS }, (_, quarter) =>
    rosters.reduce((sum, { weight, cycle }) => {
      const days = cycle.filter((shift) => (shifts[shift] ?? []).some((span) => inside(quarter, span)));
      return sum + ((weight / total) * days.length) / cycle.length;
    }, 0),
  );
}

/** Share of a shift of eight hours that goes into meals and rests. */
function breakShare({ breaks }: Profile): number {
  const rests = breaks.rests.reduce((sum, { everyMinutes, minutes }) => sum + minutes / everyMinutes, 0);
  return Math.min(0.5, breaks.meal.minutes / 480 + rests);
}

/** Share of contacts that get through the menu to a human. */
export function humanShare({ channels }: Profile): number {
  const total = channels.reduce((sum, { weight }) => sum + weight, 0);
  return (
    channels.reduce((sum, { weight, selfServed, left }) => sum + weight * (1 - selfServed - left), 0) / total
  );
}

/** Mean work with a contact that reaches a human. Unit: ms. */
function workMs({ topics, skills, calls }: Profile): number {
  const total = topics.reduce((sum, { weight }) => sum + weight, 0);
  const work = topics.reduce((sum, { weight, skill: id }) => {
    const skill = skills.find((each) => each.id === id);
    return skill ? sum + weight * (calls.ring.mean + skill.talk.mean + skill.desk.mean) : sum;
  }, 0);
  return (work / total) * (1 + calls.transfer) * 1000;
}

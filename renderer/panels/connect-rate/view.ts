import type { RollingCell, ShiftCell, StationCell, Topics } from '../../../shared/contract/topics.ts';
import { connectRate, endedConnectRate } from '../../../shared/measure/rates.ts';
import { confidence, type Interval } from '../../../shared/measure/wilson.ts';
import { formatRate, formatTarget, NONE } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';
import { distanceText } from '../distance-text.ts';
import { inSteps } from '../in-steps.ts';
import { reachText } from '../reach-text.ts';
import type { SlotFrame } from '../slots-today/view.ts';
import { rateLevel } from '../levels.ts';
import { intervalText } from '../rate-figure.ts';

/** What the hero tile shows. Rates are 0–1; null = no contacts. */
export interface ConnectRateView {
  rate: string;
  level: Level | null;
  state: string;
  /** Wilson's 95 % interval; empty when there are enough contacts to do without. */
  sample: string;
  /** From when on the day's target is out of reach; empty when it is not. */
  reach: string;
  distance: string;
  target: string;
  today: string;
  /** The shift to date; null between shifts. `level` is that of its rate. */
  shift: { name: string; rate: string; level: Level | null; distance: string } | null;
  scale: {
    floor: number;
    target: number;
    now: number | null;
    interval: Interval | null;
    today: number | null;
  };
}

/** Left ends of the scale bar; the highest one below everything shown is taken, so that the eye gets the most room. */
const floors = [0.9, 0.85, 0.8, 0.7, 0.5];

export function connectRateView(given: {
  rolling: RollingCell;
  today: Topics['today']['offer'] | undefined;
  shift?: ShiftCell | undefined;
  station: StationCell;
  /** The day's slots with what came on other days. */
  frames: readonly SlotFrame[];
  now: number;
  words: Words;
}): ConnectRateView {
  const { rolling, today, shift, station, words } = given;
  const target = station.targets.connectRate;
  const rate = endedConnectRate(rolling);
  const level = rateLevel(rolling.answered, rolling.ended, target);
  const interval = confidence(rolling.answered, rolling.ended);
  const few = intervalText(rolling.answered, rolling.ended);
  const todayRate =
    today === undefined
      ? null
      : connectRate(today.counters, { ledger: 'offer', excludeShortAbandons: station.excludeShortAbandons });
  const state = {
    normal: 'connect.ok',
    watch: 'connect.watch',
    warning: 'connect.warning',
    critical: 'connect.critical',
  } as const;
  return {
    rate: formatRate(rate, target),
    level,
    state: level === null ? words.say('connect.none') : words.say(state[level]),
    sample: few === '' ? '' : words.say('rate.interval', { interval: few }),
    reach: reachText({ ...given, rate }),
    distance: distanceText(today?.counters, station, words),
    target: words.say('connect.target', { target: formatTarget(target) }),
    today:
      todayRate === null
        ? words.say('connect.todayNone')
        : words.say('connect.today', { rate: `${formatRate(todayRate, target)}%` }),
    shift: shift === undefined ? null : shiftView(shift, station, words),
    scale: {
      floor: scaleFloor([target, rate, interval?.low ?? null, todayRate]),
      target,
      now: rate,
      interval,
      today: todayRate,
    },
  };
}

/** The shift to date against the target. */
function shiftView(
  { name, counters }: ShiftCell,
  station: StationCell,
  words: Words,
): ConnectRateView['shift'] {
  const { targets, excludeShortAbandons } = station;
  const rate = connectRate(counters, { ledger: 'offer', excludeShortAbandons });
  const decided = counters.offered - counters.open - (excludeShortAbandons ? counters.abandonedShort : 0);
  return {
    name,
    rate: rate === null ? NONE : `${formatRate(rate, targets.connectRate)}%`,
    level: rateLevel(counters.answered, decided, targets.connectRate),
    distance: distanceText(counters, station, words, 'shift'),
  };
}

/** The left end of the scale: below the smallest figure by a margin that leaves room for its mark. */
export function scaleFloor(figures: (number | null)[]): number {
  const least = Math.min(1, ...figures.filter((figure) => figure !== null));
  return floors.find((floor) => least >= floor + (1 - floor) * 0.06) ?? 0;
}

/** Where a rate lies on the scale, as a share of its width. */
export function scalePosition(rate: number, floor: number): number {
  return Math.min(1, Math.max(0, (rate - floor) / (1 - floor)));
}

/** Where everything lies on the scale; in the stylesheet's per cent. */
export interface ScaleMarks {
  target: string;
  now: string | null;
  /** Its ends: from the left, and from the right. */
  interval: { left: string; right: string } | null;
  today: string | null;
  /** Which end of the line below the bar today's figure leaves free. */
  free: 'left' | 'right';
}

export function scaleMarks({ floor, target, now, interval, today }: ConnectRateView['scale']): ScaleMarks {
  const at = (rate: number) => inSteps(scalePosition(rate, floor), 1000);
  return {
    target: at(target),
    now: now === null ? null : at(now),
    interval:
      interval === null
        ? null
        : { left: at(interval.low), right: inSteps(1 - scalePosition(interval.high, floor), 1000) },
    today: today === null ? null : at(today),
    free: today !== null && scalePosition(today, floor) > 0.5 ? 'left' : 'right',
  };
}

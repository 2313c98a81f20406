import type { SlotLine } from '../../../../shared/contract/asks/rows-asks.ts';
import {
  baseCounters,
  type Counters,
  type Ledger,
  perSecondsCounters,
} from '../../../../shared/measure/counters.ts';
import { fractionOf } from '../../../../shared/measure/metric.ts';
import { connectRateMetric } from '../../../../shared/measure/rates.ts';
import { serviceLevel } from '../../../../shared/measure/service-level.ts';
import { asa, att } from '../../../../shared/measure/times.ts';

const nothing = Object.fromEntries(baseCounters.map((name) => [name, 0])) as Counters;

/** One slot of a day as the table shows it; `total` of them is the day. Durations in ms, null where there is none. */
export interface DayLine {
  start: number;
  end: number;
  offered: number;
  answered: number;
  abandoned: number;
  flowedOut: number;
  lost: number;
  open: number;
  /** Parts of the connect rate in the ledger asked for. */
  rate: { hits: number; total: number };
  /** Service level within the threshold asked for, 0–1; null without contacts, or where the threshold was not kept. */
  level: number | null;
  asaMs: number | null;
  attMs: number | null;
  longestMs: number;
  depthMax: number;
  /** `coming`: it has not begun; `running`: its end, or that of one of its contacts, has not come. */
  state: 'coming' | 'running' | 'complete';
}

/** How the day is counted. */
export interface DayRules {
  ledger: Ledger;
  excludeShortAbandons: boolean;
  /** Of the service level: variant, and threshold in seconds, one of those kept on that day. */
  variant: number;
  seconds: number;
}

/** The slots of a day; `now`: the centre's time, epoch ms. */
export function dayLines(slots: readonly SlotLine[], rules: DayRules, now: number): DayLine[] {
  return slots.map(({ start, end, counters, peaks }) => ({
    start,
    end,
    ...figuresOf(counters, rules),
    longestMs: peaks.waitMsMax,
    depthMax: peaks.depthMax,
    state: start > now ? 'coming' : end > now || (counters.open ?? 0) > 0 ? 'running' : 'complete',
  }));
}

/** All of them as one: counters add up, of peaks there is the highest. */
export function dayTotal(slots: readonly SlotLine[], rules: DayRules): DayLine {
  const sum: Record<string, number> = {};
  for (const { counters } of slots)
    for (const [name, count] of Object.entries(counters)) sum[name] = (sum[name] ?? 0) + (count ?? 0);
  return {
    start: slots[0]?.start ?? 0,
    end: slots.at(-1)?.end ?? 0,
    ...figuresOf(sum, rules),
    longestMs: Math.max(0, ...slots.map(({ peaks }) => peaks.waitMsMax)),
    depthMax: Math.max(0, ...slots.map(({ peaks }) => peaks.depthMax)),
    state: 'complete',
  };
}

function figuresOf(counters: Partial<Counters>, rules: DayRules) {
  // Zeros are not sent.
  const within = Object.fromEntries(perSecondsCounters.map((name) => [`${name}${rules.seconds}`, 0]));
  const known: Counters = { ...nothing, ...within, ...counters };
  const { offered, answered, abandoned, flowedOut, lost, open } = known;
  const { numerator, denominator } = fractionOf(connectRateMetric, known, rules);
  return {
    offered,
    answered,
    abandoned,
    flowedOut,
    lost,
    open,
    rate: { hits: numerator ?? 0, total: denominator ?? 0 },
    level: serviceLevel(known, rules),
    asaMs: inMs(asa(known)),
    attMs: inMs(att(known)),
  };
}

function inMs(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}

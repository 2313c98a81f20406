import type { StationCell, Topics } from '../../../shared/contract/topics.ts';
import type { Counters } from '../../../shared/measure/counters.ts';
import { connectRate } from '../../../shared/measure/rates.ts';
import { acw, aht, att, hold } from '../../../shared/measure/times.ts';
import { formatCount, formatRate, formatTarget, formatWait } from '../../../shared/words/format.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { Level } from '../../theme/palette.ts';
import { rateLevel } from '../levels.ts';
import { decidedOf, intervalText } from '../rate-figure.ts';

/** The day to date in a line of figures; rates of contacts by the slot of their offer. */
export interface DayFiguresView {
  rate: string;
  level: Level | null;
  state: string;
  target: string;
  /** Wilson interval while there are few contacts, else empty. */
  sample: string;
  offered: string;
  handle: string;
  /** Talk, hold and desk work as m:ss. */
  parts: { kind: 'talking' | 'holding' | 'acw'; label: string; time: string }[];
}

const states = {
  normal: 'connect.ok',
  watch: 'connect.watch',
  warning: 'connect.warning',
  critical: 'connect.critical',
} as const;

export function dayFiguresView(
  today: Topics['today']['offer'] | undefined,
  station: StationCell,
  words: Words,
): DayFiguresView {
  const counters = today?.counters;
  const target = station.targets.connectRate;
  const { excludeShortAbandons } = station;
  const decided = counters === undefined ? 0 : decidedOf(counters, excludeShortAbandons);
  const level = counters === undefined ? null : rateLevel(counters.answered, decided, target);
  const interval = intervalText(counters?.answered ?? 0, decided);
  const rate =
    counters === undefined ? null : connectRate(counters, { ledger: 'offer', excludeShortAbandons });
  const spent = (metric: (of: Counters) => number | null) =>
    formatWait(counters === undefined ? null : inMs(metric(counters)));
  return {
    rate: formatRate(rate, target),
    level,
    state: words.say(level === null ? 'connect.none' : states[level]),
    target: words.say('connect.target', { target: formatTarget(target) }),
    sample: interval === '' ? '' : words.say('rate.interval', { interval }),
    offered: formatCount(counters?.offered ?? 0),
    handle: spent(aht),
    parts: [
      { kind: 'talking', label: words.say('agents.talking'), time: spent(att) },
      { kind: 'holding', label: words.say('agents.holding'), time: spent(hold) },
      { kind: 'acw', label: words.say('agents.acw'), time: spent(acw) },
    ],
  };
}

function inMs(seconds: number | null): number | null {
  return seconds === null ? null : seconds * 1000;
}

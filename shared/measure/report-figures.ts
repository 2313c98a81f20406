import { baseCounters, perSecondsCounters } from './counters.ts';
import type { CounterName, MetricCode } from './metric.ts';
import { metricCodes } from './metric.ts';
import { metrics } from './metrics.ts';

/** Peaks that a report on the desk shows. */
export const reportPeaks = ['waitMsMax', 'depthMax'] as const;

/** A figure of a report. `count`: whole number; `share`: 0–1; `seconds`, `ms`: times. */
export interface ReportFigure {
  name: MetricCode | CounterName | (typeof reportPeaks)[number];
  unit: 'count' | 'share' | 'seconds' | 'ms';
  kind: 'counter' | 'metric' | 'peak';
}

const known = new Map<string, ReportFigure>([
  ...metricCodes.map((name) => [name, { name, unit: metrics[name].unit, kind: 'metric' }] as const),
  ...baseCounters.map((name) => [name, { name, unit: unitOf(name), kind: 'counter' }] as const),
  ...reportPeaks.map((name) => [name, { name, unit: unitOf(name), kind: 'peak' }] as const),
]);

/** Every figure there is under the thresholds kept: metrics, peaks, counters. @param seconds of the service level */
export function allFigures(seconds: readonly number[]): ReportFigure[] {
  const names = seconds.flatMap((x) => perSecondsCounters.map((name) => `${name}${x}`));
  return [...known.values(), ...reportFigures(names)];
}

/** The figures of these names; a name that is none is left out. */
export function reportFigures(names: readonly string[]): ReportFigure[] {
  return names.flatMap((name) => known.get(name) ?? ofSeconds(name));
}

function ofSeconds(name: string): ReportFigure[] {
  const seconds = /[1-9]\d{0,3}$/.exec(name)?.[0] ?? '';
  const counter = perSecondsCounters.find((each) => seconds !== '' && name === `${each}${seconds}`);
  return counter === undefined
    ? []
    : [{ name: `${counter}${Number(seconds)}`, unit: 'count', kind: 'counter' }];
}

/** As counters are named: `talkMs`, `waitMsMax`. */
function unitOf(name: string): 'count' | 'ms' {
  return name.includes('Ms') ? 'ms' : 'count';
}

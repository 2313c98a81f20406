import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { AskArgs } from '../../../shared/contract/asks.ts';
import type { FiguresAnswers } from '../../../shared/contract/asks/figures-asks.ts';
import type { KeptCounters } from '../../../shared/measure/metric.ts';
import { keptFraction } from '../../../shared/measure/metric.ts';
import { metrics } from '../../../shared/measure/metrics.ts';
import { windowMetrics } from '../../../shared/model/alert-rule.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { StoredSecond } from '../archive-port.ts';
import { inForce, scopeOf } from './card-figures.ts';
import type { Formula, Formulas } from './formulas.ts';
import { formulasIn } from './formulas.ts';
import { createGrouping } from './grouping.ts';
import type { FigureReader } from './query.ts';
import { family } from './row.ts';

/** What a window reads beside the figures. */
export interface SecondsReader extends FigureReader {
  /** Ends of waits in `(after, upTo]`, whole seconds since 1970. */
  seconds(after: number, upTo: number): StoredSecond[];
}

/** Seconds are kept half an hour. */
const LONGEST_MS = 1_800_000;
/** In the order of a second's counts; the limits follow. */
const fields = ['ended', 'answered', 'abandoned', 'flowedOut', 'lost'] as const;

/**
 * The figures of a rolling window `(from, to]`, whole seconds, from which the screens' rolling rates are made.
 * @param now the centre's, epoch ms. @throws AskRefusal for a window or a scope of which seconds are not kept
 */
export function rollingFigures(
  reader: SecondsReader,
  settings: Settings,
  { scope, from, to }: Omit<AskArgs<'figures.card'>, 'rolling'>,
  now: number,
): FiguresAnswers['figures.card'] {
  if (scope.kind !== 'centre' && scope.kind !== 'queue')
    throw new AskRefusal('refused', 'rolling windows are kept of the centre and of queues');
  if (from % 1000 !== 0 || to % 1000 !== 0 || to - from > LONGEST_MS || from < now - 2 * LONGEST_MS)
    throw new AskRefusal('gone', 'rolling windows are kept by whole seconds, for half an hour');
  const formulas = formulasIn(reader, settings);
  const seconds = reader.seconds(from / 1000, to / 1000);
  const formula = formulas.at(to);
  const counters = countersOf(seconds, scopeTest(reader, scope), formulas, formula);
  const ratios = windowMetrics.map((code) => [
    code,
    keptFraction(metrics[code], counters, { ...formula.context, ledger: 'event' }).value,
  ]);
  const event = { counters, peaks: null, ratios: Object.fromEntries(ratios), version: formula.version };
  return {
    ledgers: { event },
    versions: formulas.between(from, to).map(inForce),
    today: inForce(formulas.at(now)),
  };
}

/** Which combinations of dimensions belong to the scope: seconds are kept of the centre and each queue. */
function scopeTest(
  reader: SecondsReader,
  scope: AskArgs<'figures.card'>['scope'],
): (combo: number) => boolean {
  if (scope.kind === 'centre') return (combo) => combo === 0;
  const grouping = createGrouping(
    reader,
    family.scope,
    [],
    scopeOf(reader, scope),
    ({ queue }) => queue !== 0,
  );
  const test = (combo: number): boolean => grouping.of(combo) !== undefined;
  if (!reader.combosOf(family.scope).some(({ code }) => test(code)))
    throw new AskRefusal('gone', `there is no queue "${scope.key}"`);
  return test;
}

/** A limit counts where every second of the window has it. */
function countersOf(
  seconds: readonly StoredSecond[],
  belongs: (combo: number) => boolean,
  formulas: Formulas,
  { serviceLevelSeconds }: Formula,
): KeptCounters {
  const counted = seconds.flatMap(({ counts }) =>
    [...counts].filter(([combo]) => belongs(combo)).map(([, values]) => values),
  );
  const sum = (at: number): number => counted.reduce((all, values) => all + (values[at] ?? 0), 0);
  const limits = serviceLevelSeconds
    .map((limit) => ({ limit, at: fields.length + formulas.seconds.indexOf(limit) }))
    .filter(({ at }) => counted.every((values) => values.length > at))
    .map(({ limit, at }) => [`answeredIn${limit}`, sum(at)] as const);
  return { ...Object.fromEntries(fields.map((name, at) => [name, sum(at)])), ...Object.fromEntries(limits) };
}

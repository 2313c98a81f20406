import { AskRefusal } from '../../../shared/contract/ask-refusal.ts';
import type { AskArgs } from '../../../shared/contract/asks.ts';
import type {
  FiguresAnswers,
  FormulaInForce,
  LedgerFigures,
} from '../../../shared/contract/asks/figures-asks.ts';
import type { Dimension, Ledger } from '../../../shared/measure/counters.ts';
import { ledgers } from '../../../shared/measure/counters.ts';
import type { CounterName, KeptCounters, MetricCode } from '../../../shared/measure/metric.ts';
import { metricCodes } from '../../../shared/measure/metric.ts';
import { formulaOf } from '../../../shared/model/formula.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import { alignedOrError } from '../../../shared/time/parse-local.ts';
import { slotMs } from '../../../shared/time/slots.ts';
import type { SlotLength } from '../../../shared/time/slots.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { createZone } from '../../../shared/time/zone-day.ts';
import type { Formula, Formulas } from './formulas.ts';
import { formulasIn } from './formulas.ts';
import type { Name } from '../names.ts';
import { createLabels } from './grouping.ts';
import type { FigureReader } from './query.ts';
import { refusing } from './refusing.ts';
import { peakNames } from './report-rows.ts';
import type { ReportValue } from './report-rows.ts';
import { report } from './report.ts';
import type { ReportQuery } from './report.ts';

type Asked = Omit<AskArgs<'figures.card'>, 'rolling'>;
type Scope = Partial<Record<Dimension, string>>;
type Row = Record<string, ReportValue>;

/**
 * The figures behind a number: a report of one row in each ledger. @param now the centre's, epoch ms.
 * @throws AskRefusal when such figures are not kept, or there is no such scope.
 */
export function cardFigures(
  reader: FigureReader,
  settings: Settings,
  asked: Asked,
  now: number,
): FiguresAnswers['figures.card'] {
  const slot = slotOf(createZone(settings.zone), asked);
  const scope = scopeOf(reader, asked.scope);
  const range = { from: asked.from, to: asked.to, slot };
  const rowOf = (ledger: Ledger): Row => {
    const [row] = rowsOf(reader, settings, { ...range, ledger, by: [], scope });
    if (row === undefined && scope.team !== undefined) return idleTeam;
    if (row === undefined)
      throw new AskRefusal('gone', `there is no ${asked.scope.kind} "${asked.scope.key}"`);
    return row;
  };
  const queues = queueLabelsOf(reader, asked.scope);
  const ofQueues = (ledger: Ledger): Pick<LedgerFigures, 'queues'> => {
    if (queues.size === 0) return {};
    const rows = rowsOf(reader, settings, { ...range, ledger, by: ['queue'], scope: {} });
    const counted = rows
      .filter((row) => queues.has(String(row['queue'])))
      .map((row) => figuresOf(row).counters);
    return { queues: sumOf(counted) };
  };
  const formulas = formulasIn(reader, settings);
  return {
    ledgers: Object.fromEntries(
      ledgers.map((ledger) => [ledger, { ...figuresOf(rowOf(ledger)), ...ofQueues(ledger) }]),
    ),
    versions: formulas.between(asked.from, asked.to).map(inForce),
    today: inForce(formulas.at(now)),
  };
}

/** A team that is there, of whose agents nobody has done anything yet: what is kept of agents is zero. */
const idleTeam: Row = Object.fromEntries(
  ['answered', 'handled', 'talkMs', 'holdMs', 'acwMs', 'surveyed', 'satisfied'].map((name) => [name, 0]),
);

function rowsOf(reader: FigureReader, settings: Settings, asked: ReportQuery): Row[] {
  const { columns, rows } = refusing(() => report(reader, settings, asked));
  return Array.from(rows, (values) =>
    Object.fromEntries(columns.map((name, at) => [name, values[at] ?? null])),
  );
}

/** What a report calls the queues that are assigned to a team; none for other scopes. */
function queueLabelsOf(reader: FigureReader, { kind, key }: Asked['scope']): ReadonlySet<string> {
  const team = kind === 'team' ? teamOf(reader, key) : undefined;
  if (team === undefined) return new Set();
  const labels = createLabels(reader.namesOf(['queue']), reader.sourceIds());
  return new Set(Array.from(reader.queuesOf(team), (code) => labels.shown(code)));
}

/** Counters of several scopes together; one that is not kept in one of them is not kept in all. */
function sumOf(all: readonly KeptCounters[]): KeptCounters {
  const names = new Set(all.flatMap((counters) => Object.keys(counters) as CounterName[]));
  const sum = (name: CounterName): number | null =>
    all.reduce<number | null>((total, counters) => {
      const value = counters[name] ?? null;
      return total === null || value === null ? null : total + value;
    }, 0);
  return Object.fromEntries(Array.from(names, (name) => [name, sum(name)]));
}

/** All versions of the formula settings, the oldest first. */
export function formulaHistory(formulas: Pick<Formulas, 'all'>): FormulaInForce[] {
  return formulas.all.map(inForce);
}

/** A version as it travels: JSON knows no infinity. */
export function inForce(formula: Formula): FormulaInForce {
  const { version, from, to } = formula;
  const finite = (time: number): number | null => (Number.isFinite(time) ? time : null);
  return { version, from: finite(from), to: finite(to), ...formulaOf(formula) };
}

/** The scope in a report's words. A team is known to topics by its code. */
export function scopeOf(reader: Pick<FigureReader, 'namesOf'>, { kind, key }: Asked['scope']): Scope {
  if (kind === 'centre') return {};
  if (kind !== 'team') return { [kind]: key };
  return { team: teamOf(reader, key).text };
}

function teamOf(reader: Pick<FigureReader, 'namesOf'>, key: string): Name {
  const team = reader.namesOf(['team']).find(({ code }) => String(code) === key);
  if (team === undefined) throw new AskRefusal('gone', `there is no team "${key}"`);
  return team;
}

/** Figures are kept by quarter hours; those of five minutes only one by one. */
function slotOf(zone: Zone, { from, to }: Asked): SlotLength {
  const slot = to - from === slotMs['5m'] ? '5m' : '15m';
  const error = alignedOrError(zone, from, slot) ?? alignedOrError(zone, to, slot);
  if (error !== null) throw new AskRefusal('args', error);
  return slot === '5m' ? slot : 'total';
}

function figuresOf(row: Row): LedgerFigures {
  const number = (name: string): number | null => {
    const value = row[name];
    return typeof value === 'number' ? value : null;
  };
  const isRatio = (name: string): name is MetricCode => metricCodes.some((code) => code === name);
  const isPeak = (name: string): boolean => peakNames.some((peak) => peak === name);
  const isCounter = (name: string): boolean =>
    !isRatio(name) && !isPeak(name) && !['slot', 'start', 'queue', 'formulaVersion'].includes(name);
  const pick = (wanted: (name: string) => boolean): Record<string, number | null> =>
    Object.fromEntries(
      Object.keys(row)
        .filter(wanted)
        .map((name) => [name, number(name)]),
    );
  return {
    counters: pick(isCounter),
    peaks: peaksOf(pick(isPeak)),
    ratios: pick(isRatio),
    version: number('formulaVersion') ?? 1,
  };
}

function peaksOf(peaks: Record<string, number | null>): LedgerFigures['peaks'] {
  const { waitMsMax = null, depthMax = null, depthMaxAt = null } = peaks;
  const { depthEnd = null, inServiceMax = null, inServiceMaxAt = null } = peaks;
  return { waitMsMax, depthMax, depthMaxAt, depthEnd, inServiceMax, inServiceMaxAt };
}

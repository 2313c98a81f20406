import type { Answers } from '../../../shared/contract/asks.ts';
import type { FormulaInForce, LedgerFigures } from '../../../shared/contract/asks/figures-asks.ts';
import type { Ledger } from '../../../shared/measure/counters.ts';
import { ledgers } from '../../../shared/measure/counters.ts';
import type {
  CounterName,
  FractionValue,
  KeptCounters,
  MetricCode,
  MetricContext,
  Term,
} from '../../../shared/measure/metric.ts';
import { keptFraction, metricCodes } from '../../../shared/measure/metric.ts';
import { metricVariants } from '../../../shared/measure/metric-variants.ts';
import { metrics } from '../../../shared/measure/metrics.ts';
import { confidence } from '../../../shared/measure/wilson.ts';
import { formatLocal } from '../../../shared/time/format.ts';
import type { Zone } from '../../../shared/time/zone-day.ts';
import { formatRate, NONE } from '../../../shared/words/format.ts';
import { counterWord } from '../../../shared/words/figure-name.ts';
import type { Words } from '../../../shared/words/words.ts';
import { amountOf, formulaTexts, isTime, metricName, valueText, versionText } from './card-texts.ts';
import { type CardSubject, peakNames } from './card-subject.ts';

export interface CardTermView {
  name: string;
  /** `+` or `−`. */
  sign: string;
  amount: string;
}

/** A card of a ratio or a counter as it is shown. */
export interface CardView {
  name: string;
  value: string;
  /** Wilson's interval while there are few contacts, else empty. */
  interval: string;
  /** What is counted, where no formula says it; else empty. */
  about: string;
  /** Empty for a counter or a peak, which have no formula. */
  formula: string;
  symbols: string;
  numerator: { terms: CardTermView[]; sum: string };
  denominator: { terms: CardTermView[]; sum: string };
  exclusions: string;
  unit: string;
  /** The same number in each ledger that there is. */
  ledgers: { ledger: Ledger; name: string; value: string }[];
  ledgerText: string;
  /** The same service level within each of the settings' thresholds, seconds; empty for what has none, or one only. */
  thresholds: { seconds: number; name: string; value: string }[];
  /** The threshold that is shown. */
  seconds: number;
  version: string;
  settings: string[];
  /** What one has to know to read it rightly. */
  notes: string[];
  variants: { name: string; value: string; formula: string; inForce: boolean }[];
  /** Today's formula is the one of then: there is nothing to switch. */
  sameAsToday: boolean;
}

/** What a card is made from. `underToday`: reckoned by today's formula, from the counters of then. */
export interface CardGiven {
  subject: CardSubject;
  figures: Answers['figures.card'];
  ledger: Ledger;
  /** Threshold of a service level, seconds; the first of the settings where it is not one of them. */
  seconds?: number | undefined;
  underToday: boolean;
  zone: Zone;
  words: Words;
}

export function cardView(given: CardGiven): CardView {
  const { figures, words } = given;
  const ledger = ledgerShown(given);
  const own = figures.ledgers[ledger];
  const then = versionOf(figures, own);
  const formula = given.underToday ? figures.today : then;
  const of = (each: Ledger) => reckoned(given, each, formula);
  const { fraction, metric } = of(ledger);
  const isCode = metric !== null;
  return {
    name: nameOf(given, formula),
    about: aboutOf(given, ledger),
    ...shownValue(given.subject.metric, fraction, words),
    ...formulaOf(given, ledger, formula),
    exclusions: isCode ? words.say(`metric.${metric}.exclusions`) : '',
    unit: words.say(isCode ? `unit.${metrics[metric].unit}` : unitOfCounter(given.subject.metric)),
    ledgers: ledgers
      .filter((each) => figures.ledgers[each] !== undefined)
      .map((each) => ({
        ledger: each,
        name: words.say(`ledger.${each}`),
        value: shownValue(given.subject.metric, of(each).fraction, words).value,
      })),
    ledgerText: words.say(`ledger.${ledger}.text`),
    thresholds: thresholdsOf(given, ledger, formula),
    seconds: contextOf(given, formula, ledger).seconds,
    version: versionText(formula, given.zone, words),
    settings: settingTexts(formula, words),
    notes: notesOf(given, then, formula, fraction),
    variants: isCode ? variantsOf(given, metric, ledger, formula) : [],
    sameAsToday: sameSettings(then, figures.today),
  };
}

/** The ledger that is shown: the one asked for where there is one, as a rolling window has only the one of events. */
export function ledgerShown({ figures, ledger }: Pick<CardGiven, 'figures' | 'ledger'>): Ledger {
  return figures.ledgers[ledger] === undefined ? 'event' : ledger;
}

function contextOf({ seconds }: CardGiven, formula: FormulaInForce, ledger: Ledger): MetricContext {
  const [first = 20] = formula.serviceLevelSeconds;
  return {
    ledger,
    excludeShortAbandons: formula.excludeShortAbandons,
    variant: formula.serviceLevelVariant,
    seconds: formula.serviceLevelSeconds.find((each) => each === seconds) ?? first,
  };
}

/**
 * The counters a number is made from. Of a team those of its agents, and where these do not have them all (nobody waits for
 * an agent) those of the queues that are assigned to it: metrics.md, Unit of counting.
 */
function countersOf({ figures }: CardGiven, metric: MetricCode | null, ledger: Ledger): KeptCounters {
  const told = figures.ledgers[ledger];
  const queues = isOfQueues(metric) ? told?.queues : undefined;
  return queues ?? told?.counters ?? {};
}

/** Rates over what was offered, which is not known by agent, and what is read beside them. */
function isOfQueues(metric: CardSubject['metric'] | null): boolean {
  return ofQueues.some((code) => code === metric);
}

const ofQueues = ['connectRate', 'serviceLevel', 'abandonRate', 'asa'] as const satisfies MetricCode[];

/** What is counted where no formula says it: of a counter or a peak, and whose figures those of a team are. */
function aboutOf({ subject: { metric }, figures, words, zone }: CardGiven, ledger: Ledger): string {
  const told = figures.ledgers[ledger];
  if (isOfQueues(metric) && told?.queues !== undefined) return words.say('card.team.queues');
  const text = words.sayKey(`peak.${metric}.text`) ?? words.sayKey(`counter.${metric}.text`) ?? '';
  const at = metric === 'depthMax' ? told?.peaks?.depthMaxAt : null;
  if (at === null || at === undefined) return text;
  return `${text} ${words.say('card.peak.at', { at: formatLocal(zone, at, 'time') })}`;
}

/** A number as a fraction; a counter or a peak is one over one. */
function reckoned(
  given: CardGiven,
  ledger: Ledger,
  formula: FormulaInForce,
): { metric: MetricCode | null; fraction: FractionValue } {
  const { subject, figures } = given;
  const metric = metricCodes.find((code) => code === subject.metric) ?? null;
  const counters = countersOf(given, metric, ledger);
  if (metric !== null)
    return { metric, fraction: keptFraction(metrics[metric], counters, contextOf(given, formula, ledger)) };
  const peak = peakNames.find((name) => name === subject.metric);
  const value =
    peak === undefined
      ? (counters[subject.metric as CounterName] ?? null)
      : (figures.ledgers[ledger]?.peaks?.[peak] ?? null);
  return { metric, fraction: { numerator: value, denominator: null, value } };
}

function shownValue(
  metric: CardSubject['metric'],
  { numerator, denominator, value }: FractionValue,
  words: Words,
): { value: string; interval: string } {
  const code = metricCodes.find((each) => each === metric);
  if (code === undefined) return { value: value === null ? NONE : amountOf(metric, value), interval: '' };
  const { unit } = metrics[code];
  const counted = unit === 'share' && !timed.has(code) && numerator !== null && denominator !== null;
  // More complaints than contacts handled are no share of them.
  const near = counted && numerator <= denominator ? confidence(numerator, denominator) : null;
  return {
    value: valueText(value, unit, words),
    interval:
      near === null
        ? ''
        : words.say('card.interval', { low: formatRate(near.low), high: formatRate(near.high) }),
  };
}

/** Shares of time, not of contacts: they have no such interval. */
const timed: ReadonlySet<MetricCode> = new Set(['occupancy', 'utilisation']);

function formulaOf(
  given: CardGiven,
  ledger: Ledger,
  formula: FormulaInForce,
): Pick<CardView, 'formula' | 'symbols' | 'numerator' | 'denominator'> {
  const { subject, words } = given;
  const { metric, fraction } = reckoned(given, ledger, formula);
  const none = { terms: [], sum: '' };
  if (metric === null) return { formula: '', symbols: '', numerator: none, denominator: none };
  const counters = countersOf(given, metric, ledger);
  const { numerator, denominator } = metrics[metric].fraction(contextOf(given, formula, ledger));
  const side = (terms: readonly Term<CounterName>[], sum: number | null) => ({
    terms: terms.map(({ counter, sign }) => ({
      name: counterWord(counter, words),
      sign: sign === 1 ? '+' : '−',
      amount: amountText(counter, counters[counter]),
    })),
    sum: sum === null ? NONE : amountOf(terms[0]?.counter ?? subject.metric, sum),
  });
  return {
    ...formulaTexts({ numerator, denominator }, words),
    numerator: side(numerator, fraction.numerator),
    denominator: side(denominator, fraction.denominator),
  };
}

/** A dash for a counter that is not kept. */
function amountText(counter: CounterName, amount: number | null | undefined): string {
  return amount === null || amount === undefined ? NONE : amountOf(counter, amount);
}

/** A service level within each of the thresholds, which no other metric has. */
function thresholdsOf(given: CardGiven, ledger: Ledger, formula: FormulaInForce): CardView['thresholds'] {
  const all = formula.serviceLevelSeconds;
  if (given.subject.metric !== 'serviceLevel' || all.length < 2) return [];
  return all.map((seconds) => {
    const { fraction } = reckoned({ ...given, seconds }, ledger, formula);
    const name = given.words.say('card.seconds', { value: seconds });
    return { seconds, name, value: shownValue('serviceLevel', fraction, given.words).value };
  });
}

function variantsOf(
  given: CardGiven,
  code: MetricCode,
  ledger: Ledger,
  formula: FormulaInForce,
): CardView['variants'] {
  const { subject, words } = given;
  const counters = countersOf(given, code, ledger);
  const variants = metricVariants(code, contextOf(given, formula, ledger), subject.scope.kind === 'queue');
  return variants.map(({ word, metric, context, inForce }) => ({
    name: words.sayKey(word) ?? word,
    value: valueText(keptFraction(metric, counters, context).value, metric.unit, words),
    formula: formulaTexts(metric.fraction(context), words).formula,
    inForce,
  }));
}

function versionOf(figures: CardGiven['figures'], own: LedgerFigures | undefined): FormulaInForce {
  return (
    figures.versions.find(({ version }) => version === own?.version) ?? figures.versions[0] ?? figures.today
  );
}

/** What the formula settings of a version say. */
export function settingTexts(formula: FormulaInForce, { say }: Words): string[] {
  return [
    say('card.settings.seconds', { seconds: formula.serviceLevelSeconds.join(', ') }),
    say('card.settings.variant', { variant: formula.serviceLevelVariant }),
    say('card.settings.short', { seconds: formula.shortAbandonMs / 1000 }),
    say(formula.excludeShortAbandons ? 'card.settings.excluded' : 'card.settings.included'),
  ];
}

function notesOf(
  { subject, figures, underToday, words }: CardGiven,
  then: FormulaInForce,
  formula: FormulaInForce,
  { value }: FractionValue,
): string[] {
  const { say } = words;
  const several = figures.versions.length > 1;
  return [
    ...(underToday ? [say('card.today.on', { version: formula.version })] : []),
    ...(underToday && formula.shortAbandonMs !== then.shortAbandonMs
      ? [say('card.today.short', { seconds: then.shortAbandonMs / 1000 })]
      : []),
    ...(several && !underToday
      ? [
          say('card.version.several', {
            versions: figures.versions.map(({ version }) => version).join(', '),
            version: then.version,
          }),
        ]
      : []),
    ...(value === null ? [say(subject.scope.kind === 'team' ? 'card.team' : 'card.none')] : []),
  ];
}

function nameOf(given: CardGiven, formula: FormulaInForce): string {
  const { subject, words } = given;
  const name = metricName(subject.metric, words);
  if (subject.metric !== 'serviceLevel') return name;
  return words.say('card.within', { name, seconds: contextOf(given, formula, 'offer').seconds });
}

function unitOfCounter(metric: CardSubject['metric']): 'unit.seconds' | 'card.unit.contacts' {
  return isTime(metric) ? 'unit.seconds' : 'card.unit.contacts';
}

function sameSettings(one: FormulaInForce, other: FormulaInForce): boolean {
  return settingsKey(one) === settingsKey(other);
}

function settingsKey({ version: _version, from: _from, to: _to, ...settings }: FormulaInForce): string {
  return JSON.stringify(Object.entries(settings).toSorted());
}

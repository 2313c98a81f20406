import { cardScopes } from '../../../shared/contract/asks/figures-asks.ts';
import { gauges } from '../../../shared/model/gauge.ts';
import { baseCounters, ledgers, perSecondsCounters } from '../../../shared/measure/counters.ts';
import { seatGauges } from '../../../shared/measure/gauge-cards.ts';
import { metricCodes } from '../../../shared/measure/metric.ts';
import { type AnySubject, type CardSubject, peakNames } from './card-subject.ts';
import { type SignalName, signals } from './signals.ts';

/** A card in the address, so that it can be sent to a colleague. */
export function cardText(subject: AnySubject): string {
  if ('signal' in subject) return JSON.stringify(['signal', subject.signal, subject.of, subject.part]);
  if ('reading' in subject) return JSON.stringify(['reading', subject.reading, subject.id, subject.window]);
  const { metric, scope, from, to, ledger, rolling, seconds } = subject;
  const parts = [metric, scope.kind, scope.key, scope.name, from, to, ledger, rolling === true];
  return JSON.stringify(seconds === undefined ? parts : [...parts, seconds]);
}

/** The card that an address names; null for none, and for what is not one. */
export function cardOf(text: string): AnySubject | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const [kind, which, id, part] = parts;
  const told = typeof id === 'string' && typeof part === 'string';
  if (kind === 'signal') return told && isSignal(which) ? { signal: which, of: id, part } : null;
  if (kind === 'reading') {
    const reading = (['alert', 'entry'] as const).find((each) => each === which);
    return told && reading !== undefined ? { reading, id, window: part } : null;
  }
  return metricOf(parts);
}

function isSignal(name: unknown): name is SignalName {
  return typeof name === 'string' && Object.hasOwn(signals, name);
}

function metricOf(parts: readonly unknown[]): CardSubject | null {
  const [metric, kind, key, name, from, to, ledger, rolling, seconds] = parts;
  const subject = {
    metric: metrics.find((each) => each === metric) ?? limitCounter(metric),
    kind: cardScopes.find((each) => each === kind),
    ledger: ledgers.find((each) => each === ledger),
  };
  if (subject.metric === undefined || subject.kind === undefined || subject.ledger === undefined) return null;
  if (
    typeof key !== 'string' ||
    typeof name !== 'string' ||
    typeof from !== 'number' ||
    typeof to !== 'number'
  )
    return null;
  return {
    metric: subject.metric,
    scope: { kind: subject.kind, key, name },
    from,
    to,
    ledger: subject.ledger,
    rolling: rolling === true,
    ...(typeof seconds === 'number' && { seconds }),
  };
}

const metrics = [...metricCodes, ...gauges, ...seatGauges, ...peakNames, ...baseCounters] as const;
const limited = new RegExp(`^(${perSecondsCounters.join('|')})(\\d{1,4})$`);

/** A counter of a threshold, such as `answeredIn20`. */
function limitCounter(name: unknown): CardSubject['metric'] | undefined {
  const match = typeof name === 'string' ? limited.exec(name) : null;
  const counter = perSecondsCounters.find((each) => each === match?.[1]);
  return counter && `${counter}${Number(match?.[2])}`;
}

function partsOf(text: string): unknown[] | null {
  if (text === '') return null;
  try {
    const parts: unknown = JSON.parse(text);
    return Array.isArray(parts) ? parts : null;
  } catch {
    // Somebody's address cut short.
    return null;
  }
}

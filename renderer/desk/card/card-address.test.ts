import { anything, assert, constantFrom, integer, property, record, string } from 'fast-check';
import { expect, it } from 'vitest';
import { cardScopes } from '../../../shared/contract/asks/figures-asks.ts';
import { counterNames, ledgers } from '../../../shared/measure/counters.ts';
import { seatGauges } from '../../../shared/measure/gauge-cards.ts';
import { metricCodes } from '../../../shared/measure/metric.ts';
import { gauges } from '../../../shared/model/gauge.ts';
import { cardOf, cardText } from './card-address.ts';
import { type AnySubject, type CardSubject, peakNames } from './card-subject.ts';
import { type SignalName, signals } from './signals.ts';

const metric = constantFrom(
  ...metricCodes,
  ...gauges,
  ...seatGauges,
  ...peakNames,
  ...(counterNames([20, 60]) as CardSubject['metric'][]),
);

it('is read as it was written, whatever things are called', () => {
  const parts = {
    metric,
    scope: record({ kind: constantFrom(...cardScopes), key: string(), name: string() }),
    from: integer(),
    to: integer(),
    ledger: constantFrom(...ledgers),
    rolling: constantFrom(true, false),
    seconds: integer(),
  };
  const subjects = record(parts, {
    requiredKeys: ['metric', 'scope', 'from', 'to', 'ledger', 'rolling'],
  });
  assert(
    property(subjects, (subject) => {
      expect(cardOf(cardText(subject))).toEqual(subject);
    }),
  );
});

it('is read as it was written of what is no metric and of what a rule saw, whatever things are called', () => {
  const written = (subject: AnySubject) => {
    expect(cardOf(cardText(subject))).toEqual(subject);
  };
  const signal = constantFrom(...(Object.keys(signals) as SignalName[]));
  assert(property(record({ signal, of: string(), part: string() }), written));
  const reading = constantFrom('alert' as const, 'entry' as const);
  assert(property(record({ reading, id: string(), window: string() }), written));
  for (const parts of [
    ['signal', 'toString', '', ''],
    ['signal', 'feed.age', 1, ''],
    ['reading', 'x', '1', '5m'],
  ])
    expect(cardOf(JSON.stringify(parts))).toBeNull();
});

it('is none for an address that names none', () => {
  assert(
    property(string(), (text) => {
      expect(cardOf(text)).toBeNull();
    }),
  );
  assert(
    property(anything(), (value) => {
      expect(cardOf(JSON.stringify([value, 'centre']))).toBeNull();
    }),
  );
  expect(cardOf(JSON.stringify(['answeredInX', 'centre', '', '', 1, 2, 'offer', false]))).toBeNull();
  expect(cardOf(JSON.stringify(['connectRate', 'planet', '', '', 1, 2, 'offer', false]))).toBeNull();
});

import { createContext } from 'react';
import type { CardScopeKind } from '../../../shared/contract/asks/figures-asks.ts';
import type { Gauge } from '../../../shared/model/gauge.ts';
import type { Counters, Ledger, Peaks } from '../../../shared/measure/counters.ts';
import type { SeatGauge } from '../../../shared/measure/gauge-cards.ts';
import type { MetricCode } from '../../../shared/measure/metric.ts';
import type { SignalName } from './signals.ts';

/** The highest of a time that have a card. */
export const peakNames = ['waitMsMax', 'depthMax'] as const satisfies (keyof Peaks)[];
export type PeakName = (typeof peakNames)[number];

/** A number whose formula somebody wants to see. */
export interface CardSubject {
  metric: MetricCode | Gauge | SeatGauge | PeakName | keyof Counters;
  /** `key` as the topics name it; empty for the centre, and so is `name`. */
  scope: { kind: CardScopeKind; key: string; name: string };
  /** What it was counted over, half-open, epoch ms; both the same instant for a gauge. */
  from: number;
  to: number;
  ledger: Ledger;
  /** It is one of a rolling window: `(from, to]`, whole seconds, as the topics `rolling` and `queues` have them. */
  rolling?: boolean;
  /** Threshold of a service level; the first of the settings where it is left out. Unit: seconds. */
  seconds?: number;
}

/** A number that is no metric. `of`: of which source, gap (its id), rule or alert; `part`: which of several it is; empty for none. */
export interface SignalSubject {
  signal: SignalName;
  of: string;
  part: string;
}

/** What a rule saw in one of its windows: of an alert as it stands, or of an entry of the journal. `id`: of that. */
export interface ReadingSubject {
  reading: 'alert' | 'entry';
  id: string;
  /** As in the rule, e.g. `5m`; empty for a gauge. */
  window: string;
}

/** Whatever has a card. */
export type AnySubject = CardSubject | SignalSubject | ReadingSubject;

/** Opens the formula card (口径卡); null where there is none to open. */
export const CardContext = createContext<((subject: AnySubject) => void) | null>(null);

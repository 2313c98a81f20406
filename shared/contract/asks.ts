import type * as z from 'zod';
import { alertAsks } from './asks/alert-asks.ts';
import type { AlertAnswers } from './asks/alert-asks.ts';
import { displayAsks } from './asks/display-asks.ts';
import type { DisplayAnswers } from './asks/display-asks.ts';
import { figuresAsks } from './asks/figures-asks.ts';
import type { FiguresAnswers } from './asks/figures-asks.ts';
import { floorAsks } from './asks/floor-asks.ts';
import type { FloorAnswers } from './asks/floor-asks.ts';
import { handoverAsks } from './asks/handover-asks.ts';
import type { HandoverAnswers } from './asks/handover-asks.ts';
import { healthAsks } from './asks/health-asks.ts';
import type { HealthAnswers } from './asks/health-asks.ts';
import { hotspotAsks } from './asks/hotspot-asks.ts';
import type { HotspotAnswers } from './asks/hotspot-asks.ts';
import { orderAsks } from './asks/order-asks.ts';
import type { OrderAnswers } from './asks/order-asks.ts';
import { peopleAsks } from './asks/people-asks.ts';
import type { PeopleAnswers } from './asks/people-asks.ts';
import { reportAsks } from './asks/report-asks.ts';
import type { ReportAnswers } from './asks/report-asks.ts';
import { rowsAsks } from './asks/rows-asks.ts';
import type { RowsAnswers } from './asks/rows-asks.ts';
import { settingsAsks } from './asks/settings-asks.ts';
import type { SettingsAnswers } from './asks/settings-asks.ts';
import { shiftAsks } from './asks/shift-asks.ts';
import type { ShiftAnswers } from './asks/shift-asks.ts';
import { summaryAsks } from './asks/summary-asks.ts';
import type { SummaryAnswers } from './asks/summary-asks.ts';
import type { Person } from '../model/person.ts';

/** Everything a viewer can ask, by name; each domain has a file of its own in asks/. */
export const asks = {
  ...alertAsks,
  ...displayAsks,
  ...figuresAsks,
  ...floorAsks,
  ...handoverAsks,
  ...healthAsks,
  ...hotspotAsks,
  ...orderAsks,
  ...peopleAsks,
  ...reportAsks,
  ...rowsAsks,
  ...settingsAsks,
  ...shiftAsks,
  ...summaryAsks,
};

/** What is answered to each of them. */
export interface Answers
  extends
    AlertAnswers,
    DisplayAnswers,
    FiguresAnswers,
    FloorAnswers,
    HandoverAnswers,
    HealthAnswers,
    HotspotAnswers,
    OrderAnswers,
    PeopleAnswers,
    ReportAnswers,
    RowsAnswers,
    SettingsAnswers,
    ShiftAnswers,
    SummaryAnswers {}

export type AskName = keyof typeof asks & keyof Answers;
/** What is asked, as the asker writes it, and as who answers reads it: with the defaults filled in. */
export type AskInput<N extends AskName> = z.input<(typeof asks)[N]['args']>;
export type AskArgs<N extends AskName> = z.output<(typeof asks)[N]['args']>;

/** Whence a question comes: one page, as long as it is connected. */
export interface Connection {
  /** Nobody is there any more. */
  ended(): boolean;
}

/** Those who answer; each knows some of the questions. Throws an `AskRefusal` whose message is for people. */
export type Answerers = {
  [N in AskName]?: (args: AskArgs<N>, who: Person, from: Connection) => Answers[N] | Promise<Answers[N]>;
};

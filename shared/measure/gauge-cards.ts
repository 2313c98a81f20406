import type { Gauge } from '../model/gauge.ts';

/** Seats by what they do at this moment, as screens count them; `online`: all that are logged in. */
export const seatGauges = [
  'seats.online',
  'seats.talking',
  'seats.holding',
  'seats.acw',
  'seats.ringing',
  'seats.ready',
  'seats.notReady',
] as const;
export type SeatGauge = (typeof seatGauges)[number];

/** The card (口径卡) of a value of one moment: it divides nothing, but what it counts has to be said, too. */
export interface GaugeFacts {
  /** What is left out and what is not, a words key. */
  exclusions: 'gauge.exclusions.waits' | 'gauge.exclusions.seats' | 'gauge.exclusions.signals';
  /** The events of sources that move it, by type; empty for what the station measures itself. */
  events: readonly string[];
  /** What can be listed behind it. */
  rows: 'waits' | 'seats' | null;
}

/** What begins a wait and what ends it. */
const waits: GaugeFacts = {
  exclusions: 'gauge.exclusions.waits',
  events: [
    'contact.queued',
    'contact.answered',
    'contact.abandoned',
    'contact.left',
    'contact.transferred',
    'contact.ended',
  ],
  rows: 'waits',
};
const seats: GaugeFacts = {
  exclusions: 'gauge.exclusions.seats',
  events: ['agent.state', 'roster.agent', 'contact.answered', 'contact.ended', 'contact.wrapped'],
  rows: 'seats',
};
const signals: GaugeFacts = { exclusions: 'gauge.exclusions.signals', events: [], rows: null };
const ofGauges: Partial<Record<Gauge | SeatGauge, GaugeFacts>> = {
  waiting: waits,
  longestWait: waits,
  waitingWithNobodyReady: { ...waits, events: [...waits.events, 'agent.state'] },
  cusumConnectRate: { ...waits, rows: null },
  shiftShortfall: { ...waits, rows: null },
  stateOverLimit: seats,
};

/** What is to be said of a value of one moment. */
export function gaugeFacts(gauge: Gauge | SeatGauge): GaugeFacts {
  return ofGauges[gauge] ?? (gauge.startsWith('seats.') ? seats : signals);
}

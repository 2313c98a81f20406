import type { AgentState } from '../../../../shared/model/event.ts';

/** One attempt to reach an agent. All times in epoch ms; null = not yet when the log ended. */
export interface RingTruth {
  agent: string;
  from: number;
  to: number | null;
  /** The agent did not pick up. */
  missed: boolean;
}

/** One stay in one queue, up to the agent's last work with it. */
export interface LegTruth {
  queue: string;
  offered: number;
  rings: RingTruth[];
  end: 'answered' | 'abandoned' | 'overflow' | 'callback' | 'lost' | null;
  endAt: number | null;
  /** Where an abandon happened. */
  stage: 'queue' | 'ringing' | null;
  agent: string | null;
  talkEnd: number | null;
  /** The telephone system lost it while talking. */
  dropped: boolean;
  holds: { from: number; to: number | null }[];
  deskEnd: number | null;
  /** Passed on to somebody outside at the end of the talk. */
  external: boolean;
}

/** What really happened to one contact. */
export interface ContactTruth {
  kind: 'contact';
  contact: string;
  channel: string;
  business: string;
  language: string;
  key: string;
  region: string;
  site: string;
  customer: string;
  entered: number;
  /** How the menu ended. */
  menu: 'left' | 'selfServed' | 'refused' | 'queued' | 'lost' | null;
  menuEnd: number | null;
  /** The queue that was full or closed. */
  refusedBy: string | null;
  legs: LegTruth[];
}

/** One stretch of one agent in one state. */
export interface SeatTruth {
  kind: 'seat';
  agent: string;
  state: AgentState;
  reason: string;
  from: number;
  to: number | null;
}

export interface SurveyTruth {
  kind: 'survey';
  contact: string;
  queue: string;
  agent: string;
  at: number;
  grade: number;
  resolved: boolean;
}

export interface ComplaintTruth {
  kind: 'complaint';
  complaint: string;
  contact: string;
  queue: string;
  business: string;
  category: string[];
  region: string[];
  at: number;
}

export interface OrderTruth {
  kind: 'order';
  order: string;
  type: string;
  contact: string;
  category: string[];
  region: string[];
  /** What the region is like. */
  area: 'urban' | 'rural' | 'remote';
  unit: string;
  urgent: boolean;
  created: number;
  due: number;
  /** Everything it was moved to, in order of time. */
  links: { to: string; at: number; grade?: number }[];
}

/** A line of the truth: one finished thing, or one that was not finished when the log ended. */
export type Truth = ContactTruth | SeatTruth | SurveyTruth | ComplaintTruth | OrderTruth;

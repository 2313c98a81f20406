import type { AgentState } from '../../../../shared/model/event.ts';
import type { Demand } from './demand.ts';
import type { Fifo } from './fifo.ts';
import type { Profile, Topic } from './profile.ts';
import type { ContactTruth, LegTruth } from './truth.ts';

type Skill = Profile['skills'][number];

/** One skill at one site: where callers wait, and the agents whose own work it is. */
export interface Queue {
  id: string;
  name: string;
  site: string;
  skill: Skill;
  urgent: Fifo<Call>;
  usual: Fifo<Call>;
  waiting: number;
  /** Its own agents first, then those who help out. */
  groups: Group[];
  /** The same skill elsewhere. */
  elsewhere: Queue[];
  /** Customers who are to be called back. */
  callbacks: number;
}

/** Agents who can do the same. */
export interface Group {
  /** Own queue first. */
  queues: Queue[];
  ready: Fifo<{ agent: Agent; turn: number }>;
  onDuty: number;
}

/** What an agent is to do as soon as nobody is being served. */
export type Wish = { kind: 'leave' } | { kind: 'break'; reason: string; minutes: number };

export interface Agent {
  id: string;
  name: string;
  team: string;
  site: string;
  group: Group;
  roster: Profile['rosters'][number];
  crew: number;
  state: AgentState;
  reason: string;
  since: number;
  /** Counts the times the agent became ready: an entry of another turn is out of date. */
  turn: number;
  wishes: Wish[];
  call: Call | null;
}

/** Who works where, and what waits where. */
export interface FloorPlan {
  queues: Queue[];
  agents: Agent[];
  demand: Demand;
  queueOf(skill: string, site: string): Queue;
}

/** Who calls and why. */
export interface Caller {
  topic: Topic;
  region: Profile['regions'][number];
  channel: Profile['channels'][number];
  customer: string;
  /** Unit: ms; of somebody in a storm, else drawn at the offer. */
  patience: number | null;
  /** How likely, and about what, this caller complains; the usual when null. */
  complains: { share: number; category: string[] } | null;
}

/** A contact in progress. */
export interface Call {
  caller: Caller;
  truth: ContactTruth;
  /** The queue it waits in and is in line for; null when ringing, talking or gone. */
  waitsIn: Queue | null;
  leg: { queue: Queue; truth: LegTruth } | null;
  /** Who rings or talks. */
  agent: Agent | null;
  /** Counts its stages: a timer of an earlier one does nothing. */
  stage: number;
  /** Agents who still have desk work with it. */
  desks: number;
  overflowed: boolean;
  transfers: number;
  /** Nobody is with it any more. */
  over: boolean;
}

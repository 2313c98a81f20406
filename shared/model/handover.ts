import type { ShiftInstance } from '../time/roster.ts';
import type { OpenCounts } from './duty-item.ts';
import type { Role } from './person.ts';

/** A shift as a hand-over names it: as it was planned then. */
export type HandoverShift = Omit<ShiftInstance, 'peak'>;

/** How somebody answered a hand-over. `inPlace`: a duty manager did so in place of whom it was addressed to. */
export interface HandoverReply {
  at: number;
  by: string;
  inPlace: boolean;
  /** Why it was declined; empty when it was accepted. */
  reason: string;
}

/** A shift handed over by name (交接班). Times are epoch ms of the centre's clock. */
export interface Handover {
  id: string;
  /** `given`: waits for who is to take over. `declined`: the shift is open again. */
  state: 'given' | 'accepted' | 'declined';
  shift: HandoverShift;
  next: HandoverShift | null;
  at: number;
  /** Empty: nobody signed in; then the role tells who. */
  by: string;
  role: Role;
  to: string;
  remark: string;
  /** How much was open then. */
  counts: OpenCounts;
  reply: HandoverReply | null;
}

/** Why a hand-over is not done. */
export const handoverProblems = [
  'nobody',
  'stranger',
  'noShift',
  'given',
  'accepted',
  'absent',
  'answered',
  'unnamed',
  'notAddressee',
  'noReason',
] as const;
export type HandoverProblem = (typeof handoverProblems)[number];

/** The shifts about which there is something to hand over, for those who may see names. Key `duty`. */
export interface DutyCell {
  before: HandoverShift | null;
  /** The usual shift that began last; between shifts it is over. */
  on: HandoverShift | null;
  next: HandoverShift | null;
  /** The one before is not accepted a quarter of an hour after this one began, in a centre that hands over. */
  late: boolean;
}

import type { NewEvent } from '../../../../shared/model/event.ts';

/** Who tells: AMI with microseconds, or `queue_log` with whole seconds. */
export type Teller = 'ami' | 'log';

/** What one AMI event or log line says, in protocol words or in the few words of Asterisk that have none. */
export type Said = NewEvent | Hint;

/** Things that are not events of the protocol, but that events depend on. Times in epoch ms UTC. */
export type Hint =
  | { type: 'hint.key'; time: number; data: { contact: string; key: string } }
  /** The caller's place in the queue is gone, for whatever reason. */
  | { type: 'hint.placeLeft'; time: number; data: { contact: string; queue: string } }
  | { type: 'hint.hungUp'; time: number; data: { channel: string } }
  /** Channel of the agent's end, by which hold and retrieve are known. */
  | { type: 'hint.agentChannel'; time: number; data: { contact: string; channel: string } }
  | { type: 'hint.held'; time: number; data: { channel: string; held: boolean } };

/** What an event or list item says of one agent in one queue. */
export interface Member {
  agent: string;
  queue: string;
  /** Asterisk's device state: 0 unknown, 1 not in use, 2 in use, 3 busy, 4 invalid, 5 unavailable, 6 ringing, 7 ringing in use, 8 on hold. */
  status: number;
  paused: boolean;
  reason: string;
  /** Whether Asterisk itself counts a call of this queue with the agent. */
  inCall: boolean;
  /** False = taken out of the queue. */
  member: boolean;
}

/** Tells protocol events from hints. */
export function isHint(said: Said): said is Hint {
  return said.type.startsWith('hint.');
}

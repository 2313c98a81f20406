import { useState } from 'react';
import { useStation, useWall } from '../../link/use-station.ts';
import type { Credentials } from '../../session/session-api.ts';
import type { SessionGate } from '../../session/session-gate.ts';
import { doorFault } from './door-fault.ts';

/** Somebody at the door: whether it is being looked at what they typed, and why it stays shut, '' = nothing is wrong. */
export interface AtTheDoor {
  asked: boolean;
  fault: string;
  complain(fault: string): void;
  /** Knocks once at a time; with `name` as the first administrator. */
  enter(credentials: Credentials, name?: string): Promise<void>;
}

export function useDoor(gate: SessionGate, host: string): AtTheDoor {
  const { words } = useWall();
  const zone = useStation()?.zone;
  const [state, setState] = useState({ asked: false, fault: '' });
  return {
    ...state,
    complain: (fault) => setState({ asked: false, fault }),
    async enter(credentials, name) {
      if (state.asked) return;
      setState({ asked: true, fault: '' });
      const answer = await gate.signIn(credentials, name);
      setState({ asked: false, fault: doorFault(answer, host, Date.now(), zone, words) });
    },
  };
}

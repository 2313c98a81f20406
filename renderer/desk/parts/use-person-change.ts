import { useState } from 'react';
import type { Changed } from '../../../shared/contract/asks/people-asks.ts';
import { useWall, useWho } from '../../link/use-station.ts';
import { refusalText } from './refusal-text.ts';

/** A change of people or tokens on its way; `fault`: why it was not made, for people, '' = nothing is wrong. */
export interface PersonChange {
  busy: boolean;
  fault: string;
  /** Makes it; gives whether it was made. */
  make(change: () => Promise<Changed>): Promise<boolean>;
}

export function usePersonChange(): PersonChange {
  const { words } = useWall();
  const { role } = useWho();
  const [state, setState] = useState({ busy: false, fault: '' });
  return {
    ...state,
    async make(change) {
      setState({ busy: true, fault: '' });
      try {
        const answer = await change();
        setState({ busy: false, fault: answer.ok ? '' : words.say(`people.problem.${answer.problem}`) });
        return answer.ok;
      } catch (fault) {
        setState({ busy: false, fault: refusalText(fault, words, role) });
        return false;
      }
    },
  };
}

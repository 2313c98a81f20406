import { useCallback } from 'react';
import type { Answers, AskInput } from '../../../../shared/contract/asks.ts';
import { useWall } from '../../../link/use-station.ts';
import { type Deed, useAct } from '../../parts/use-act.ts';
import { useOnceKey } from './use-once-key.ts';

type DutyAsk =
  | 'notes.write'
  | 'notes.correct'
  | 'notes.done'
  | 'notes.withdraw'
  | 'handover.give'
  | 'handover.accept'
  | 'handover.decline';
type Keyless<N extends DutyAsk> = Omit<AskInput<N>, 'key'>;

/** Asks for things that are done once each, and tells what became of the newest. */
export function useDutyAct(): {
  deed: Deed;
  /** @returns what was answered; undefined when it was refused */
  run<N extends DutyAsk>(name: N, args: Keyless<N>, said: string): Promise<Answers[N] | undefined>;
} {
  const { client, words } = useWall();
  const { deed, act } = useAct();
  const { keyOf, done } = useOnceKey();
  const run = useCallback(
    <N extends DutyAsk>(name: N, args: Keyless<N>, said: string) =>
      act(async () => {
        // Only the key was missing.
        const answer = await client.ask(name, { ...args, key: keyOf({ name, args }) } as AskInput<N>);
        if ('problem' in answer && answer.problem !== undefined)
          throw new Error(words.say(`handover.problem.${answer.problem}`));
        done();
        return answer;
      }, said),
    [act, client, done, keyOf, words],
  );
  return { deed, run };
}

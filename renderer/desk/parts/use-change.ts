import { useCallback } from 'react';
import { type Answers, type AskInput, type AskName, asks } from '../../../shared/contract/asks.ts';
import { mayAs } from '../../../shared/model/person.ts';
import { useWall, useWho } from '../../link/use-station.ts';
import { useAct } from './use-act.ts';

/** A change that somebody asks the station for. */
export interface Change<N extends AskName> {
  busy: boolean;
  /** Why the last one was refused; undefined while it was not. */
  fault: unknown;
  /** Asks for it; undefined when it is refused, `fault` says why. */
  run(args: AskInput<N>): Promise<Answers[N] | undefined>;
}

/** Asks the station to change something. */
export function useChange<N extends AskName>(name: N): Change<N> {
  const { client } = useWall();
  const { deed, act } = useAct();
  const run = useCallback((args: AskInput<N>) => act(() => client.ask(name, args), ''), [act, client, name]);
  return { busy: deed.busy, fault: deed.fault, run };
}

/** Whether this person may ask for it; what they may not is not offered to them. */
export function useMay(name: AskName): boolean {
  return mayAs(useWho().role, asks[name].role);
}

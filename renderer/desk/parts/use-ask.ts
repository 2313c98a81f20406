import { useCallback, useEffect, useState } from 'react';
import type { Answers, AskInput, AskName } from '../../../shared/contract/asks.ts';
import { useLink, useWall } from '../../link/use-station.ts';

/** A question on its way, answered or refused. While it is asked again, the answer before stays. */
export interface Asked<T> {
  answer: T | undefined;
  /** Why it was refused; undefined when it was not. */
  fault: unknown;
  loading: boolean;
  again(): void;
}

/** What came of the newest question that something came of. */
interface Settled<T> {
  /** What was asked, and which time. */
  args: string;
  turn: string;
  answer?: T | undefined;
  fault?: unknown;
}

/**
 * Asks the station, and again whenever what is asked changes or the station is back; `args` null: nothing yet. An answer
 * that comes too late, for another question or to a page that is gone, is dropped.
 */
export function useAsk<N extends AskName>(name: N, args: AskInput<N> | null): Asked<Answers[N]> {
  const { client } = useWall();
  const live = useLink().phase === 'live';
  const asked = JSON.stringify(args);
  const [times, setTimes] = useState(0);
  const turn = `${times} ${live} ${asked}`;
  const [settled, setSettled] = useState<Settled<Answers[N]>>({ args: '', turn: '' });
  useEffect(() => {
    if (asked === 'null' || !live) return undefined;
    let wanted = true;
    // Its own JSON: the same arguments again, whoever made the object.
    client.ask(name, JSON.parse(asked) as AskInput<N>).then(
      (answer) => wanted && setSettled({ args: asked, turn, answer }),
      (fault: unknown) =>
        wanted &&
        setSettled((before) => ({
          args: asked,
          turn,
          answer: before.args === asked ? before.answer : undefined,
          fault,
        })),
    );
    return () => void (wanted = false);
  }, [client, live, name, asked, turn]);
  const again = useCallback(() => setTimes((before) => before + 1), []);
  const current = settled.args === asked;
  return {
    answer: current ? settled.answer : undefined,
    fault: current ? settled.fault : undefined,
    loading: asked !== 'null' && settled.turn !== turn,
    again,
  };
}

import { useMemo } from 'react';
import { useTopic } from '../link/use-station.ts';
import { type Trees, treesOf } from './place-names.ts';

/** The trees of the settings; the same object while they are the same. */
export function useTrees(): Trees {
  const topic = useTopic('trees');
  return useMemo(() => treesOf(topic), [topic]);
}

import type { Board } from './board.ts';

/** A value that many cells need and that costs something: made at most once a revision of the board. */
export function onceARevision<T>(board: Pick<Board, 'revision'>, make: () => T): () => T {
  let held: { revision: number; value: T } | null = null;
  return () => {
    const revision = board.revision();
    if (held?.revision !== revision) held = { revision, value: make() };
    return held.value;
  };
}

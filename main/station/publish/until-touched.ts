import type { Board } from './board.ts';

/** A value that many cells need and that costs something: made anew only when something was touched since. */
export function untilTouched<T>(board: Pick<Board, 'generation'>, make: () => T): () => T {
  let held: { generation: number; value: T } | null = null;
  return () => {
    const generation = board.generation();
    if (held?.generation !== generation) held = { generation, value: make() };
    return held.value;
  };
}

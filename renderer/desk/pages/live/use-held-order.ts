import { useState } from 'react';
import { inOrder, type QueueLine } from './queue-lines.ts';

/**
 * Keeps the rows in their places while somebody points at them or is among them by keyboard: a row that moves away
 * between press and release cannot be clicked. Another `asked` (sorting, filter) lets go.
 */
export function useHeldOrder(lines: readonly QueueLine[], asked: string) {
  const [held, setHeld] = useState<{ asked: string; order: readonly string[] } | null>(null);
  const hold = () =>
    setHeld((before) =>
      before?.asked === asked ? before : { asked, order: lines.map(({ queue }) => queue) },
    );
  return {
    lines: held?.asked === asked ? inOrder(lines, held.order) : lines,
    /** For the element around the rows. */
    holders: {
      onPointerMove: hold,
      onPointerLeave: () => setHeld(null),
      onFocus: hold,
      onBlur: () => setHeld(null),
    },
  };
}

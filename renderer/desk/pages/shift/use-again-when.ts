import { useEffect, useRef } from 'react';

/** Asks again when what is followed is another one than before. */
export function useAgainWhen(followed: unknown, again: () => void): void {
  const before = useRef(followed);
  useEffect(() => {
    if (before.current === followed) return;
    before.current = followed;
    again();
  }, [followed, again]);
}

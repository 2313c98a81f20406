import { useCallback, useRef } from 'react';

/**
 * Keys by which the station knows what it has done already: the same for the same thing until it is told to be done, so
 * that what is sent again after a lost answer is not done twice.
 */
export function useOnceKey() {
  const held = useRef({ of: '', key: '' });
  const keyOf = useCallback((thing: object): string => {
    const of = JSON.stringify(thing);
    if (held.current.of !== of) held.current = { of, key: freshKey() };
    return held.current.key;
  }, []);
  const done = useCallback(() => void (held.current = { of: '', key: '' }), []);
  return { keyOf, done };
}

function freshKey(): string {
  // `randomUUID` is not there on pages that come over plain HTTP from another machine.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

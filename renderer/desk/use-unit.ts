import { useSyncExternalStore } from 'react';

/** Screens without scaling of their own on which 14 px could not be read; desk.css has the same limit. */
const large = matchMedia('(min-width: 2800px) and (min-height: 1400px)');

/** px of 1 rem, the size of the desk's text. */
export function useUnit(): number {
  return useSyncExternalStore(subscribe, () => (large.matches ? 22 : 14));
}

function subscribe(changed: () => void): () => void {
  large.addEventListener('change', changed);
  return () => large.removeEventListener('change', changed);
}

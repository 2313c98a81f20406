import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { type AddressState, changeAddress, pageAddress, readAddress } from './address.ts';

/** `push`: a step that the browser's Back undoes; `replace`: one that it does not, as with every letter of a filter. */
export type Step = 'push' | 'replace';

const watchers = new Set<() => void>();

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  window.addEventListener('popstate', watcher);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener('popstate', watcher);
  };
}

const search = () => location.search;

function goTo(address: string, step: Step): void {
  if (address === location.search) return;
  if (step === 'push') history.pushState(null, '', address);
  else history.replaceState(null, '', address);
  for (const watcher of watchers) watcher();
}

/**
 * A view's state, kept in the address, so that a view can be sent to a colleague. `usual` must be the same object at
 * every draw: a constant beside the component. Its values say which types the state's are.
 */
export function useAddress<T extends AddressState>(
  usual: T,
): readonly [T, (change: Partial<T>, step?: Step) => void] {
  const now = useSyncExternalStore(subscribe, search);
  const state = useMemo(() => readAddress(now, usual), [now, usual]);
  const change = useCallback(
    (next: Partial<T>, step: Step = 'push') => goTo(changeAddress(location.search, usual, next), step),
    [usual],
  );
  return [state, change];
}

/** Goes to a page of the desk, e.g. `goToPage('live', { queue: 'q1' })`. */
export function goToPage(page: string, state?: AddressState): void {
  goTo(pageAddress(location.search, page, state), 'push');
}

/** Where a link to a page of the desk leads, for `href`: it can be opened in a new window, too. */
export function hrefOf(page: string, state?: AddressState): string {
  return pageAddress(location.search, page, state);
}

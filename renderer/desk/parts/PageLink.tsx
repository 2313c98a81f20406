import type { MouseEvent, ReactNode } from 'react';
import type { AddressState } from '../address.ts';
import { goToPage, hrefOf } from '../use-address.ts';

/** A link to a page of the desk in a state, without loading the desk anew; with a key held it opens in another window. */
export function PageLink({
  page,
  state,
  children,
}: {
  page: string;
  state: AddressState;
  children: ReactNode;
}) {
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goToPage(page, state);
  };
  return (
    <a href={hrefOf(page, state)} onClick={go}>
      {children}
    </a>
  );
}

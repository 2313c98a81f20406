import { type RefObject, useLayoutEffect } from 'react';

/** Says of a page that a list on it scrolls of its own: pop-ups then make room in that list, and not below the page. */
export function useOwnScroll(scroller: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const page = scroller.current?.closest('main');
    page?.toggleAttribute('data-scrolls', true);
    return () => page?.removeAttribute('data-scrolls');
  }, [scroller]);
}

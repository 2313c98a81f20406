import { type RefObject, useEffect, useRef } from 'react';
import { useWall } from '../link/use-station.ts';

/** What draws pictures in an element, on the ground's colour. */
interface Host<Picture> {
  show(picture: Picture): void;
  dispose(): void;
}

/** Has a host of the given class draw `picture` in the element of the ref that this gives. */
export function useHost<Picture>(
  Made: new (element: HTMLElement, ground: string) => Host<Picture>,
  picture: Picture,
): RefObject<HTMLDivElement | null> {
  const { ground } = useWall().palette;
  const element = useRef<HTMLDivElement>(null);
  const host = useRef<Host<Picture>>(null);
  useEffect(() => {
    if (element.current === null) return undefined;
    const made = new Made(element.current, ground);
    host.current = made;
    return () => {
      host.current = null;
      made.dispose();
    };
  }, [Made, ground]);
  useEffect(() => host.current?.show(picture));
  return element;
}

import { type RefObject, useLayoutEffect, useState } from 'react';
import { roomOf } from '../charts/room.ts';

/** An element's room in design units; null before it is laid out. */
export function useRoom(place: RefObject<HTMLElement | null>): { width: number; height: number } | null {
  const [room, setRoom] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const measure = () => {
      const { width, height, unit } = roomOf(element);
      setRoom(unit > 0 ? { width: width / unit, height: height / unit } : null);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return room;
}

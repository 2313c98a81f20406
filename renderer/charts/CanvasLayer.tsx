import { useEffect, useRef } from 'react';
import { useWall } from '../link/use-station.ts';
import { CanvasHost } from './canvas-host.ts';
import type { CanvasPicture } from './canvas-picture.ts';

/** The room of a canvas; what it shows is said in words by the element around it. */
export function CanvasLayer({ picture }: { picture: CanvasPicture }) {
  const { ground } = useWall().palette;
  const element = useRef<HTMLDivElement>(null);
  const host = useRef<CanvasHost>(null);
  useEffect(() => {
    if (element.current === null) return undefined;
    const made = new CanvasHost(element.current, ground);
    host.current = made;
    return () => {
      host.current = null;
      made.dispose();
    };
  }, [ground]);
  useEffect(() => host.current?.show(picture));
  return <div className="chart" ref={element} />;
}

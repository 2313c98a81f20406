import { useEffect, useRef } from 'react';
import { CanvasHost } from './canvas-host.ts';
import type { CanvasPicture } from './canvas-picture.ts';

/** The room of a canvas; what it shows is said in words by the element around it. */
export function CanvasLayer({ picture }: { picture: CanvasPicture }) {
  const element = useRef<HTMLDivElement>(null);
  const host = useRef<CanvasHost>(null);
  useEffect(() => {
    if (element.current === null) return undefined;
    const made = new CanvasHost(element.current);
    host.current = made;
    return () => {
      host.current = null;
      made.dispose();
    };
  }, []);
  useEffect(() => host.current?.show(picture));
  return <div className="chart" ref={element} />;
}

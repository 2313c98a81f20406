import { useLayoutEffect, useRef } from 'react';
import { ChartHost, type ChartPicture } from './chart-host.ts';

/** A chart; drawn again when `picture` is another object. `label` says in words what it shows. */
export function Chart({ label, picture }: { label: string; picture: ChartPicture }) {
  const element = useRef<HTMLDivElement>(null);
  const host = useRef<ChartHost>(null);
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const made = new ChartHost(element.current);
    host.current = made;
    return () => made.dispose();
  }, []);
  useLayoutEffect(() => host.current?.show(picture), [picture]);
  return <div ref={element} className="chart" role="img" aria-label={label} />;
}

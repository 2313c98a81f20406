import { useLayoutEffect, useRef } from 'react';
import { ChartHost, type ChartPicture } from './chart-host.ts';

/** A chart; drawn again when `shape` or `data` is another one. `label` says in words what it shows. */
export function Chart({ label, data, shape, option }: ChartPicture & { label: string; data: unknown }) {
  const element = useRef<HTMLDivElement>(null);
  const host = useRef<ChartHost>(null);
  useLayoutEffect(() => {
    if (element.current === null) return undefined;
    const made = new ChartHost(element.current);
    host.current = made;
    return () => made.dispose();
  }, []);
  // `option` is a new function at every rendering; what it draws is told by `shape` and `data`.
  const picture = useRef({ shape, option });
  picture.current = { shape, option };
  useLayoutEffect(() => host.current?.show(picture.current), [shape, data]);
  return <div ref={element} className="chart" role="img" aria-label={label} />;
}

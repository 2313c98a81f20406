import { useLayoutEffect, useRef, useState } from 'react';
import type { ChartHost, ChartPicture } from './chart-host.ts';

/** A chart, drawn again when its picture's `shape` or `data` is another. What it shows is said by who stands around it. */
export function Chart({ picture }: { picture: ChartPicture }) {
  const element = useRef<HTMLDivElement>(null);
  const host = useRef<ChartHost>(null);
  const newest = useRef(picture);
  const [fault, setFault] = useState<Error | null>(null);
  useLayoutEffect(() => {
    const place = element.current;
    let gone = false;
    // Half of the wall's code draws charts: the figures do not wait for it.
    void import('./chart-host.ts').then(
      (loaded) => {
        if (gone || place === null) return;
        host.current = new loaded.ChartHost(place);
        host.current.show(newest.current);
      },
      (cause: unknown) => setFault(cause instanceof Error ? cause : new Error(String(cause))),
    );
    return () => {
      gone = true;
      host.current?.dispose();
      host.current = null;
    };
  }, []);
  useLayoutEffect(() => {
    newest.current = picture;
    host.current?.show(picture);
  }, [picture]);
  // The station has another build by now: the guard around the wall loads the page again.
  if (fault !== null) throw fault;
  return <div ref={element} className="chart" aria-hidden="true" />;
}

import type { ReactNode } from 'react';

/** One strip on the scene's time axis, with the upper end of its scale. */
export function Band({
  title,
  top,
  now,
  children,
}: {
  title: string;
  top: string;
  now: number | null;
  children: ReactNode;
}) {
  return (
    <div className="band">
      <h2 className="label">{title}</h2>
      <div className="band-plot" role="img" aria-label={title}>
        {children}
        {now !== null && <i className="mark-now" style={{ left: `${now * 100}%` }} />}
      </div>
      <span className="band-top">{top}</span>
    </div>
  );
}

import { memo } from 'react';
import { alike } from '../alike.ts';
import type { ScaleMarks } from './view.ts';

/** The scale bar: target as a line, the interval as a bar, now as a dot, today to date as a mark below, the interval in words beside it. */
export const Scale = memo(function Scale(given: {
  marks: ScaleMarks;
  target: string;
  today: string;
  sample: string;
}) {
  const { target, now, interval, today } = given.marks;
  const lean = (left: string) => ({ left, transform: `translateX(-${left})` });
  return (
    <div className="scale">
      <span className="scale-target" style={lean(target)}>
        {given.target}
      </span>
      <div className="scale-bar">
        <i className="scale-good" style={{ left: target }} />
        {interval !== null && <i className="scale-interval" style={interval} />}
        <i className="scale-line" style={{ left: target }} />
        {now !== null && <i className="scale-now" style={{ left: now }} />}
        {today !== null && <i className="scale-mark" style={{ left: today }} />}
      </div>
      <span className="scale-today" style={lean(today ?? '0%')}>
        {given.today}
      </span>
      {given.sample !== '' && (
        <span className="scale-sample" data-side={given.marks.free}>
          {given.sample}
        </span>
      )}
    </div>
  );
}, alike);

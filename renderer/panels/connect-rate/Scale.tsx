import type { ConnectRateView } from './view.ts';
import { scalePosition } from './view.ts';

/** The scale bar: target as a line, the interval as a bar, now as a dot, today to date as a mark below. */
export function Scale({ view }: { view: ConnectRateView }) {
  const { floor, target, now, interval, today } = view.scale;
  const at = (rate: number) => `${scalePosition(rate, floor)}%`;
  const lean = (rate: number) => ({
    left: at(rate),
    transform: `translateX(-${scalePosition(rate, floor)}%)`,
  });
  return (
    <div className="scale">
      <span className="scale-target" style={lean(target)}>
        {view.target}
      </span>
      <div className="scale-bar">
        <i className="scale-good" style={{ left: at(target) }} />
        {interval !== null && (
          <i
            className="scale-interval"
            style={{ left: at(interval.low), right: `${100 - scalePosition(interval.high, floor)}%` }}
          />
        )}
        <i className="scale-line" style={{ left: at(target) }} />
        {now !== null && <i className="scale-now" style={{ left: at(now) }} />}
        {today !== null && <i className="scale-mark" style={{ left: at(today) }} />}
      </div>
      <span className="scale-today" style={lean(today ?? floor)}>
        {view.today}
      </span>
    </div>
  );
}
